import type { Instant, Stored } from '../_kernel'
import type { TrailHead } from '../trail'

/**
 * How far a send has come. Each stage is written down before the next begins, and each step within one is small
 * enough to repeat, except the one call of `sending`.
 *
 * `assembling` pictures and draft → `previewing` to the testers → `waiting` for the window → `sending` → `confirming`
 * by evidence → `sent`. `unconfirmed` (待核实): no evidence, a person decides. `not-sent`: the window closed before.
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
  readonly revisionId: string
  readonly title: string
  readonly digest: string
  readonly coverId: string
  readonly pictureIds: readonly string[]
  readonly link: string | null
  /** Whether the post and its submitter know how the send ended. */
  readonly told: boolean
}

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
  /** WeChat's permanent media ids of the covers, by picture id. */
  readonly covers: Readonly<Record<string, string>>
  /** WeChat's addresses of the pictures in bodies, by picture id. */
  readonly pictures: Readonly<Record<string, string>>
  readonly draftId: string | null
  readonly previewed: readonly string[]
  /** When the one call that sends was begun; from then on it is never made again. */
  readonly attemptedAt: Instant | null
  readonly messageId: string | null
  /** What was wrong at the last try, in words for a person. */
  readonly problem: string | null
  readonly dueAt: Instant | null
  readonly leasedUntil: Instant | null
  readonly trail: TrailHead
}

export function sendIdOf(editionId: string): string {
  return `${editionId}_send`
}

/** Remembered per account for 24 hours; kept to 32 characters, since longer ones were refused in the field (45067). */
export function clientMessageId(sendId: string): string {
  return sendId.slice(-32)
}
