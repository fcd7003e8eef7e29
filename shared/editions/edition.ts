import { addMinutes, instantAt, type Day, type Instant, type Stored, type TimeOfDay } from '../_kernel'
import type { TrailHead } from '../trail'

/** A post's place (版位) in an edition. It counts only while the post points back at this edition. */
export type Place = {
  readonly postId: string
  /** Names this taking of the place, so that a repeated or lost call can give back exactly its own. */
  readonly holdId: string
  /** When the post was handed in: moving on keeps this order. */
  readonly submittedAt: Instant
  /** Past this, a place at which no post points is given back. */
  readonly holdExpiresAt: Instant
}

/**
 * `open`: places can be taken. `locking`: no place can be taken any more, posts are being fixed or moved on.
 * `locked`: its posts are fixed and handed to publishing. `empty`: it locked without a post. `skipped`: the editor left
 * it out, its posts moved on (G2).
 */
export const editionStates = ['open', 'locking', 'locked', 'empty', 'skipped'] as const

export type EditionState = (typeof editionStates)[number]

export type Shortfall = {
  readonly reason: string
  readonly by: string
  readonly byName: string
  readonly at: Instant
}

/** One issue (期) of a channel: `<channelId>_<day>_<n>`, made 60 days ahead. */
export type Edition = Stored & {
  readonly channelId: string
  readonly channelName: string
  readonly day: Day
  readonly n: number
  readonly opensAt: Instant
  readonly closesAt: Instant
  readonly locksAt: Instant
  /** Until then the editor may change order and texts. */
  readonly textsCloseAt: Instant
  readonly minPosts: number
  readonly plannedPosts: number
  readonly maxPosts: number
  /** Places not taken. Changed together with `places`, by one conditional update. */
  readonly free: number
  readonly places: readonly Place[]
  /** Post ids in the order of the edition as the editor put them, the head post first; others follow as handed in. */
  readonly order: readonly string[]
  /** Why fewer posts than the minimum go out (G2); null while nobody has said so. */
  readonly shortfall: Shortfall | null
  /** When to look whether posts point at its places; null when all have been looked at. */
  readonly holdsDueAt: Instant | null
  readonly state: EditionState
  /** The next instant at which the clock has something to do here. */
  readonly dueAt: Instant | null
  /** Whoever works on it holds it until then. */
  readonly leasedUntil: Instant | null
  readonly trail: TrailHead
}

export const daysPreparedAhead = 60

/** How long a place is kept for a post that is still being written down. */
export const holdMinutes = 5

/** What an edition is made from, as the effective rules say it. */
export type EditionPlan = {
  readonly channelId: string
  readonly channelName: string
  readonly window: { readonly opens: TimeOfDay; readonly closes: TimeOfDay }
  readonly minPosts: number
  readonly plannedPosts: number
  readonly maxPosts: number
  readonly lockMinutes: number
  readonly textsCloseMinutes: number
}

function editionId(channelId: string, day: Day, n: number): string {
  return `${channelId}_${day}_${n}`
}

export function planEdition(plan: EditionPlan, day: Day): Edition {
  const opensAt = instantAt(day, plan.window.opens)
  const locksAt = addMinutes(opensAt, -plan.lockMinutes)
  return {
    _id: editionId(plan.channelId, day, 1),
    schema: 1,
    version: 1,
    channelId: plan.channelId,
    channelName: plan.channelName,
    day,
    n: 1,
    opensAt,
    closesAt: instantAt(day, plan.window.closes),
    locksAt,
    textsCloseAt: addMinutes(opensAt, -plan.textsCloseMinutes),
    minPosts: plan.minPosts,
    plannedPosts: plan.plannedPosts,
    maxPosts: plan.maxPosts,
    free: plan.plannedPosts,
    places: [],
    order: [],
    shortfall: null,
    holdsDueAt: null,
    state: 'open',
    dueAt: locksAt,
    leasedUntil: null,
    trail: { n: 0, hash: '' },
  }
}
