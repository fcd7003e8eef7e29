import type { Day, Instant, Stored } from '../_kernel'
import type { Actor, TrailHead } from '../trail'

/**
 * `in-approval`: somebody has to decide. `changes-asked`: it meets the standards, a change is wished, and it keeps its
 * place until a deadline (退改, G10). `returned`: substandard, its place is freed (G10). `rejected`: refused for good.
 * `withdrawn`: taken back by its submitter. `expired`: past its latest day (G7). `scheduled`: passed, waits for its
 * edition to lock. `cancelled`: taken back after it had passed, with consent. `locked`: fixed in an edition that is
 * going out. `published`: out. `taken-down`: removed from readers afterwards.
 */
export const postStates = [
  'in-approval',
  'changes-asked',
  'returned',
  'rejected',
  'withdrawn',
  'expired',
  'scheduled',
  'cancelled',
  'locked',
  'published',
  'taken-down',
] as const

export type PostState = (typeof postStates)[number]

/** Where a post will appear. */
export type PostPlace = {
  readonly editionId: string
  readonly day: Day
  readonly opensAt: Instant
  readonly holdId: string
}

/** When a submitter wants their post to appear (G7). A day of null is no wish. */
export type Wishes = {
  /** 不早于: no edition before it is taken. */
  readonly notBefore: Day | null
  /** 期望: taken if it has a free place, before the first one that has. */
  readonly wished: Day | null
  /** 最晚: past it the post expires instead of moving on. */
  readonly latest: Day | null
  /** Whether the editor may move it forward into an edition that lacks posts (nobody is moved forward unasked). */
  readonly earlierIsFine: boolean
}

export const noWishes: Wishes = { notBefore: null, wished: null, latest: null, earlierIsFine: false }

/** A post that must not go out for now, and why (暂缓). */
export type Hold = {
  readonly by: string
  readonly byName: string
  readonly reason: string
  readonly at: Instant
}

/** A published post that somebody asked to take down (撤下): what the post itself tells of it. */
export type TakingDown = {
  readonly by: Actor
  readonly reason: string
  readonly at: Instant
  /** Why somebody has to do it by hand; null while WeChat is asked, and when it is done. */
  readonly byHand: string | null
}

/** A post (稿件): what its lists and its next steps need. The material itself is in its revisions. */
export type Post = Stored & {
  /** Names what was handed in at once to one or several channels: each has its own post (one of them may be refused). */
  readonly submissionId: string
  /** What it was handed in for, where the WeChat department asked for it (约稿, G22). */
  readonly commissionId: string | null
  readonly channelId: string
  readonly channelName: string
  readonly unitId: string
  readonly unitName: string
  readonly submitterId: string
  readonly submitterName: string
  readonly title: string
  readonly coverId: string
  /** The approval of what was handed in last; an editor's own changes stay in it. */
  readonly approvalId: string
  /** The revision in force. */
  readonly revision: { readonly n: number; readonly digest: string }
  readonly state: PostState
  readonly place: PostPlace | null
  /** Whether the editor answered with the date (已排定, G7); moving on keeps it. */
  readonly settled: boolean
  readonly wishes: Wishes
  /** The arranger gave it a place past its lead time (加急, G8). */
  readonly urgent: boolean
  readonly held: Hold | null
  /** By when changes that were asked for must be in, to keep the place (G10). */
  readonly changesDueAt: Instant | null
  /** It lost its place and every edition is full: the clock gives it the next one that comes free. */
  readonly waitsForPlace: boolean
  /** While it waits: the first day that it may have, since nobody is moved forward unasked (G7). */
  readonly waitsFrom: Day | null
  /** The effective rules it was accepted under. */
  readonly acceptedUnder: string
  readonly submittedAt: Instant
  /** `<submittedAt>_<id>`: the sort field of lists, and their cursor. */
  readonly sortKey: string
  /** Where readers find it, once published. */
  readonly link: string | null
  /** Set from the moment on which somebody asked to take it down. */
  readonly takingDown: TakingDown | null
  readonly trail: TrailHead
  readonly commands: readonly string[]
}

export function revisionId(postId: string, n: number): string {
  return `${postId}_${n}`
}
