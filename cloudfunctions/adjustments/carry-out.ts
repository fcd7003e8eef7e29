import { addDays, addMinutes, isRefusal, timeOf } from '../../shared/_kernel'
import { carriedOut, type Adjustment } from '../../shared/adjustments'
import {
  adjust,
  daysPreparedAhead,
  isWithin,
  leavers,
  mayBeAdjusted,
  type Edition,
  type Place,
} from '../../shared/editions'
import { sayAdjustedAway } from '../../shared/notices'
import { theSystem } from '../../shared/trail'
import { Contention } from '../_platform/contention'
import type { Context } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { claim } from '../_platform/lease'
import { givePlaceBack, openEditions } from '../editions'
import { moveOnward, retimePost } from '../posts'
import { replaceWithTrail } from '../trail'
import { keepsPlace } from './foresee'

/**
 * Carries an approved adjustment out, edition by edition (G5). Each edition and each post is a transaction of its own
 * that finds out whether it is still to be done, so that it can be killed and begun again.
 */
export async function carryOutAdjustment(ctx: Context, adjustmentId: string): Promise<void> {
  const due = await ctx.db.get('adjustments', adjustmentId)
  const adjustment = due?.state === 'in-force' && due.dueAt ? await claim(ctx, 'adjustments', due) : null
  if (!adjustment) return
  const isWhole = await carryOut(ctx, adjustment)
  const after = isWhole ? carriedOut(adjustment) : again(ctx, adjustment)
  await ctx.db.transact((tx) => tx.replace('adjustments', after))
}

/** False when posts that are being written at this moment have to be looked at again. */
async function carryOut(ctx: Context, adjustment: Adjustment): Promise<boolean> {
  // The figures of all come first: what moves on from one edition may stay in the next only if that has room for it.
  for (const edition of await editionsOf(ctx, adjustment)) await changeFigures(ctx, adjustment, edition._id)
  let isWhole = true
  for (const { _id, adjustmentId } of await editionsOf(ctx, adjustment)) {
    if (adjustmentId !== adjustment._id) continue
    if (!(await movePosts(ctx, _id))) isWhole = false
  }
  return isWhole
}

async function editionsOf(ctx: Context, span: Adjustment): Promise<Edition[]> {
  const editions = await openEditions(ctx, span.channelId, span.from, daysPreparedAhead + 10)
  return editions.filter(({ day, onDemand }) => isWithin(span, day) && !onDemand)
}

async function changeFigures(ctx: Context, { _id, change }: Adjustment, editionId: string): Promise<void> {
  await uncontended(ctx, async () => {
    const edition = await ctx.db.get('editions', editionId)
    if (!edition || edition.adjustmentId === _id || !mayBeAdjusted(edition, change, ctx.now)) return
    const changed = { ...adjust(edition, change), adjustmentId: _id }
    const { minPosts, plannedPosts, opensAt, closesAt } = changed
    const details = {
      ...{ adjustment: _id, min: minPosts, planned: plannedPosts },
      ...{ opens: timeOf(opensAt), closes: timeOf(closesAt) },
    }
    const deed = { action: 'edition-adjusted', by: theSystem, at: ctx.now, details }
    await ctx.db.transact((tx) => replaceWithTrail(tx, ctx, 'editions', changed, deed))
  })
}

/** Those who no longer fit move on in the order of submission; the others are told the new time. */
async function movePosts(ctx: Context, editionId: string): Promise<boolean> {
  const edition = await ctx.db.get('editions', editionId)
  if (edition?.state !== 'open') return true
  const posts = await ctx.db.getMany(
    'posts',
    edition.places.map(({ postId }) => postId),
  )
  const known = new Map(posts.map((post) => [post._id, post]))
  const leaving = leavers(edition, (postId) => {
    const post = known.get(postId)
    return post ? keepsPlace(post) : false
  })
  let isWhole = true
  for (const place of leaving) if (!(await leave(ctx, edition, place))) isWhole = false
  for (const { postId } of edition.places.filter((place) => !leaving.includes(place)))
    await uncontended(ctx, async () => {
      const post = await ctx.db.get('posts', postId)
      if (post) await retimePost(ctx, post, edition)
    })
  return isWhole
}

/** A place at which no post points is one that was left before the last crash, or of a post that is being written. */
async function leave(ctx: Context, edition: Edition, place: Place): Promise<boolean> {
  const outcome = await uncontended(ctx, async () => {
    const post = await ctx.db.get('posts', place.postId)
    if (post?.place?.holdId !== place.holdId) return place.holdExpiresAt <= ctx.now
    const earliest = addDays(edition.day, 1)
    await moveOnward(
      ctx,
      post,
      earliest,
      (facts) => sayAdjustedAway(facts, edition.day),
      '这一期按调整减少篇数',
    )
    return true
  })
  if (outcome) await givePlaceBack(ctx, edition._id, place.holdId)
  return outcome
}

function again({ now }: Context, adjustment: Adjustment): Adjustment {
  return { ...adjustment, dueAt: addMinutes(now, 1), leasedUntil: null }
}

async function uncontended<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  const outcome = await untilUncontended(ctx.random, work)
  if (isRefusal(outcome)) throw new Contention('it is being changed all the time')
  return outcome
}
