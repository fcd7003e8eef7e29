import { isRefusal, refuse, sayDay, type Refusal } from '../../shared/_kernel'
import { mayHold } from '../../shared/desk'
import { say } from '../../shared/notices'
import { holdPost as hold, releasePost as release, type Post } from '../../shared/posts'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { notify } from '../notices'
import { placeWaitingPosts } from '../posts'
import { editorsAndPublishers } from '../publishing'
import { replaceWithTrail } from '../trail'
import { postsFor, refuseNoReason, type Rule } from './allowed'
import { decideRelocation, writeRelocated } from './relocate'
import { done, type Done } from './reorder-posts'

const holding: Rule = {
  may: mayHold,
  otherwise: refuse('not-allowed', '只有本渠道的编辑、审核、放行人和部门负责人可以暂缓稿件。请联系他们。'),
}

type Tap = { readonly commandId: string; readonly postId: string }

/** Keeps a post from going out (暂缓): in an edition that has locked, it leaves its send, until WeChat is asked. */
export function holdPost(
  ctx: StaffContext,
  { commandId, postId, reason }: Tap & { readonly reason: string },
): Promise<Done | Refusal> {
  const { person, now } = ctx
  return untilUncontended(ctx.random, async () => {
    const post = await postToHold(ctx, postId)
    if (isRefusal(post)) return post
    if (post.commands.includes(commandId)) return done
    const why = { by: person._id, byName: person.name, reason: reason.trim(), at: now }
    const held = refuseNoReason(reason) ?? hold(post, why, commandId)
    if (isRefusal(held)) return held
    const team = await editorsAndPublishers(ctx, post.channelId)
    return held.state === 'locked' ? holdLocked(ctx, held, commandId, team) : holdEarly(ctx, held, team)
  })
}

async function holdEarly(ctx: StaffContext, held: Post, team: readonly string[]): Promise<Done> {
  const { person, db, now } = ctx
  const { title, place, _id: postId } = held
  const reason = held.held?.reason ?? ''
  const deed = { action: 'held', by: actor(ctx), at: now, details: { comment: reason } }
  const people = [...new Set([held.submitterId, ...team])].filter((id) => id !== person._id)
  const wording = say.held({ postId, title, day: place?.day ?? null }, person.name, reason)
  await db.transact(async (tx) => {
    await replaceWithTrail(tx, ctx, 'posts', held, deed)
    await notify(tx, ctx, people, wording, { screen: 'post', id: postId })
  })
  return done
}

async function holdLocked(
  ctx: StaffContext,
  held: Post,
  commandId: string,
  team: readonly string[],
): Promise<Done | Refusal> {
  const reason = held.held?.reason ?? ''
  const relocation = { commandId, reason, agreed: false, evenAfterTextsClose: true }
  const relocated = await decideRelocation(ctx, [{ post: held, to: 'next-or-wait' }], relocation)
  if (isRefusal(relocated)) return relocated
  const wording = (facts: Parameters<typeof say.held>[0]) => say.held(facts, ctx.person.name, reason)
  const told = { action: 'held', wording, alsoTold: team }
  await ctx.db.transact((tx) => writeRelocated(tx, ctx, [held], relocated, relocation, told))
  return done
}

/** Lets a held post go out again; if it lost its place, it gets the next free one at once. */
export async function releasePost(ctx: StaffContext, { commandId, postId }: Tap): Promise<Done | Refusal> {
  const outcome = await untilUncontended(ctx.random, async () => {
    const post = await postToHold(ctx, postId)
    if (isRefusal(post) || post.commands.includes(commandId)) return post
    const released = release(post, commandId)
    if (isRefusal(released)) return released
    const { title, place, submitterId } = released
    const details = { day: place && sayDay(place.day) }
    const deed = { action: 'released', by: actor(ctx), at: ctx.now, details }
    const wording = say.released({ postId, title, day: place?.day ?? null }, ctx.person.name)
    await ctx.db.transact(async (tx) => {
      await replaceWithTrail(tx, ctx, 'posts', released, deed)
      await notify(tx, ctx, [submitterId], wording, { screen: 'post', id: postId })
    })
    return released
  })
  if (isRefusal(outcome)) return outcome
  if (outcome.waitsForPlace) await placeWaitingPosts(ctx, outcome.channelId)
  return done
}

async function postToHold(ctx: StaffContext, postId: string): Promise<Post | Refusal> {
  const found = await postsFor(ctx, [postId], holding)
  if (isRefusal(found)) return found
  return found.posts[0] ?? refuse('not-found', '没有这篇稿件。')
}

function actor({ person }: StaffContext) {
  return { id: person._id, name: person.name }
}
