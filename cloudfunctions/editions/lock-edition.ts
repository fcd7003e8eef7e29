import { addDays, dayOf, isRefusal } from '../../shared/_kernel'
import { inOrderOfSubmission, type Edition, type Place } from '../../shared/editions'
import { theSystem } from '../../shared/trail'
import { Contention } from '../_platform/contention'
import type { Context } from '../_platform/context'
import { untilUncontended, type Tx } from '../_platform/database'
import { replaceWithTrail } from '../trail'
import { givePlaceBack, takePlace, type Taken } from './places'

/** What locking asks of the posts; handed in, because editions know places only. Both can be repeated. */
export type PostsAtLock<Locked> = {
  /** Fixes the post in this edition if it has passed. @throws Contention */
  readonly lockIn: (
    ctx: Context,
    postId: string,
    edition: Edition,
  ) => Promise<Locked | 'not-passed' | 'not-here'>
  /** Points a post that has not passed at its new place, or at none. @throws Contention */
  readonly moveOn: (ctx: Context, postId: string, from: Edition, to: Taken | null) => Promise<void>
}

/**
 * Locks a due edition: no more places are given, posts that passed are fixed, the others move on in the order in
 * which they were handed in (G7). Each post is a transaction of its own, so it can be killed and begun again.
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
  const done: Edition = { ...edition, places, state, dueAt: null, leasedUntil: null }
  const deed = { action: `edition-${state}`, by: theSystem, at: ctx.now, details: { posts: locked.length } }
  await ctx.db.transact(async (tx) => {
    await replaceWithTrail(tx, ctx, 'editions', done, deed)
    await handOver(tx, done, locked)
  })
}

/** From here on its places no longer change, so that the posts found in it are all there are. */
async function closePlaces({ db }: Context, edition: Edition): Promise<Edition> {
  if (edition.state === 'locking') return edition
  const closing: Edition = { ...edition, state: 'locking' }
  await db.transact((tx) => tx.replace('editions', closing))
  return { ...closing, version: closing.version + 1 }
}

/** A decision on the post may come in at this very moment: then the post is looked at again. */
async function lockOrMoveOn<Locked>(
  ctx: Context,
  edition: Edition,
  { postId, submittedAt }: Place,
  posts: PostsAtLock<Locked>,
): Promise<Locked | null> {
  const outcome = await untilUncontended(ctx.random, async () => {
    const fixed = await posts.lockIn(ctx, postId, edition)
    if (fixed === 'not-here') return null
    if (fixed !== 'not-passed') return fixed
    const earliest = addDays(later(edition.day, dayOf(ctx.now)), 1)
    const taken = await takePlace(ctx, { id: postId, channelId: edition.channelId, submittedAt }, earliest)
    await moveOn(ctx, edition, postId, isRefusal(taken) ? null : taken, posts)
    return null
  })
  if (isRefusal(outcome)) throw new Contention(`post ${postId} is being changed all the time`)
  return outcome
}

async function moveOn<Locked>(
  ctx: Context,
  from: Edition,
  postId: string,
  to: Taken | null,
  posts: PostsAtLock<Locked>,
): Promise<void> {
  try {
    await posts.moveOn(ctx, postId, from, to)
  } catch (fault) {
    if (to && fault instanceof Contention) await givePlaceBack(ctx, to.edition._id, to.place.holdId)
    throw fault
  }
}

function later<T extends string>(a: T, b: T): T {
  return a > b ? a : b
}
