import { addDays, dayOf, isRefusal, sayDay, type Day } from '../../shared/_kernel'
import { expire } from '../../shared/approvals'
import { say, type PostFacts } from '../../shared/notices'
import {
  isPastLatest,
  moveOn,
  placeIn,
  publish,
  schedule,
  sendBack,
  takenDown,
  type Post,
} from '../../shared/posts'
import type { Article } from '../../shared/publishing'
import { theSystem } from '../../shared/trail'
import type { Context } from '../_platform/context'
import type { Tx } from '../_platform/database'
import { givePlaceBack, keepingPlace, type Taken } from '../editions'
import { notify } from '../notices'
import { replaceWithTrail } from '../trail'
import { askedBeside, endingWith } from './asked-beside'
import { takeNext, writeExpired } from './move-post'

/** What publishing writes of its own in the same transaction. */
type Alongside = (tx: Tx) => Promise<void>

/** The post is out; told again, its link may have become known. */
export async function tellPublished(
  ctx: Context,
  { postId, link }: Article,
  editionId: string,
  alongside: Alongside,
): Promise<void> {
  const post = await postOf(ctx, postId)
  const known = post.state === 'published'
  const deed = { action: known ? 'link-known' : 'published', by: theSystem, at: ctx.now, details: { link } }
  // A failure that WeChat took back may have sent it on to a later edition, which it no longer needs.
  const later = post.place?.editionId === editionId ? null : post.place
  const published = { ...publish(post, link ?? post.link), waitsForPlace: false, waitsFrom: null }
  const beside = known ? [] : await askedBeside(ctx, post)
  await ctx.db.transact(async (tx) => {
    await alongside(tx)
    if (known && (link === null || link === post.link)) return
    await replaceWithTrail(tx, ctx, 'posts', later ? { ...published, place: null } : published, deed)
    if (!known) await notify(tx, ctx, [post.submitterId], say.published(factsOf(post)), opens(post))
    for (const request of beside) await tx.replace('approvals', expire(request))
  })
  if (later) await givePlaceBack(ctx, later.editionId, later.holdId)
}

/** It went out, and readers no longer find it: somebody deleted it in the console, or the platform took it away. */
export async function tellRemoved(
  ctx: Context,
  { postId, link }: Article,
  by: 'user' | 'platform',
  alongside: Alongside,
): Promise<void> {
  const post = await postOf(ctx, postId)
  // What was taken down from here is known already.
  if (post.state === 'taken-down') return ctx.db.transact(alongside)
  const why = by === 'user' ? '在公众平台被人删除' : '被微信下架'
  const deed = { action: `removed-by-${by}`, by: theSystem, at: ctx.now, details: { link, comment: why } }
  const published = { ...publish(post, link ?? post.link), waitsForPlace: false }
  const asked = { by: theSystem, reason: why, at: ctx.now, byHand: null }
  await ctx.db.transact(async (tx) => {
    await alongside(tx)
    const gone = takenDown({ ...published, takingDown: post.takingDown ?? asked })
    await replaceWithTrail(tx, ctx, 'posts', gone, deed)
    await notify(tx, ctx, [post.submitterId], say.removed(factsOf(post), why), opens(post))
  })
}

/**
 * Its edition was not sent: the post moves on to the next one with a free place, or waits for one (G7). Posts are told
 * in the order in which they were handed in, so that they move on in that order.
 */
export async function tellNotSent(
  ctx: Context,
  { postId }: Article,
  editionId: string,
  why: string,
  alongside: Alongside,
): Promise<void> {
  const post = await postOf(ctx, postId)
  if (post.place?.editionId !== editionId) return ctx.db.transact(alongside)
  const { place } = post
  const earliest = addDays(place.day > dayOf(ctx.now) ? place.day : dayOf(ctx.now), 1)
  if (isPastLatest(post.wishes, earliest)) return endUnsent(ctx, post, alongside)
  const taken = await takeNext(ctx, post, earliest)
  const to = isRefusal(taken) ? null : taken
  const write = () => ctx.db.transact((tx) => moveUnsent(tx, ctx, post, to, why, alongside))
  await (to ? keepingPlace(ctx, to, write) : write())
}

/** Past its latest day it does not move on: it ends. */
async function endUnsent(ctx: Context, post: Post, alongside: Alongside): Promise<void> {
  const ending = await endingWith(ctx, post)
  await ctx.db.transact(async (tx) => {
    await alongside(tx)
    await writeExpired(tx, ctx, post, ending)
  })
}

async function moveUnsent(
  tx: Tx,
  ctx: Context,
  post: Post,
  to: Taken | null,
  why: string,
  alongside: Alongside,
): Promise<void> {
  await alongside(tx)
  const moved = moveOn(schedule(post), to && placeIn(to.edition, to.place))
  const details = { edition: to?.edition._id ?? null, day: to && sayDay(to.edition.day), comment: why }
  const deed = { action: 'not-sent', by: theSystem, at: ctx.now, details }
  await replaceWithTrail(tx, ctx, 'posts', { ...moved, link: null }, deed)
  await notify(tx, ctx, [post.submitterId], say.notSent(factsOf(moved), why), opens(post))
}

/**
 * One post turned out not to be what was approved: it goes back to its submitter, who can hand it in again.
 * @returns what to write in the transaction that takes it out of its edition
 */
export async function returnTakenOut(
  ctx: Context,
  postId: string,
  day: Day,
  why: string,
  team: readonly string[],
): Promise<Alongside> {
  const post = await postOf(ctx, postId)
  const deed = { action: 'taken-out', by: theSystem, at: ctx.now, details: { comment: why } }
  const people = [...new Set([post.submitterId, ...team])]
  const beside = await askedBeside(ctx, post)
  return async (tx) => {
    await replaceWithTrail(tx, ctx, 'posts', sendBack(post), deed)
    for (const request of beside) await tx.replace('approvals', expire(request))
    await notify(tx, ctx, people, say.takenOut({ ...factsOf(post), day }, why), opens(post))
  }
}

async function postOf({ db }: Context, postId: string): Promise<Post> {
  const post = await db.get('posts', postId)
  if (!post) throw new Error(`an article has no post ${postId}`)
  return post
}

function factsOf({ _id, title, place }: Post): PostFacts {
  return { postId: _id, title, day: place?.day ?? null }
}

function opens({ _id }: Post): { screen: 'post'; id: string } {
  return { screen: 'post', id: _id }
}
