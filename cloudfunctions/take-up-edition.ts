import { isRefusal } from '../shared/_kernel'
import type { Edition } from '../shared/editions'
import type { Context } from './_platform/context'
import { untilUncontended } from './_platform/database'
import { claim } from './_platform/lease'
import { closeTexts, emptySkipped, lockEdition, lookForShortage, tellShortage } from './editions'
import { leaveSkipped, postsAtLock } from './posts'
import { beginSend } from './publishing'

/** What an edition is due for follows from its state and the time. */
export async function takeUpEdition(ctx: Context, due: Edition): Promise<void> {
  const edition = await claim(ctx, 'editions', due)
  if (!edition) return
  if (edition.state === 'skipped') return emptySkipped(ctx, edition, leaveSkipped)
  const outcome = await untilUncontended(ctx.random, () => lockWhenDue(ctx, edition))
  if (isRefusal(outcome)) throw new Error(`edition ${edition._id}: ${outcome.message}`)
}

async function lockWhenDue(ctx: Context, edition: Edition): Promise<void> {
  if (edition.state === 'locked') return closeTexts(ctx, edition._id)
  const channel = await ctx.db.get('channels', edition.channelId)
  if (!channel) throw new Error(`edition ${edition._id} has no channel`)
  const { editor } = channel.team
  if (ctx.now < edition.locksAt) return lookForShortage(ctx, edition._id, editor)
  await lockEdition(ctx, edition, postsAtLock, async (tx, locked, articles) => {
    if (articles.length > 0) await beginSend(tx, ctx, channel, locked, articles)
    await tellShortage(tx, ctx, locked, editor, 'locked')
  })
}
