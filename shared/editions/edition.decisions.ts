import type { Day, Instant } from '../_kernel'
import type { Edition, Place } from './edition'

/**
 * Where a post may go, best first: editions on or after `earliest` that are open and have a free place (G6, G7).
 * @param editions in order of their days
 */
export function freeEditions(editions: readonly Edition[], earliest: Day, now: Instant): Edition[] {
  return editions.filter((edition) => edition.day >= earliest && hasFreePlace(edition, now))
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
