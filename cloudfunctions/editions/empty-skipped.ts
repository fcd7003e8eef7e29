import { isRefusal, type Day } from '../../shared/_kernel'
import { emptied, inOrderOfSubmission, type Edition, type Place } from '../../shared/editions'
import { theSystem } from '../../shared/trail'
import { Contention } from '../_platform/contention'
import type { Context } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { replaceWithTrail } from '../trail'
import { dayAfter } from './lock-edition'

/** Moves a post on to an edition on or after `earliest`, if it is still in this one. @throws Contention */
export type LeavingSkipped = (ctx: Context, place: Place, from: Edition, earliest: Day) => Promise<void>

/**
 * Moves the posts of a skipped edition on, in the order of submission (G2, G7). Each is a transaction of its own;
 * whatever is left over when it is killed, the clock goes on with.
 */
export async function emptySkipped(ctx: Context, edition: Edition, leave: LeavingSkipped): Promise<void> {
  const earliest = dayAfter(ctx, edition)
  for (const place of inOrderOfSubmission(edition)) {
    const outcome = await untilUncontended(ctx.random, () => leave(ctx, place, edition, earliest))
    if (isRefusal(outcome)) throw new Contention(`post ${place.postId} is being changed all the time`)
  }
  const deed = { action: 'edition-emptied', by: theSystem, at: ctx.now, details: {} }
  await ctx.db.transact((tx) => replaceWithTrail(tx, ctx, 'editions', emptied(edition), deed))
}
