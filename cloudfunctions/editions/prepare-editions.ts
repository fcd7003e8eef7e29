import { addDays, dayOf, type Day } from '../../shared/_kernel'
import type { Adjustment } from '../../shared/adjustments'
import type { Channel } from '../../shared/channels'
import {
  adjust,
  daysPreparedAhead,
  editionDays,
  isWithin,
  planEdition,
  type Edition,
} from '../../shared/editions'
import { isOff } from '../../shared/holidays'
import type { EffectiveRules } from '../../shared/rulebooks'
import { record, theSystem } from '../../shared/trail'
import type { Context } from '../_platform/context'
import { is } from '../_platform/database'
import { holidaysBetween } from '../holidays'
import { editionPlan } from './edition-plan'

/**
 * Makes the editions of the coming 60 days, all together with the note that they exist. When another tick makes them
 * at the same moment one of the two fails as a whole, and finds them made the next time.
 */
export async function prepareEditions(ctx: Context, channel: Channel): Promise<void> {
  const { db, now, hash } = ctx
  const through = addDays(dayOf(now), daysPreparedAhead)
  if (channel.preparedThrough !== null && channel.preparedThrough >= through) return
  const rules = await db.get('effectiveRules', channel._id)
  if (!rules) return
  const plan = editionPlan(channel, rules)
  const days = await daysToPrepare(ctx, rules, addDays(channel.preparedThrough ?? dayOf(now), 1), through)
  // Approving an adjustment writes the channel as well: what was read here before it fails below, and is read anew.
  const inForce = await adjustmentsInForce(ctx, channel._id)
  const planned = days.map((day) => {
    const edition = adjusted(planEdition(plan, day), inForce)
    const details = { day, planned: edition.plannedPosts }
    return record(edition, { action: 'edition-planned', by: theSystem, at: now, details }, hash)
  })
  await db.transact(async (tx) => {
    await tx.replace('channels', { ...channel, preparedThrough: through })
    await tx.insert('editions', ...planned.map(({ subject }) => subject))
    await tx.insert('trail', ...planned.map(({ entry }) => entry))
  })
}

/** More than hold for one channel at a time. */
const mostAdjustments = 50

/** What was approved for days still to come, in the order of the reports (G5). */
export function adjustmentsInForce(
  { db, now }: Pick<Context, 'db' | 'now'>,
  channelId: string,
): Promise<Adjustment[]> {
  return db.find('adjustments', {
    where: { channelId, state: 'in-force', through: is.atLeast(dayOf(now)) },
    orderBy: ['through', 'asc'],
    limit: mostAdjustments,
  })
}

/** Of several that speak of a day, the one approved last holds. */
function adjusted(edition: Edition, inForce: readonly Adjustment[]): Edition {
  return inForce
    .filter((adjustment) => isWithin(adjustment, edition.day))
    .sort((a, b) => (a.approvedAt < b.approvedAt ? -1 : 1))
    .reduce((before, { _id, change }) => ({ ...adjust(before, change), adjustmentId: _id }), edition)
}

/** The days with an edition; where the company wants it, public holidays have none. */
async function daysToPrepare(
  ctx: Pick<Context, 'db'>,
  { cadence: { cadence }, figures }: EffectiveRules,
  from: Day,
  through: Day,
): Promise<Day[]> {
  if (cadence.kind === 'continuous') return []
  const days = editionDays(cadence, from, through)
  if (!figures.skipHolidays) return days
  const holidays = await holidaysBetween(ctx, from, through)
  return days.filter((day) => !isOff(holidays, day))
}
