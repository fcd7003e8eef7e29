import fc from 'fast-check'
import { addMinutes, dayOf, type Instant } from '../../shared/_kernel'
import {
  countEdition,
  countedActions,
  countReturned,
  insightOf,
  latenessOf,
  monthOf,
  parseMonth,
  sayMonth,
  spanOf,
  tallyUnits,
  type CountedDeed,
} from '../../shared/insights'
import { readSpan } from '../../cloudfunctions/insights/read-span'
import { aPerson, aTeam } from '../_support/domain-builders'

const now: Instant = '2026-01-20T02:00:00.000Z'

describe('a month', () => {
  it('begins and ends at midnight in Beijing, leap years included', () => {
    expect(spanOf('2026-01')).toEqual({ from: '2025-12-31T16:00:00.000Z', until: '2026-01-31T16:00:00.000Z' })
    expect(spanOf('2028-02').until).toBe('2028-02-29T16:00:00.000Z')
    expect(sayMonth('2026-01')).toBe('2026年1月')
  })

  it.each(['2026-13', '2026-00', '2026-1', '2026', '2026-01-01', ''])('is not “%s”', (text) => {
    expect(parseMonth(text)).toBeNull()
  })

  it('holds every instant once', () => {
    const anyInstant = fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2034-01-01') })
    fc.assert(
      fc.property(anyInstant, (milliseconds) => {
        const instant = new Date(milliseconds).toISOString() as Instant
        const month = monthOf(instant)
        const { from, until } = spanOf(month)
        expect(from <= instant && instant < until).toBe(true)
        expect(dayOf(instant).startsWith(month)).toBe(true)
      }),
    )
  })
})

describe('a unit’s month', () => {
  const deed = (action: string, unitId = 'store', clause?: string): CountedDeed => ({
    action,
    unitId,
    details: clause === undefined ? {} : { clause },
  })

  it('counts what was handed in, used, returned by clause, and lost', () => {
    const deeds = [
      ...[
        'submitted',
        'submitted',
        'submitted',
        'published',
        'rejected',
        'expired',
        'withdrawn',
        'cancelled',
      ].map((action) => deed(action)),
      deed('returned', 'store', 'G9'),
      deed('returned', 'store', 'G9'),
      deed('returned', 'store', 'G12'),
      deed('taken-out'),
    ]
    const [unit] = tallyUnits(deeds, [], now)
    expect(unit).toEqual({
      unitId: 'store',
      handedIn: 3,
      used: 1,
      returned: [
        { clause: 'G9', count: 2 },
        { clause: 'G12', count: 1 },
        { clause: null, count: 1 },
      ],
      rejected: 1,
      expired: 1,
      withdrawn: 2,
      overdue: 0,
    })
    expect(unit && countReturned(unit)).toBe(4)
  })

  it('G17: counts commissions that did not come in time, and not those that were let go', () => {
    const deadline: Instant = '2026-01-10T16:00:00.000Z'
    const due = (change: object) => ({
      unitId: 'store',
      deadline,
      fulfilledAt: null,
      state: 'open' as const,
      ...change,
    })
    const commissions = [
      due({}),
      due({ state: 'fulfilled', fulfilledAt: addMinutes(deadline, 1) }),
      due({ state: 'fulfilled', fulfilledAt: addMinutes(deadline, -1) }),
      due({ state: 'waived' }),
      due({ deadline: addMinutes(now, 1) }),
    ]
    expect(tallyUnits([], commissions, now)).toMatchObject([{ unitId: 'store', handedIn: 0, overdue: 2 }])
  })

  it('counts every deed once, whatever the order and however many units', () => {
    const anyDeed = fc.record({
      action: fc.constantFrom(...countedActions, 'commented'),
      unitId: fc.constantFrom('a', 'b', 'c'),
      details: fc.constant({}),
    })
    fc.assert(
      fc.property(fc.array(anyDeed), (deeds) => {
        const counted = tallyUnits(deeds, [], now).reduce(
          (sum, unit) =>
            sum +
            unit.handedIn +
            unit.used +
            countReturned(unit) +
            unit.rejected +
            unit.expired +
            unit.withdrawn,
          0,
        )
        expect(counted).toBe(deeds.filter(({ action }) => action !== 'commented').length)
        expect(tallyUnits([...deeds].reverse(), [], now)).toEqual(tallyUnits(deeds, [], now))
      }),
    )
  })
})

