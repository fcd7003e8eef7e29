import type { Day, Instant, Stored } from '../_kernel'
import type { TrailHead } from '../trail'

/**
 * `in-approval`: somebody has to decide. `returned`: substandard, its place is freed (G10). `scheduled`: passed, waits
 * for its edition to lock. `locked`: fixed in an edition that is going out. `published`: out.
 */
export const postStates = ['in-approval', 'returned', 'scheduled', 'locked', 'published'] as const

export type PostState = (typeof postStates)[number]

/** Where a post will appear. */
export type PostPlace = {
  readonly editionId: string
  readonly day: Day
  readonly opensAt: Instant
  readonly holdId: string
}

/** A post (稿件): what its lists and its next steps need. The material itself is in its revisions. */
export type Post = Stored & {
  readonly channelId: string
  readonly channelName: string
  readonly unitId: string
  readonly unitName: string
  readonly submitterId: string
  readonly submitterName: string
  readonly title: string
  readonly coverId: string
  /** The revision in force. */
  readonly revision: { readonly n: number; readonly digest: string }
  readonly state: PostState
  readonly place: PostPlace | null
  /** Whether the editor answered with the date (已排定, G7); moving on keeps it. */
  readonly settled: boolean
  /** It lost its place and every edition is full: the clock gives it the next one that comes free. */
  readonly waitsForPlace: boolean
  /** The effective rules it was accepted under. */
  readonly acceptedUnder: string
  readonly submittedAt: Instant
  /** `<submittedAt>_<id>`: the sort field of lists, and their cursor. */
  readonly sortKey: string
  /** Where readers find it, once published. */
  readonly link: string | null
  readonly trail: TrailHead
  readonly commands: readonly string[]
}

export function revisionId(postId: string, n: number): string {
  return `${postId}_${n}`
}
