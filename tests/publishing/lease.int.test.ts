import { openContext } from '../../cloudfunctions/_platform/open-context'
import { secureRandom } from '../../cloudfunctions/_platform/hash'
import { watchDue } from '../../cloudfunctions/_platform/due'
import { noteOperation } from '../../cloudfunctions/operations'
import { claim } from '../../cloudfunctions/_platform/lease'
import type { Instant } from '../../shared/_kernel'
import { sendIdOf, type Send } from '../../shared/publishing'
import { aSend } from '../_support/domain-builders'
import { useLocal, type TestEnvironment } from '../_support/local'

// Which documents the clock takes up, and when it has to come again.

let local: TestEnvironment

beforeEach(async () => {
  local = await useLocal()
})

afterEach(() => local.remove())

const now: Instant = '2026-01-04T09:00:00.000Z'
const inAMinute: Instant = '2026-01-04T09:01:00.000Z'
const later: Instant = '2026-01-04T12:00:00.000Z'
const earlier: Instant = '2026-01-04T08:00:00.000Z'

const at = (instant: Instant) => openContext(instant, secureRandom, null, 'test')

async function given(...sends: Partial<Send>[]): Promise<void> {
  const stored = sends.map((send, n) => aSend({ _id: sendIdOf(`edition-${n}`), ...send }))
  await at(now).db.transact((tx) => tx.insert('sends', ...stored))
}

test.each<[string, (Instant | null)[], Instant | null]>([
  ['nothing waits', [], null],
  ['nothing is due ever again', [null], null],
  ['something is due later', [null, later], later],
  ['something due was left over', [later, earlier], inAMinute],
  ['something is due at this very instant', [now], inAMinute],
])('when %s, the clock comes again at the right time', async (_when, dueAts, expected) => {
  await given(...dueAts.map((dueAt) => ({ dueAt })))
  expect(await (await watchDue(at(now), ['sends'])).nextAt('sends')).toBe(expected)
})

test('one look says that nothing is due and when something will be; it is taken again after a write of the same tick', async () => {
  await given({ dueAt: later })
  const ctx = at(now)
  const due = await watchDue(ctx, ['sends'])
  const before = ctx.db.calls()
  expect(await due.find('sends')).toEqual([])
  expect(await due.nextAt('sends')).toBe(later)
  expect(ctx.db.calls() - before).toBe(1)
  await ctx.db.updateIf('sends', sendIdOf('edition-0'), {}, { dueAt: earlier })
  expect((await due.find('sends')).map(({ dueAt }) => dueAt)).toEqual([earlier])
  expect(await due.nextAt('sends')).toBe(inAMinute)
})

test('once a tick has been noted, one call looks at all collections', async () => {
  await given({ dueAt: later })
  await noteOperation(at(now), 'tick', { at: now, done: 0, failed: 0 })
  const ctx = at(now)
  const collections = ['sends', 'approvals', 'editions', 'accounts'] as const
  const due = await watchDue(ctx, collections)
  const next = await Promise.all(collections.map((collection) => due.nextAt(collection)))
  expect(next).toEqual([later, null, null, null])
  expect(await due.isDue('sends')).toBe(false)
  expect(ctx.db.calls()).toBe(1)
})

test('of two ticks that find the same send one gets it, until its lease ends', async () => {
  await given({ dueAt: earlier })
  const [due] = await (await watchDue(at(now), ['sends'])).find('sends')
  if (!due) throw new Error('nothing is due')
  const claims = await Promise.all([claim(at(now), 'sends', due), claim(at(now), 'sends', due)])
  expect(claims.filter((claimed) => claimed !== null)).toHaveLength(1)
  const [held] = await (await watchDue(at(inAMinute), ['sends'])).find('sends')
  expect(held && (await claim(at(inAMinute), 'sends', held))).toBeNull()
  const afterLease = at('2026-01-04T09:02:00.000Z')
  const [left] = await (await watchDue(afterLease, ['sends'])).find('sends')
  expect(left && (await claim(afterLease, 'sends', left))).not.toBeNull()
})
