import { addDays, dayOf, isRefusal, type Day } from '../../shared/_kernel'
import { dueOnceLocked, inOrder, inOrderOfSubmission, type Edition, type Place } from '../../shared/editions'
import { theSystem } from '../../shared/trail'
import { Contention } from '../_platform/contention'
import type { Context } from '../_platform/context'
import { untilUncontended, type Tx } from '../_platform/database'
import { replaceWithTrail } from '../trail'

/** What locking asks of the posts; handed in, because editions know places only. Both can be repeated. */
export type PostsAtLock<Locked> = {
  /** Fixes the post in this edition if it has passed. @throws Contention */
  readonly lockIn: (
    ctx: Context,
    place: Place,
    edition: Edition,
  ) => Promise<Locked | 'not-passed' | 'not-here'>
  /** Moves on a post that has not passed: to an edition on or after `earliest`, or to none. @throws Contention */
  readonly moveOn: (ctx: Context, place: Place, from: Edition, earliest: Day) => Promise<void>
}

/**
 * Locks a due edition: no more places are given, posts that passed are fixed, the others move on in the order in
 * which they were handed in (G7). Each post is a transaction of its own, so it can be killed and begun again. What is
 * locked goes out in the order in which the editor put it.
 * @param handOver writes what the locked edition leads to, in the transaction that locks it
 */
export async function lockEdition<Locked extends { readonly postId: string }>(
  ctx: Context,
  claimed: Edition,
  posts: PostsAtLock<Locked>,
  handOver: (tx: Tx, edition: Edition, locked: readonly Locked[]) => Promise<void>,
): Promise<void> {
  const edition = await closePlaces(ctx, claimed)
  const locked: Locked[] = []
  for (const place of inOrderOfSubmission(edition)) {
    const fixed = await lockOrMoveOn(ctx, edition, place, posts)
    if (fixed) locked.push(fixed)
  }
  const places = edition.places.filter(({ postId }) => locked.some((post) => post.postId === postId))
  const state = locked.length > 0 ? 'locked' : 'empty'
  const free = edition.plannedPosts - places.length
  const fixed: Edition = { ...edition, places, free, state, dueAt: null, leasedUntil: null }
  const done = locked.length > 0 ? { ...fixed, dueAt: dueOnceLocked(fixed) } : fixed
  const arranged = inOrder(done).flatMap(({ postId }) => locked.filter((post) => post.postId === postId))
  const deed = { action: `edition-${state}`, by: theSystem, at: ctx.now, details: { posts: locked.length } }
  await ctx.db.transact(async (tx) => {
    await replaceWithTrail(tx, ctx, 'editions', done, deed)
    await handOver(tx, done, arranged)
  })
}

/** From here on its places no longer change: they are taken and given back in open editions only. */
async function closePlaces({ db }: Context, { _id }: Edition): Promise<Edition> {
  await db.updateIf('editions', _id, { state: 'open' }, { state: 'locking' })
  const closed = await db.get('editions', _id)
  if (!closed) throw new Error(`edition ${_id} vanished`)
  return closed
}

/** A decision on the post may come in at this very moment: then the post is looked at again. */
async function lockOrMoveOn<Locked>(
  ctx: Context,
  edition: Edition,
  place: Place,
  posts: PostsAtLock<Locked>,
): Promise<Locked | null> {
  const outcome = await untilUncontended(ctx.random, async () => {
    const fixed = await posts.lockIn(ctx, place, edition)
    if (fixed === 'not-here') return null
    if (fixed !== 'not-passed') return fixed
    await posts.moveOn(ctx, place, edition, dayAfter(ctx, edition))
    return null
  })
  if (isRefusal(outcome)) throw new Contention(`post ${place.postId} is being changed all the time`)
  return outcome
}

/** The first day on which a post can appear that has to leave this edition. */
export function dayAfter({ now }: Pick<Context, 'now'>, { day }: Pick<Edition, 'day'>): Day {
  const today = dayOf(now)
  return addDays(day > today ? day : today, 1)
}
