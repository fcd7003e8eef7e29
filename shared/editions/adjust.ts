import { addDays, addMinutes, instantAt, minutesBetween, type Day, type Instant } from '../_kernel'
import type { Window } from './cadence'
import type { Edition, Place } from './edition'
import { freeEditions, inOrderOfSubmission, type DayWishes } from './edition.decisions'

/** What an adjustment changes in each edition of its span (G5); null leaves it as it is. */
export type EditionChange = {
  readonly posts: { readonly min: number; readonly planned: number } | null
  readonly window: Window | null
}

/** From one day to another, both included. */
export type Span = { readonly from: Day; readonly through: Day }

export function isWithin({ from, through }: Span, day: Day): boolean {
  return from <= day && day <= through
}

/**
 * The edition with these figures. Places stay as they are: where they are more than planned, `free` is below zero until
 * enough of its posts have moved on.
 */
export function adjust(edition: Edition, { posts, window }: EditionChange): Edition {
  const { day, places, locksAt, dueAt } = edition
  const plannedPosts = posts?.planned ?? edition.plannedPosts
  const opensAt = window ? instantAt(day, window.opens) : edition.opensAt
  const moved = minutesBetween(edition.opensAt, opensAt)
  const locks = addMinutes(locksAt, moved)
  return {
    ...edition,
    minPosts: posts?.min ?? edition.minPosts,
    plannedPosts,
    free: plannedPosts - places.length,
    opensAt,
    closesAt: window ? instantAt(day, window.closes) : edition.closesAt,
    locksAt: locks,
    textsCloseAt: addMinutes(edition.textsCloseAt, moved),
    dueAt: dueAt === locksAt ? locks : dueAt,
  }
}

/** What has locked stays as it is, and so does what would have locked already by the new time. */
export function mayBeAdjusted(edition: Edition, change: EditionChange, now: Instant): boolean {
  const { state, locksAt, onDemand } = edition
  return state === 'open' && !onDemand && locksAt > now && adjust(edition, change).locksAt > now
}

/** Of a post that may have to move on, what decides where to (G7). */
export type PostInPlace = {
  readonly postId: string
  readonly notBefore: Day | null
  readonly wishes: DayWishes
  /** It leaves only when nobody else is left: what is urgent (G8), or keeps its place for changes (G10). */
  readonly keepsPlace: boolean
}

/** Those who no longer fit into an edition, in the order of submission: whoever came last leaves. */
export function leavers(edition: Edition, keepsPlace: (postId: string) => boolean): Place[] {
  const inOrder = inOrderOfSubmission(edition)
  const firstToStay = [
    ...inOrder.filter(({ postId }) => keepsPlace(postId)),
    ...inOrder.filter(({ postId }) => !keepsPlace(postId)),
  ]
  const leaving = firstToStay.slice(Math.max(0, edition.plannedPosts))
  return inOrder.filter((place) => leaving.includes(place))
}

export type PostMove = {
  readonly postId: string
  readonly from: Day
  /** Null where no edition has room, or none that its wishes allow. */
  readonly to: Day | null
  /** Past its latest day it ends instead of moving on (G7). */
  readonly expires: boolean
}

export type EditionEffect = { readonly before: Edition; readonly after: Edition }

export type Effects = {
  readonly changed: readonly EditionEffect[]
  /** Those of the span that have locked, or would have by the new time. */
  readonly unchanged: readonly Edition[]
  /** In the order in which they are carried out. */
  readonly moves: readonly PostMove[]
}

/**
 * What an adjustment brings about (G5): posts that no longer fit move on in the order of submission, within their
 * wishes; nobody is moved forward, and nobody is pushed out of another edition (G7).
 * @param editions those of the channel from the span's first day on, in order of their days
 * @param posts of the editions' places, as far as they are known
 */
export function effectsOf(
  editions: readonly Edition[],
  span: Span,
  change: EditionChange,
  posts: ReadonlyMap<string, PostInPlace>,
  now: Instant,
): Effects {
  const inSpan = editions.filter(({ day, onDemand }) => isWithin(span, day) && !onDemand)
  const changing = inSpan.filter((edition) => mayBeAdjusted(edition, change, now))
  const after = new Map(changing.map((edition) => [edition._id, adjust(edition, change)]))
  const room = editions.map((edition) => after.get(edition._id) ?? edition)
  const moves: PostMove[] = []
  for (const edition of after.values()) {
    for (const { postId } of leavers(edition, (id) => posts.get(id)?.keepsPlace ?? false)) {
      const move = moveOn(room, edition, posts.get(postId) ?? anywhere(postId), now)
      const index = room.findIndex(({ day }) => day === move.to)
      const into = room[index]
      if (into) room[index] = { ...into, free: into.free - 1 }
      moves.push(move)
    }
  }
  return {
    changed: changing.map((before) => ({ before, after: after.get(before._id) ?? before })),
    unchanged: inSpan.filter((edition) => !changing.includes(edition)),
    moves,
  }
}

function moveOn(room: readonly Edition[], { day }: Edition, post: PostInPlace, now: Instant): PostMove {
  const { postId, notBefore, wishes } = post
  const next = addDays(day, 1)
  const from = { postId, from: day }
  if (wishes.latest !== null && wishes.latest < next) return { ...from, to: null, expires: true }
  const earliest = notBefore !== null && notBefore > next ? notBefore : next
  const [to] = freeEditions(room, earliest, now, wishes)
  return { ...from, to: to?.day ?? null, expires: false }
}

function anywhere(postId: string): PostInPlace {
  return { postId, notBefore: null, wishes: { wished: null, latest: null }, keepsPlace: false }
}
