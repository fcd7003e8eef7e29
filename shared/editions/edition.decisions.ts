import type { Day, Instant } from '../_kernel'
import type { Edition, Place } from './edition'

/** What a submitter wishes of the day of an edition (G7): the day tried first, and the last one that will do. */
export type DayWishes = { readonly wished: Day | null; readonly latest: Day | null }

export const anyDay: DayWishes = { wished: null, latest: null }

/**
 * Where a post may go, best first: editions on or after `earliest` that are open and have a free place, the wished one
 * before the others, none past the latest (G6, G7). Editions made for one post each are found another way.
 * @param editions in order of their days
 */
export function freeEditions(
  editions: readonly Edition[],
  earliest: Day,
  now: Instant,
  { wished, latest }: DayWishes = anyDay,
): Edition[] {
  const free = editions.filter(
    (edition) =>
      !edition.onDemand &&
      edition.day >= earliest &&
      (latest === null || edition.day <= latest) &&
      hasFreePlace(edition, now),
  )
  return [...free.filter(({ day }) => day === wished), ...free.filter(({ day }) => day !== wished)]
}

export function hasFreePlace(edition: Edition, now: Instant): boolean {
  return edition.state === 'open' && edition.free > 0 && edition.locksAt > now
}

/** The places of an edition in order of submission: the order in which posts move on (G7). */
export function inOrderOfSubmission(edition: Edition): Place[] {
  return [...edition.places].sort(
    (a, b) => compare(a.submittedAt, b.submittedAt) || compare(a.postId, b.postId),
  )
}

/** Holds that ran out: their posts may never have been written down. */
export function expiredHolds(edition: Edition, now: Instant): Place[] {
  return edition.places.filter((place) => place.holdExpiresAt <= now)
}

/** When the next hold runs out that has not yet; null when none is left. */
export function nextHoldDue(edition: Edition, now: Instant): Instant | null {
  const ahead = edition.places.map((place) => place.holdExpiresAt).filter((expiry) => expiry > now)
  return ahead.sort()[0] ?? null
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
