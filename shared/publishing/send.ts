import type { Instant, Stored } from '../_kernel'
import type { Stop } from '../channels'
import type { TrailHead } from '../trail'

/**
 * How far a send has come. Each stage is written down before the next begins, and each step within one is small
 * enough to repeat, except the one call of `sending`.
 *
 * `assembling` pictures and draft → `previewing` to the testers → `waiting` for the window → `sending` → `confirming`
 * by evidence → `sent`. Rearranged before `sending`, it is assembled anew. A call that WeChat certainly did not carry out goes back to `waiting`. `unconfirmed` (待核实):
 * no evidence, a person looks, and so does the clock. `not-sent`: the window closed, WeChat says that it failed, or
 * nothing was left to send. What WeChat tells later corrects each of the last three.
 */
export const stages = [
  'assembling',
  'previewing',
  'waiting',
  'sending',
  'confirming',
  'sent',
  'unconfirmed',
  'not-sent',
] as const

export type Stage = (typeof stages)[number]

/** One article of the edition, in its order; the first is the head post (头条). */
export type Article = {
  readonly postId: string
  /** When the post was handed in: if the edition is not sent, posts move on in this order (G7). */
  readonly submittedAt: Instant
  readonly revisionId: string
  readonly title: string
  readonly digest: string
  readonly coverId: string
  readonly pictureIds: readonly string[]
  readonly link: string | null
  /** Whether the post and its submitter know how the send ended. */
  readonly told: boolean
}

/** A tester who did not get the preview, and why, in words for a person. */
export type Unreached = { readonly tester: string; readonly why: string }

/** Why a send waits (停发): for its own sake, or because every channel was stopped. */
export type Stopped = Stop & { readonly scope: 'edition' | 'all' }

/** One edition on its way out (发送), under an id that follows from the edition's. */
export type Send = Stored & {
  readonly editionId: string
  readonly channelId: string
  readonly channelName: string
  readonly appId: string
  readonly testers: readonly string[]
  readonly opensAt: Instant
  readonly closesAt: Instant
  readonly stage: Stage
  readonly articles: readonly Article[]
  /** Articles that turned out not to be what was approved; the others go without them. */
  readonly takenOut: readonly Article[]
  /** WeChat's permanent media ids of the covers, by picture id. */
  readonly covers: Readonly<Record<string, string>>
  /** WeChat's addresses of the pictures in bodies, by picture id. */
  readonly pictures: Readonly<Record<string, string>>
  readonly draftId: string | null
  /** Drafts from before the edition was rearranged: deleted once there is a new one, and never sent. */
  readonly formerDrafts: readonly string[]
  readonly previewed: readonly string[]
  readonly unreached: readonly Unreached[]
  /** When the one call that sends was begun; null again once it is certain that WeChat did not carry it out. */
  readonly attemptedAt: Instant | null
  /** When the draft was last seen in its box after the attempt. */
  readonly draftSeenAt: Instant | null
  readonly messageId: string | null
  /** What is wrong, in words for a person; null when the last step succeeded. */
  readonly problem: string | null
  readonly stopped: Stopped | null
  readonly dueAt: Instant | null
  readonly leasedUntil: Instant | null
  readonly trail: TrailHead
  readonly commands: readonly string[]
}

export function sendIdOf(editionId: string): string {
  return `${editionId}_send`
}

/**
 * Remembered per account for 24 hours; kept to 32 characters, since 36 were refused in the field (45067). The end of
 * a send's id is what differs from day to day.
 */
export function clientMessageId(sendId: string): string {
  return sendId.slice(-32)
}
