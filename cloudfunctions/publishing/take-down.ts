import { addMinutes, isRefusal, refuse, type Refusal } from '../../shared/_kernel'
import { say } from '../../shared/notices'
import {
  beginTakedown,
  isAskedTooLong,
  leaveTakedownToAPerson,
  mayRead,
  mayTakeDown,
  takedownIdOf,
  takenDown,
  type Post,
  type Takedown,
} from '../../shared/posts'
import { sendIdOf, wayOf, type Send } from '../../shared/publishing'
import { theSystem, type Actor } from '../../shared/trail'
import type { Context, StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { claim } from '../_platform/lease'
import { certainlyNotDone, wechat } from '../_platform/wechat'
import { notify } from '../notices'
import { replaceWithTrail } from '../trail'
import { editorsAndPublishers } from './stage'
import { problemIn } from './trouble'

export type TakenDown = { readonly state: Post['state']; readonly byHand: string | null }

export type TakeDownCommand = {
  readonly commandId: string
  readonly postId: string
  readonly reason: string
}

/** Takes a published post from its readers (撤下): written down first, then WeChat is asked at once. */
export async function takeDownPost(
  ctx: StaffContext,
  { commandId, postId, reason }: TakeDownCommand,
): Promise<TakenDown | Refusal> {
  const { db, person, now } = ctx
  const by = { id: person._id, name: person.name }
  const outcome = await untilUncontended(ctx.random, async () => {
    const post = await postForTeam(ctx, postId)
    if (isRefusal(post)) return post
    if (post.commands.includes(commandId)) return 'asked' as const
    const asked = beginTakedown(post, by, reason, now, commandId)
    if (isRefusal(asked)) return asked
    const send = post.place && (await db.get('sends', sendIdOf(post.place.editionId)))
    const deed = { action: 'take-down-asked', by, at: now, details: { comment: reason.trim() } }
    await db.transact(async (tx) => {
      await replaceWithTrail(tx, ctx, 'posts', asked, deed)
      await tx.insert('takedowns', newTakedown(ctx, postId, send))
    })
    return 'asked' as const
  })
  if (isRefusal(outcome)) return outcome
  const takedown = await db.get('takedowns', takedownIdOf(postId))
  if (takedown?.stage === 'asked') await advanceTakedown(ctx, takedown)
  return present(ctx, postId)
}

/** Asks WeChat to delete the article; when it will not, somebody of the team has to. */
export async function advanceTakedown(ctx: Context, due: Takedown): Promise<void> {
  const takedown = await claim(ctx, 'takedowns', due)
  if (!takedown) return
  const { messageId, articleId, articleNumber } = takedown
  const account = wechat(ctx, takedown.appId)
  try {
    if (articleId !== null) await account.deletePublished(articleId, articleNumber)
    else if (messageId !== null) await account.deleteArticle(messageId, articleNumber)
    else return await leaveToAPerson(ctx, takedown, '没有微信的消息编号')
  } catch (fault) {
    const why = problemIn(fault).what
    if (certainlyNotDone(fault) || isAskedTooLong(takedown, ctx.now))
      return leaveToAPerson(ctx, takedown, why)
    const dueAt = addMinutes(ctx.now, 1)
    return ctx.db.transact((tx) => tx.replace('takedowns', { ...takedown, dueAt, leasedUntil: null }))
  }
  await finish(ctx, takedown, theSystem)
}

/** Somebody deleted it in the account's console, and says so. */
export function confirmTakenDown(
  ctx: StaffContext,
  { postId }: Pick<TakeDownCommand, 'postId'>,
): Promise<TakenDown | Refusal> {
  const { db, person, random } = ctx
  return untilUncontended(random, async () => {
    const post = await postForTeam(ctx, postId)
    if (isRefusal(post)) return post
    const takedown = await db.get('takedowns', takedownIdOf(postId))
    if (!takedown) return refuse('wrong-state', '这篇稿件没有在撤下。')
    if (takedown.stage !== 'done') await finish(ctx, takedown, { id: person._id, name: person.name })
    return present(ctx, postId)
  })
}

function newTakedown({ now }: Context, postId: string, send: Send | null): Takedown {
  return {
    _id: takedownIdOf(postId),
    schema: 1,
    version: 1,
    postId,
    appId: send?.appId ?? '',
    messageId: send && wayOf(send) === 'mass-send' ? send.messageId : null,
    articleId: send?.articleId ?? null,
    articleNumber: (send?.articles.findIndex((article) => article.postId === postId) ?? -1) + 1,
    askedAt: now,
    stage: 'asked',
    dueAt: now,
    leasedUntil: null,
  }
}

async function finish(ctx: Context, takedown: Takedown, by: Actor): Promise<void> {
  const { db, now } = ctx
  const post = await postOf(ctx, takedown)
  const deed = { action: 'taken-down', by, at: now, details: {} }
  const people = await everybodyConcerned(ctx, post)
  const { by: asker, reason } = post.takingDown ?? { by, reason: '' }
  const wording = say.takenDown(factsOf(post), asker.name, reason)
  await db.transact(async (tx) => {
    await replaceWithTrail(tx, ctx, 'posts', takenDown(post), deed)
    await tx.replace('takedowns', { ...takedown, stage: 'done', dueAt: null, leasedUntil: null })
    await notify(tx, ctx, people, wording, { screen: 'post', id: post._id })
  })
}

async function leaveToAPerson(ctx: Context, takedown: Takedown, why: string): Promise<void> {
  const { db, now } = ctx
  const post = await postOf(ctx, takedown)
  const deed = { action: 'take-down-by-hand', by: theSystem, at: now, details: { comment: why } }
  const team = await editorsAndPublishers(ctx, post.channelId)
  await db.transact(async (tx) => {
    await replaceWithTrail(tx, ctx, 'posts', leaveTakedownToAPerson(post, why), deed)
    await tx.replace('takedowns', { ...takedown, stage: 'by-hand', dueAt: null, leasedUntil: null })
    await notify(tx, ctx, team, say.takeDownByHand(factsOf(post), why), { screen: 'post', id: post._id })
  })
}

async function postForTeam({ db, person }: StaffContext, postId: string): Promise<Post | Refusal> {
  const post = await db.get('posts', postId)
  const channel = post && (await db.get('channels', post.channelId))
  if (!post || !channel || !mayRead(person, post, channel)) return refuse('not-found', '没有这篇稿件。')
  if (mayTakeDown(person, channel)) return post
  return refuse('not-allowed', '只有本渠道的编辑、放行人和部门负责人可以撤下稿件。请联系他们。')
}

async function postOf({ db }: Context, { postId }: Takedown): Promise<Post> {
  const post = await db.get('posts', postId)
  if (!post) throw new Error(`takedown of ${postId} has no post`)
  return post
}

async function everybodyConcerned(ctx: Context, post: Post): Promise<string[]> {
  const team = await editorsAndPublishers(ctx, post.channelId)
  return [...new Set([post.submitterId, ...team])]
}

async function present({ db }: Context, postId: string): Promise<TakenDown> {
  const post = await db.get('posts', postId)
  return { state: post?.state ?? 'published', byHand: post?.takingDown?.byHand ?? null }
}

function factsOf({ _id, title, place }: Post) {
  return { postId: _id, title, day: place?.day ?? null }
}
