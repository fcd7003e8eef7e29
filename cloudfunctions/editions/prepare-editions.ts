import { addDays, dayOf, type Day } from '../../shared/_kernel'
import type { Channel } from '../../shared/channels'
import { daysPreparedAhead, editionDays, planEdition } from '../../shared/editions'
import { isOff } from '../../shared/holidays'
import type { EffectiveRules } from '../../shared/rulebooks'
import { record, theSystem } from '../../shared/trail'
import type { Context } from '../_platform/context'
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
  const planned = days.map((day) => {
    const edition = planEdition(plan, day)
    const details = { day, planned: edition.plannedPosts }
    return record(edition, { action: 'edition-planned', by: theSystem, at: now, details }, hash)
  })
  await db.transact(async (tx) => {
    await tx.replace('channels', { ...channel, preparedThrough: through })
    await tx.insert('editions', ...planned.map(({ subject }) => subject))
    await tx.insert('trail', ...planned.map(({ entry }) => entry))
  })
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
