import { addDays, dayOf, parseDay } from '../../shared/_kernel'
import type { Channel } from '../../shared/channels'
import {
  daysPreparedAhead,
  editionDays,
  planEdition,
  type Edition,
  type EditionPlan,
} from '../../shared/editions'
import type { EffectiveRules } from '../../shared/rulebooks'
import { theSystem } from '../../shared/trail'
import type { Context } from '../_platform/context'
import { Contention } from '../_platform/contention'
import { insertWithTrail } from '../trail'

/** Makes the editions of the coming 60 days; those that exist stay as they are. */
export async function prepareEditions(ctx: Context, channel: Channel): Promise<boolean> {
  const { db, now } = ctx
  const through = addDays(dayOf(now), daysPreparedAhead)
  if (channel.preparedThrough !== null && channel.preparedThrough >= through) return false
  const rules = await db.get('effectiveRules', channel._id)
  if (!rules) return false
  const after = channel.preparedThrough === null ? null : parseDay(channel.preparedThrough)
  const from = after ? addDays(after, 1) : addDays(dayOf(now), 1)
  const plan = editionPlan(channel, rules)
  for (const day of editionDays(rules.cadence.cadence, from, through))
    await insertOnce(ctx, planEdition(plan, day))
  await db.transact((tx) => tx.replace('channels', { ...channel, preparedThrough: through }))
  return true
}

/** Another tick may have made it a moment ago. */
async function insertOnce(ctx: Context, edition: Edition): Promise<void> {
  const details = { day: edition.day, planned: edition.plannedPosts }
  const deed = { action: 'edition-planned', by: theSystem, at: ctx.now, details }
  try {
    await ctx.db.transact((tx) => insertWithTrail(tx, ctx, 'editions', edition, deed))
  } catch (fault) {
    if (!(fault instanceof Contention)) throw fault
  }
}

function editionPlan(channel: Channel, rules: EffectiveRules): EditionPlan {
  return {
    channelId: channel._id,
    channelName: channel.name,
    window: rules.cadence.window,
    minPosts: rules.cadence.minPosts,
    plannedPosts: rules.figures.plannedPosts,
    maxPosts: rules.maxPosts,
    lockMinutes: rules.figures.lockMinutes,
  }
}
