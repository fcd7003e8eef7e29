import type { Instant, Stored } from '../_kernel'
import { goesByItself, type Account, type PublishBy, type Stop, type Tester } from '../channels'
import type { TrailHead } from '../trail'
import type { Problem } from './errors'

/**
 * How far a send has come. Each stage is written down before the next begins, and each step within one is small
 * enough to repeat, except the one call of `sending`.
 *
 * By API: `assembling` pictures and draft → `previewing` to the testers → `waiting` for their answer and the window →
 * `sending` → `awaiting-admin` (待管理员确认, while that protection is on) → `confirming` by evidence → `sent`. By a
 * person: `assembling` → `waiting` → `by-hand` (待人工发表) → `sent` with the links that they paste.
 *
 * Rearranged before `sending`, it is assembled anew. A call that WeChat certainly did not carry out goes back to
 * `waiting`. `undecided` (待决定): it certainly did not go out, and a person says whether it still shall; if nobody
 * does, its posts move on. `unconfirmed` (待核实): no evidence, a person looks, and so does the clock. `not-sent`: it
 * will not go out, its posts move on. What WeChat tells later corrects each of the last four.
 */
export const stages = [
  'assembling',
  'previewing',
  'waiting',
  'sending',
  'awaiting-admin',
  'confirming',
  'by-hand',
  'undecided',
  'unconfirmed',
  'sent',
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
  /** WeChat's API takes no video into an article: its edition is finished by a person in the console (P3). */
  readonly videoId: string | null
  readonly link: string | null
  /** Whether the post and its submitter know how the send ended. */
  readonly told: boolean
}

/** A tester who did not get the preview, and why, in words for a person. */
export type Unreached = { readonly tester: string; readonly why: string }

/** What a tester said of an edition (W3); what they say later counts instead. */
export type Answer = {
  readonly personId: string
  readonly name: string
  readonly fine: boolean
  /** What is wrong, when it is not fine. */
  readonly words: string
  readonly at: Instant
}

/** Something out of the ordinary that a person decided, and why. */
export type Decision = {
  readonly by: string
  readonly byName: string
  readonly reason: string
  readonly at: Instant
}

/** Why a send waits (停发): for its own sake, or because every channel was stopped. */
export const stopScopes = ['edition', 'all'] as const

export type Stopped = Stop & { readonly scope: (typeof stopScopes)[number] }

/** What people are told once of a send, beside the stages that it enters. */
export type Told = 'untested' | 'confirmer' | 'trouble' | 'draft-gone'

/** One edition on its way out (发送), under an id that follows from the edition's. */
export type Send = Stored & {
  readonly editionId: string
  readonly channelId: string
  readonly channelName: string
  readonly appId: string
  /** It goes out on Weibo, by hand (W2); absent for WeChat. */
  readonly onWeibo?: true
  /** How the channel's editions go out. How this one does is `wayOf`. */
  readonly publishBy: PublishBy
  /** WeChat said that this one can be published in its console only. */
  readonly consoleOnly: boolean
  readonly testers: readonly Tester[]
  readonly confirmer: Account['confirmer']
  readonly opensAt: Instant
  readonly closesAt: Instant
  /** Until when testers answer (W3). */
  readonly confirmBy: Instant
  readonly stage: Stage
  readonly enteredAt: Instant
  readonly articles: readonly Article[]
  /** Articles that turned out not to be what was approved, or that WeChat refused; the others go without them. */
  readonly takenOut: readonly Article[]
  /** WeChat's permanent media ids of the covers, by picture id. */
  readonly covers: Readonly<Record<string, string>>
  /** WeChat's addresses of the pictures in bodies, by picture id. */
  readonly pictures: Readonly<Record<string, string>>
  readonly draftId: string | null
  /** Drafts from before the edition was rearranged: deleted once there is a new one, and never sent. */
  readonly formerDrafts: readonly string[]
  /** WeChat numbers of the testers whom the preview reached. */
  readonly previewed: readonly string[]
  readonly unreached: readonly Unreached[]
  readonly answers: readonly Answer[]
  /** Who lets it go out although nobody tested it, or somebody found it wrong. */
  readonly cleared: Decision | null
  readonly toldOnce: readonly Told[]
  /** When the one call that sends was begun; null again once it is certain that WeChat did not carry it out. */
  readonly attemptedAt: Instant | null
  /** When the draft was last seen in its box after the attempt. */
  readonly draftSeenAt: Instant | null
  /** WeChat's id of the mass send, or of the publication. */
  readonly messageId: string | null
  /** WeChat's id of what was published, by which it can be deleted. */
  readonly articleId: string | null
  /** How often WeChat itself said of an attempt that it failed: only then is the next one another message. */
  readonly round: number
  /** A person looked in the console, and says that it did not go out (标记未发). */
  readonly markedNotSent: boolean
  /** Who has it sent after its window, and why (补发). */
  readonly late: Decision | null
  /** While it is undecided: when its posts move on by themselves. */
  readonly decideBy: Instant | null
  /** Who took it from its readers after it went out. */
  readonly removed: 'user' | 'platform' | null
  /** When the clock last looked whether readers still find it. */
  readonly lookedAfterAt: Instant | null
  /** What is wrong, in words for a person; null when the last step succeeded. */
  readonly problem: Problem | null
  readonly troubledSince: Instant | null
  readonly stopped: Stopped | null
  readonly dueAt: Instant | null
  readonly leasedUntil: Instant | null
  readonly trail: TrailHead
  readonly commands: readonly string[]
}

export function sendIdOf(editionId: string): string {
  return `${editionId}_send`
}

/** How this edition goes out: what the API does not take is left to a person in the console (P3). */
export function wayOf({
  publishBy,
  consoleOnly,
  articles,
}: Pick<Send, 'publishBy' | 'consoleOnly' | 'articles'>): PublishBy {
  const needsConsole = consoleOnly || articles.some(({ videoId }) => videoId !== null)
  return goesByItself(publishBy) && needsConsole ? 'draft' : publishBy
}

/**
 * Remembered per account for 24 hours; kept to 32 characters, since 36 were refused in the field (45067). The end of
 * a send's id is what differs from day to day. After WeChat itself said that a message failed, the next is another one.
 */
export function clientMessageId({ _id, round }: Pick<Send, '_id' | 'round'>): string {
  const end = round === 0 ? '' : `_${round}`
  return `${_id.slice(-32 + end.length)}${end}`
}
