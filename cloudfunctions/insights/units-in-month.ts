import { instantOf, type Instant, type Refusal } from '../../shared/_kernel'
import {
  countedActions,
  insightOf,
  spanOf,
  tallyUnits,
  type Insight,
  type Month,
  type UnitMonth,
} from '../../shared/insights'
import type { TrailEntry } from '../../shared/trail'
import type { Context, StaffContext } from '../_platform/context'
import { is } from '../_platform/database'
import { allChannels } from '../channels'
import { commissionsDue } from '../commissions'
import { inPages } from './in-pages'
import { readSpan, type Span } from './read-span'
import { notYours } from './week-ahead'

export type UnitRow = UnitMonth & { readonly unitName: string }

export type UnitsInMonth = {
  readonly insight: Insight
  readonly month: Month
  /** Those of which anything is on record, the most diligent first. */
  readonly units: readonly UnitRow[]
  /** Names of the others. */
  readonly silent: readonly string[]
  /** Whether everything was counted; a month with very many deeds may be too long for one call. */
  readonly complete: boolean
}

/** What each unit handed in and what became of it, counted from the trail itself. */
export async function unitsInMonth(ctx: StaffContext, month: Month): Promise<UnitsInMonth | Refusal> {
  const [channels, units, deeds, due] = await Promise.all([
    allChannels(ctx),
    ctx.db.find('units', { where: {}, orderBy: ['_id', 'asc'], limit: mostUnits }),
    deedsIn(ctx, month),
    commissionsDue(ctx, spanOf(month)),
  ])
  const insight = insightOf(ctx.person, channels)
  if (!insight) return notYours
  const mine = (unitId: string) => insight.of === 'company' || unitId === insight.unitId
  const unitIds = await unitsOf(
    ctx,
    deeds.found.map(({ subjectId }) => subjectId),
  )
  const counted = deeds.found.flatMap(({ action, details, subjectId }) => {
    const unitId = unitIds.get(subjectId)
    return unitId !== undefined && mine(unitId) ? [{ action, details, unitId }] : []
  })
  const tallied = tallyUnits(
    counted,
    due.filter(({ unitId }) => mine(unitId)),
    ctx.now,
  )
  const names = new Map(units.map(({ _id, name }) => [_id, name]))
  const isOnRecord = new Set(tallied.map(({ unitId }) => unitId))
  return {
    insight,
    month,
    units: tallied.map((unit) => ({ ...unit, unitName: names.get(unit.unitId) ?? unit.unitId })),
    silent: units.filter(({ _id }) => mine(_id) && !isOnRecord.has(_id)).map(({ name }) => name),
    complete: deeds.complete,
  }
}

/** More than a company has. */
const mostUnits = 1000

type CountedEntry = Pick<TrailEntry, 'action' | 'details' | 'subjectId'>

/** What happened to posts in a month, as the trail has it. @param limit the size of a page */
export function deedsIn(
  { db }: Pick<Context, 'db'>,
  month: Month,
  limit?: number,
): Promise<Span<CountedEntry>> {
  const read = (from: Instant, until: Instant, most: number) =>
    db.findOnly(
      'trail',
      {
        where: { action: is.oneOf(countedActions), at: is.between(justBefore(from), until) },
        limit: most,
      },
      ['action', 'details', 'subjectId'],
    )
  return readSpan(spanOf(month), read, limit)
}

/** The last instant before: the ends of a bound are left out. */
function justBefore(instant: Instant): Instant {
  return instantOf(Date.parse(instant) - 1)
}

/** Whose posts they are; subjects of other kinds are left out. */
async function unitsOf(
  { db }: Pick<Context, 'db'>,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const posts = await inPages(subjectIds, (page) =>
    db.findOnly('posts', { where: { _id: is.oneOf(page) }, limit: page.length }, ['unitId']),
  )
  return new Map(posts.map(({ _id, unitId }) => [_id, unitId]))
}