describe('the week ahead', () => {
  it('G2: says how many posts are missing to the minimum even if all under way pass', () => {
    expect(countEdition(6, ['scheduled', 'in-approval', 'changes-asked', 'returned'])).toEqual({
      passed: 1,
      inApproval: 2,
      missing: 3,
    })
    expect(countEdition(1, ['locked', 'published'])).toMatchObject({ passed: 2, missing: 0 })
  })

  it.each([
    [23 * 60, 48 * 60, null],
    [24 * 60, 48 * 60, null],
    [24 * 60 + 1, 48 * 60, 'waits-long'],
    [10, 4 * 60, null],
    [10, 4 * 60 - 1, 'locks-soon'],
    [25 * 60, 60, 'locks-soon'],
  ] as const)('after %i minutes of waiting, %i before the lock, a step is: %s', (waited, left, expected) => {
    const step = { waitingSince: addMinutes(now, -waited), locksAt: addMinutes(now, left) }
    expect(latenessOf(step, now)).toBe(expected)
  })
})

describe('who sees how much', () => {
  const channels = [{ team: aTeam() }]
  it.each([
    ['the head of the WeChat department', { _id: 'qian', roles: [] }, { of: 'company' }],
    ['an admin', { roles: ['admin'] }, { of: 'company' }],
    ['a unit’s head', { roles: ['head'], unitId: 'store' }, { of: 'unit', unitId: 'store' }],
    ['an editor', { _id: 'zhou', roles: [] }, null],
    ['a submitter', { roles: ['submitter'] }, null],
    ['a head who has left', { roles: ['head'], active: false }, null],
  ] as const)('%s', (_, person, insight) => {
    expect(insightOf(aPerson(person), channels)).toEqual(insight)
  })
})

describe('reading a span of time', () => {
  const from: Instant = '2026-01-01T00:00:00.000Z'
  const stored = (milliseconds: readonly number[]) => {
    const all = milliseconds.map((after) => new Date(Date.parse(from) + after).toISOString() as Instant)
    let queries = 0
    const read = (start: Instant, until: Instant, limit: number) => {
      queries += 1
      return Promise.resolve(all.filter((at) => at >= start && at < until).slice(0, limit))
    }
    return { all, read, queries: () => queries }
  }

  it('finds each once, in pages of any size, also those of one instant', async () => {
    const times = fc.array(fc.integer({ min: 0, max: 63 }), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(times, async (milliseconds) => {
        const { all, read } = stored(milliseconds)
        const limit = 13
        const until = addMinutes(from, 1)
        const { found, complete } = await readSpan({ from, until }, read, limit)
        expect([...found].sort()).toEqual([...all].sort())
        expect(complete).toBe(true)
      }),
    )
  })

  it('reads the halves of what may be too much for a page', async () => {
    const { all, read, queries } = stored([0, 10_000, 20_000, 30_000, 40_000, 50_000])
    const { found, complete } = await readSpan({ from, until: addMinutes(from, 1) }, read, 3)
    expect([...found].sort()).toEqual(all)
    expect(complete).toBe(true)
    expect(queries()).toBe(7)
  })

  it('says so when it stopped before it had everything', async () => {
    const { read } = stored(Array.from({ length: 200 }, (_, index) => index))
    expect((await readSpan({ from, until: addMinutes(from, 1) }, read, 2)).complete).toBe(false)
    const { read: sameInstant } = stored([5, 5, 5])
    expect((await readSpan({ from, until: addMinutes(from, 1) }, sameInstant, 2)).complete).toBe(false)
  })
})
