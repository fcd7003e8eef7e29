import { addDays, addMinutes, instantAt, type Day, type Instant, type Stored } from '../_kernel'
import type { TrailHead } from '../trail'
import { windowOn, windowsOfPosts, type Windows } from './cadence'

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
 * it out; its posts move on, and once they have, it has no places any more (G2).
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
  /** Made for one post of a continuous channel; the others are made ahead by the clock. */
  readonly onDemand: boolean
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
  /** The adjustment of its number of posts or its time that was carried out here last (G5). */
  readonly adjustmentId: string | null
  /** Why fewer posts than the minimum go out, or none (G2); null while nobody has said so. */
  readonly shortfall: Shortfall | null
  /** When to look whether posts point at its places; null when all have been looked at. */
  readonly holdsDueAt: Instant | null
  readonly state: EditionState
  /** The next instant at which the clock has something to do here. */
  readonly dueAt: Instant | null
  /** Whoever works on it holds it until then. */
  readonly leasedUntil: Instant | null
  readonly trail: TrailHead
  readonly commands: readonly string[]
}

export const daysPreparedAhead = 60

/** When editors are told that tomorrow's edition lacks posts: early enough to ask for some (G2). */
function shortageLookedAt(day: Day): Instant {
  return instantAt(addDays(day, -1), '09:00')
}

/** How long a place is kept for a post that is still being written down. */
export const holdMinutes = 5

/** What an edition is made from, as the effective rules say it. */
export type EditionPlan = Windows & {
  readonly channelId: string
  readonly channelName: string
  readonly minPosts: number
  readonly plannedPosts: number
  readonly maxPosts: number
  readonly lockMinutes: number
  readonly textsCloseMinutes: number
}

function editionId(channelId: string, day: Day, n: number): string {
  return `${channelId}_${day}_${n}`
}

export function planEdition(plan: EditionPlan, day: Day, n = 1): Edition {
  const { opens, closes } = windowOn(plan, day)
  const opensAt = instantAt(day, opens)
  const locksAt = addMinutes(opensAt, -plan.lockMinutes)
  return {
    _id: editionId(plan.channelId, day, n),
    schema: 1,
    version: 1,
    channelId: plan.channelId,
    channelName: plan.channelName,
    day,
    n,
    onDemand: false,
    opensAt,
    closesAt: instantAt(day, closes),
    locksAt,
    textsCloseAt: addMinutes(opensAt, -plan.textsCloseMinutes),
    minPosts: plan.minPosts,
    plannedPosts: plan.plannedPosts,
    maxPosts: plan.maxPosts,
    free: plan.plannedPosts,
    places: [],
    order: [],
    adjustmentId: null,
    shortfall: null,
    holdsDueAt: null,
    state: 'open',
    dueAt: shortageLookedAt(day),
    leasedUntil: null,
    trail: { n: 0, hash: '' },
    commands: [],
  }
}

/**
 * The editions that a continuous channel can have on a day: one a post, each at its own time (G25). They are stored
 * only once a post takes one.
 */
export function editionsOnDemand(plan: EditionPlan, everyMinutes: number, day: Day): Edition[] {
  return windowsOfPosts(plan, everyMinutes, day).map((window, index) => ({
    ...withoutLook(planEdition({ ...plan, window, windowsOn: [] }, day, index + 1)),
    onDemand: true,
  }))
}

/** Made for a post that is there, it cannot lack one. */
function withoutLook(edition: Edition): Edition {
  return { ...edition, dueAt: edition.locksAt }
}
