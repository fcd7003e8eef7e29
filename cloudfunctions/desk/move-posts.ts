import { isRefusal, refuse, type Refusal } from '../../shared/_kernel'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { postsFor, refuseNoReason } from './allowed'
import { decideRelocation, writeRelocated, type Wanted } from './relocate'
import { arranging, done, type Done } from './reorder-posts'

type Tap = { readonly commandId: string; readonly reason: string }

/** Puts a post into a chosen edition. Later, its submitter is told why. */
export function placePost(
  ctx: StaffContext,
  command: Tap & { readonly postId: string; readonly editionId: string; readonly agreed: boolean },
): Promise<Done | Refusal> {
  const { postId, editionId, agreed } = command
  return movePosts(ctx, command, [postId], agreed, ([post]) => {
    const isLater = post?.place && editionId > post.place.editionId
    return (isLater && refuseNoReason(command.reason)) || (post ? [{ post, to: { editionId } }] : [])
  })
}

/** Takes a post out of its edition (移出): it moves on to the next one with a free place. */
export function pullPost(
  ctx: StaffContext,
  command: Tap & { readonly postId: string },
): Promise<Done | Refusal> {
  return movePosts(ctx, command, [command.postId], false, ([post]) => {
    if (!post?.place) return refuse('wrong-state', '这篇稿件没有版位，无需移出。')
    return refuseNoReason(command.reason) ?? [{ post, to: 'next' }]
  })
}

/** Puts one post in another's stead (替换): that one moves on. */
export function replacePost(
  ctx: StaffContext,
  command: Tap & { readonly outId: string; readonly inId: string; readonly agreed: boolean },
): Promise<Done | Refusal> {
  const { outId, inId, agreed, reason } = command
  return movePosts(ctx, command, [outId, inId], agreed, ([out, incoming]) => {
    if (!out?.place || !incoming) return refuse('wrong-state', '被替换的稿件已经没有版位，请刷新后再看。')
    const { editionId } = out.place
    return (
      refuseNoReason(reason) ?? [
        { post: out, to: 'next' },
        { post: incoming, to: { editionId }, insteadOf: out._id },
      ]
    )
  })
}

/** Two posts change places (互换). */
export function swapPosts(
  ctx: StaffContext,
  command: Tap & { readonly postId: string; readonly withId: string; readonly agreed: boolean },
): Promise<Done | Refusal> {
  const { postId, withId, agreed, reason } = command
  return movePosts(ctx, command, [postId, withId], agreed, ([one, other]) => {
    if (!one?.place || !other?.place)
      return refuse('wrong-state', '两篇稿件都要有版位才能互换，请刷新后再看。')
    return (
      refuseNoReason(reason) ?? [
        { post: one, to: { editionId: other.place.editionId }, insteadOf: other._id },
        { post: other, to: { editionId: one.place.editionId }, insteadOf: one._id },
      ]
    )
  })
}

/** All that a tap moves is decided on what is read here, and written together if that is still so. */
function movePosts(
  ctx: StaffContext,
  { commandId, reason }: Tap,
  postIds: readonly string[],
  agreed: boolean,
  wish: (posts: Parameters<typeof writeRelocated>[2]) => readonly Wanted[] | Refusal,
): Promise<Done | Refusal> {
  return untilUncontended(ctx.random, async () => {
    const found = await postsFor(ctx, postIds, arranging)
    if (isRefusal(found)) return found
    if (found.posts.some(({ commands }) => commands.includes(commandId))) return done
    const wanted = wish(found.posts)
    if (isRefusal(wanted)) return wanted
    const relocation = { commandId, agreed, reason: reason.trim() }
    const relocated = await decideRelocation(ctx, wanted, relocation)
    if (isRefusal(relocated)) return relocated
    await ctx.db.transact((tx) => writeRelocated(tx, ctx, found.posts, relocated, relocation))
    return done
  })
}
