import type { Instant } from '../_kernel'
import { wasLate, type Commission } from '../commissions'
import type { TrailEntry } from '../trail'

/** What one unit did in one month, counted from the trail of its posts on the days on which it happened. */
export type UnitMonth = {
  readonly unitId: string
  readonly handedIn: number
  /** Published. */
  readonly used: number
  /** Returned as substandard, by clause; what was taken out of its edition has none. */
  readonly returned: readonly ReturnCount[]
  readonly rejected: number
  readonly expired: number
  /** Taken back by the unit, before it passed or after. */
  readonly withdrawn: number
  /** Commissions that were due this month and did not come in time. */
  readonly overdue: number
}

export type ReturnCount = { readonly clause: string | null; readonly count: number }

/** The deeds in the trail that count, and as what. */
const countedAs = {
  submitted: 'handedIn',
  published: 'used',
  returned: 'returned',
  'taken-out': 'returned',
  rejected: 'rejected',
  expired: 'expired',
  withdrawn: 'withdrawn',
  cancelled: 'withdrawn',
} as const

export const countedActions = Object.keys(countedAs) as readonly (keyof typeof countedAs)[]

/** One deed, and the unit whose post it was done to. */
export type CountedDeed = Pick<TrailEntry, 'action' | 'details'> & { readonly unitId: string }

type DueCommission = Pick<Commission, 'unitId' | 'state' | 'deadline' | 'fulfilledAt'>

/** Counts by unit; a unit without any deed has no entry. Those that handed in most come first. */
export function tallyUnits(
  deeds: readonly CountedDeed[],
  commissions: readonly DueCommission[],
  now: Instant,
): UnitMonth[] {
  const late = commissions.filter((commission) => wasLate(commission, now))
  const unitIds = [...new Set([...deeds, ...late].map(({ unitId }) => unitId))]
  return unitIds
    .map((unitId) => {
      const own = deeds.filter((deed) => deed.unitId === unitId)
      return { ...tally(unitId, own), overdue: late.filter((each) => each.unitId === unitId).length }
    })
    .sort((a, b) => b.handedIn - a.handedIn || b.used - a.used || (a.unitId < b.unitId ? -1 : 1))
}

function tally(unitId: string, deeds: readonly CountedDeed[]): Omit<UnitMonth, 'overdue'> {
  const as = (wanted: (typeof countedAs)[keyof typeof countedAs]) =>
    deeds.filter(({ action }) => countedAs[action as keyof typeof countedAs] === wanted)
  return {
    unitId,
    handedIn: as('handedIn').length,
    used: as('used').length,
    returned: byClause(as('returned')),
    rejected: as('rejected').length,
    expired: as('expired').length,
    withdrawn: as('withdrawn').length,
  }
}

function byClause(returns: readonly CountedDeed[]): ReturnCount[] {
  const counts = new Map<string | null, number>()
  for (const { details } of returns) {
    const clause = typeof details.clause === 'string' && details.clause !== '' ? details.clause : null
    counts.set(clause, (counts.get(clause) ?? 0) + 1)
  }
  return [...counts]
    .map(([clause, count]) => ({ clause, count }))
    .sort((a, b) => b.count - a.count || ((a.clause ?? '~') < (b.clause ?? '~') ? -1 : 1))
}

export function countReturned({ returned }: Pick<UnitMonth, 'returned'>): number {
  return returned.reduce((sum, { count }) => sum + count, 0)
}
