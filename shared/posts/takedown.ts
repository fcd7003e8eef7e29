import { addMinutes, refuse, remember, type Instant, type Refusal, type Stored } from '../_kernel'
import type { Actor } from '../trail'
import type { Post } from './post'

export const takedownStages = ['asked', 'by-hand', 'done'] as const

/**
 * Taking a published post down (撤下): WeChat is asked to delete the article. `by-hand`: WeChat would not, or did not
 * answer, so that somebody deletes it in the account's console and says so here.
 */
export type Takedown = Stored & {
  readonly postId: string
  readonly appId: string
  /** The mass send it went out with, or what it was published as: one of them, or neither when WeChat never told. */
  readonly messageId: string | null
  readonly articleId: string | null
  /** Which article of the message, counted from 1. */
  readonly articleNumber: number
  readonly askedAt: Instant
  readonly stage: (typeof takedownStages)[number]
  readonly dueAt: Instant | null
  readonly leasedUntil: Instant | null
}

export const takedownReasonLimit = 500

/** WeChat is asked again each minute for so long: deleting twice does no harm. */
const askedForMinutes = 10

export function isAskedTooLong({ askedAt }: Takedown, now: Instant): boolean {
  return now >= addMinutes(askedAt, askedForMinutes)
}

export function takedownIdOf(postId: string): string {
  return `${postId}_takedown`
}

export function beginTakedown(
  post: Post,
  by: Actor,
  reason: string,
  at: Instant,
  commandId: string,
): Post | Refusal {
  if (post.state !== 'published') return refuse('wrong-state', '这篇稿件不在“已发布”状态，无法撤下。')
  if (post.takingDown) return refuse('wrong-state', '这篇稿件已经在撤下，请刷新后查看进展。')
  if (reason.trim() === '') return refuse('bad-input', '请写明撤下的原因，它会留痕。', { path: 'reason' })
  const takingDown = { by, reason: reason.trim(), at, byHand: null }
  return { ...post, takingDown, commands: remember(post.commands, commandId) }
}

export function leaveTakedownToAPerson(post: Post, byHand: string): Post {
  return post.takingDown ? { ...post, takingDown: { ...post.takingDown, byHand } } : post
}

export function takenDown(post: Post): Post {
  const takingDown = post.takingDown && { ...post.takingDown, byHand: null }
  return { ...post, state: 'taken-down', takingDown }
}
