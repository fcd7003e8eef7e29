import fc from 'fast-check'
import { instantOf, sayWhen, type Instant } from '../../shared/_kernel'
import { changeDeadlines, decide } from '../../shared/approvals'
import { aDecision, allowed, anApproval } from '../_support/domain-builders'

const lock: Instant = '2026-01-04T07:00:00.000Z'

test.each([
  ['2026-01-01T02:00:00.000Z', '今天 12:00|今天 18:00|明天 12:00|1月4日 13:00'],
  ['2026-01-03T08:30:00.000Z', '今天 18:00|明天 12:00|明天 13:00'],
  ['2026-01-04T03:30:00.000Z', '今天 13:00'],
  ['2026-01-04T04:01:00.000Z', ''],
] as const)('G10: at %s a change can be asked for until %s', (now, offered) => {
  expect(
    changeDeadlines(now, lock)
      .map((at) => sayWhen(at, now))
      .join('|'),
  ).toBe(offered)
})

test('G10: every deadline that is offered is accepted, and in order', () => {
  const instants = fc
    .integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse(lock) })
    .map(instantOf)
  fc.assert(
    fc.property(instants, (now) => {
      const offered = changeDeadlines(now, lock)
      expect(offered).toEqual([...new Set(offered)].sort())
      for (const changesDueAt of offered) {
        const asked = aDecision('zhou', { verdict: 'changes-asked', comment: '太长', changesDueAt, at: now })
        expect(allowed(decide(anApproval(), asked)).state).toBe('changes-asked')
      }
    }),
  )
})
