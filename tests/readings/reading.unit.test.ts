import {
  askPerson,
  confirmReading,
  goOnRound,
  isAmong,
  isOverdue,
  isRemindedOn,
  look,
  remind,
  startReading,
  type Audience,
  type Reading,
} from '../../shared/readings'
import { anId } from '../_support/builders'
import { allowed, aPerson, refused } from '../_support/domain-builders'

const at = '2026-01-01T02:00:00.000Z'
const by = aPerson({ roles: ['admin'] })

function started(change: Partial<{ audience: Audience; dueOn: Reading['dueOn'] }> = {}) {
  return startReading({
    ...{ _id: 'reading', rulebook: 'group-media@1', title: '集团媒体管理规定', audienceName: '全公司' },
    ...{ audience: { of: 'all' }, dueOn: '2026-01-08', by, at, commandId: anId(), ...change },
  })
}

const reading = () => allowed(started())
const asked = () => goOnRound(reading(), 12, null, at)
const tap = (instant: Reading['startedAt']) => ({ by, at: instant, commandId: anId() })

it.each<[string, Parameters<typeof started>[0], string]>([
  ['a last day that has passed', { dueOn: '2025-12-31' }, 'dueOn'],
  ['a last day too far away', { dueOn: '2026-04-04' }, 'dueOn'],
  ['no unit', { audience: { of: 'units', units: [] } }, 'audience'],
  ['no role', { audience: { of: 'roles', roles: [] } }, 'audience'],
])('is not started with %s', (_, change, path) => {
  expect(refused(started(change)).path).toBe(path)
})

it.each<[Audience, boolean]>([
  [{ of: 'all' }, true],
  [{ of: 'units', units: ['brand'] }, true],
  [{ of: 'units', units: ['store'] }, false],
  [{ of: 'roles', roles: ['head', 'submitter'] }, true],
  [{ of: 'roles', roles: ['admin'] }, false],
])('whoever is meant by %j', (audience, isMeant) => {
  const person = aPerson({ unitId: 'brand', roles: ['submitter'] })
  expect(isAmong(person, audience)).toBe(isMeant)
  expect(isAmong({ ...person, active: false }, audience)).toBe(false)
})

it('gives whoever joins later a week of their own, and nobody less than the others', () => {
  const late = '2026-01-08T02:00:00.000Z'
  expect(askPerson(reading(), by, at).dueOn).toBe('2026-01-08')
  expect(askPerson(reading(), by, late).dueOn).toBe('2026-01-08')
  expect(askPerson(asked(), by, late).dueOn).toBe('2026-01-15')
  expect(askPerson({ ...asked(), dueOn: '2026-02-01' }, by, late).dueOn).toBe('2026-02-01')
})

it('is late once its last day is over', () => {
  const one = { confirmedAt: null, dueOn: '2026-01-08' } as const
  expect([isOverdue(one, '2026-01-08'), isOverdue(one, '2026-01-09')]).toEqual([false, true])
  expect(isOverdue({ ...one, confirmedAt: at }, '2026-01-09')).toBe(false)
  expect(
    ['2026-01-06', '2026-01-07', '2026-01-08', '2026-01-09'].map((day) =>
      isRemindedOn('2026-01-08', day as never),
    ),
  ).toEqual([false, true, true, false])
})

it('is confirmed once, and not where a newer version holds', () => {
  const open = { state: 'open', title: '集团媒体管理规定' } as const
  const first = allowed(confirmReading(askPerson(reading(), by, at), open, at))
  expect(first).toMatchObject({ confirmedAt: at, owed: false })
  expect(allowed(confirmReading(first, { ...open, state: 'superseded' }, '2026-01-09T02:00:00.000Z'))).toBe(
    first,
  )
  const late = confirmReading(askPerson(reading(), by, at), { ...open, state: 'superseded' }, at)
  expect(refused(late).code).toBe('stale')
  expect(allowed(confirmReading(askPerson(reading(), by, at), { ...open, state: 'ended' }, at)).owed).toBe(
    false,
  )
})

it('tells everybody part by part, then looks again each morning', () => {
  const half = goOnRound(reading(), 50, 'p50', at)
  expect(half).toMatchObject({ allAsked: false, round: { reached: 'p50', told: 50 }, dueAt: at })
  const whole = goOnRound(half, 3, null, at)
  expect(whole).toMatchObject({ allAsked: true, round: null, dueAt: '2026-01-02T01:00:00.000Z' })
  const morning = '2026-01-07T01:00:00.000Z'
  const asks = look(whole, morning)
  expect(asks.round).toMatchObject({ does: 'ask' })
  const reminds = goOnRound(asks, 0, null, morning)
  expect(reminds.round).toMatchObject({ does: 'remind', byName: null })
  expect(goOnRound(reminds, 0, null, morning)).toMatchObject({ round: null, reminders: 0 })
  expect(goOnRound(reminds, 4, null, morning)).toMatchObject({
    ...{ round: null, reminders: 1, reminded: [{ byName: '系统', told: 4 }] },
    dueAt: '2026-01-08T01:00:00.000Z',
  })
})

it('is reminded of once on a day of Beijing, by whomever', () => {
  const reminded = goOnRound(allowed(remind(asked(), tap(at))), 4, null, at)
  expect(refused(remind(reminded, tap('2026-01-01T15:59:59.000Z'))).code).toBe('wrong-state')
  expect(allowed(remind(reminded, tap('2026-01-01T16:00:00.000Z'))).round).toMatchObject({ byName: by.name })
  expect(refused(remind(reading(), tap(at))).code).toBe('busy')
})

it('ends by itself a month after its last day', () => {
  expect(look(asked(), '2026-02-07T01:00:00.000Z').state).toBe('open')
  expect(look(asked(), '2026-02-08T01:00:00.000Z')).toMatchObject({ state: 'ended', dueAt: null })
})
