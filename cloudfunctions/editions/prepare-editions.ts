import { addDays, dayOf, type Day } from '../../shared/_kernel'
import type { Channel } from '../../shared/channels'
import { daysPreparedAhead, editionDays, planEdition } from '../../shared/editions'
import { record, theSystem } from '../../shared/trail'
import type { Context } from '../_platform/context'
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
  const { cadence } = rules.cadence
  const isContinuous = cadence.kind === 'continuous'
  const days = isContinuous ? [] : editionDays(cadence, firstUnprepared(ctx, channel), through)
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

function firstUnprepared({ now }: Pick<Context, 'now'>, channel: Channel): Day {
  return addDays(channel.preparedThrough ?? dayOf(now), 1)
}
