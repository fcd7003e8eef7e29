import { addDays, dayOf, isRefusal, sayDay, type Day, type Refusal } from '../../shared/_kernel'
import { expire, reschedule, type Approval } from '../../shared/approvals'
import { say, type PostFacts, type Wording } from '../../shared/notices'
import {
  earliestFor,
  earliestWhileWaiting,
  expirePost,
  isPastLatest,
  moveOn,
  placeIn,
  type Post,
} from '../../shared/posts'
import { theSystem } from '../../shared/trail'
import { Contention } from '../_platform/contention'
import type { Context } from '../_platform/context'
import { is, type Tx } from '../_platform/database'
import { keepingPlace, takePlace, type Taken } from '../editions'
import { notify } from '../notices'
import { replaceWithTrail } from '../trail'
import { endingWith } from './asked-beside'

/**
 * Moves a post that lost its place on: to the next edition that its wishes allow, or to wait while all are full; past
 * its latest day it expires instead (G7).
 * @param words for its submitter, whose day is the new one
 * @param why as its trail tells it
 */
export async function moveOnward(
  ctx: Context,
  post: Post,
  earliest: Day,
  words: (facts: PostFacts) => Wording,
  why: string,
): Promise<void> {
  if (isPastLatest(post.wishes, earliest)) return endExpired(ctx, post)
  const taken = await takeNext(ctx, post, earliest)
  const move = (to: Taken | null) => {
    const facts = { postId: post._id, title: post.title, day: to?.edition.day ?? null }
    return movePost(ctx, post, to, { action: to ? 'moved-on' : 'waiting-for-place', why }, words(facts))
  }
  await (isRefusal(taken) ? move(null) : keepingPlace(ctx, taken, () => move(taken)))
}

/** A place for a post in the next edition that its wishes allow. */
export function takeNext(ctx: Context, post: Post, earliest: Day): Promise<Taken | Refusal> {
  const { _id: id, channelId, submittedAt, wishes } = post
  return takePlace(ctx, { id, channelId, submittedAt }, earliestFor(wishes, earliest), [], wishes)
}

async function endExpired(ctx: Context, post: Post): Promise<void> {
  const ending = await endingWith(ctx, post)
  await ctx.db.transact((tx) => writeExpired(tx, ctx, post, ending))
}

/** The post ends, nobody is asked about it any more, and its submitter is told what can still be done. */
export async function writeExpired(
  tx: Tx,
  ctx: Context,
  post: Post,
  ending: readonly Approval[],
): Promise<void> {
  const { _id: postId, title, wishes, submitterId } = post
  const latest = wishes.latest && sayDay(wishes.latest)
  const details = { edition: post.place?.editionId ?? null, day: latest }
  await replaceWithTrail(tx, ctx, 'posts', expirePost(post), {
    action: 'expired',
    by: theSystem,
    at: ctx.now,
    details,
  })
  for (const approval of ending) await tx.replace('approvals', expire(approval))
  const wording = say.expired({ postId, title, day: wishes.latest })
  await notify(tx, ctx, [submitterId], wording, { screen: 'urgent', id: postId })
}

/** Its approvers see the new day, and by when it has to be decided; while it waits for a place, that stays as it was. */
export function dateAnew(approval: Approval, to: Taken | null): Approval {
  return reschedule(
    approval,
    to?.edition.locksAt ?? approval.decideBy,
    to ? sayDay(to.edition.day) : '等待空位',
  )
}

/** Points a post at another place, or at none; shows its approvers the new date, and tells its submitter. */
async function movePost(
  ctx: Context,
  post: Post,
  to: Taken | null,
  { action, why = null }: { readonly action: string; readonly why?: string | null },
  wording: Wording,
): Promise<void> {
  const { db, now } = ctx
  const approval = await db.get('approvals', post.approvalId)
  const place = to && placeIn(to.edition, to.place)
  const day = to && sayDay(to.edition.day)
  const deed = { action, by: theSystem, at: now, details: { edition: place?.editionId ?? null, day, why } }
  await db.transact(async (tx) => {
    await replaceWithTrail(tx, ctx, 'posts', moveOn(post, place), deed)
    if (approval?.state === 'open') await tx.replace('approvals', dateAnew(approval, to))
    await notify(tx, ctx, [post.submitterId], wording, { screen: 'post', id: post._id })
  })
}

/** Of these channels those in which posts wait for a place. */
export async function channelsWithWaiting(
  { db }: Pick<Context, 'db'>,
  channelIds: readonly string[],
): Promise<string[]> {
  const where = { channelId: is.oneOf(channelIds), waitsForPlace: true }
  const posts = await db.findOnly('posts', { where, limit: 1000 }, ['channelId'])
  return [...new Set(posts.map(({ channelId }) => channelId))]
}

const waitingAtOnce = 20

/** Posts that lost their place while every edition was full get the next that came free, the oldest first (G7). */
export async function placeWaitingPosts(ctx: Context, channelId: string): Promise<void> {
  const { db, now } = ctx
  const posts = await db.find('posts', {
    where: { channelId, waitsForPlace: true },
    orderBy: ['sortKey', 'asc'],
    limit: waitingAtOnce,
  })
  const tomorrow = addDays(dayOf(now), 1)
  for (const post of posts) {
    try {
      if (!(await placeWaiting(ctx, post, tomorrow))) return
    } catch (fault) {
      // Somebody decided on it at this very moment; the next tick sees what is left to do.
      if (!(fault instanceof Contention)) throw fault
    }
  }
}

/** False when no edition has room for anybody. */
async function placeWaiting(ctx: Context, post: Post, tomorrow: Day): Promise<boolean> {
  const { _id, title, wishes } = post
  const earliest = earliestWhileWaiting(post, tomorrow)
  if (isPastLatest(wishes, earliest)) {
    await endExpired(ctx, post)
    return true
  }
  const taken = await takeNext(ctx, post, earliest)
  // What may not have the next days, or has wishes, may find no room where others do.
  if (isRefusal(taken)) return earliest > tomorrow || wishes.latest !== null || wishes.notBefore !== null
  const facts = { postId: _id, title, day: taken.edition.day }
  await keepingPlace(ctx, taken, () => movePost(ctx, post, taken, { action: 'placed' }, say.placed(facts)))
  return true
}
