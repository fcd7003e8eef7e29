import {
  addDays,
  addMinutes,
  canonicalJson,
  dayOf,
  instantAt,
  type Day,
  type Instant,
  type Stored,
} from '../_kernel'
import type { TrailEntry } from './entry'

/** How far one subject's trail reached at the end of a day. */
export type SealedHead = { readonly subjectId: string; readonly n: number; readonly hash: string }

/**
 * What a day has told (日封存), sealed with a key that the database does not hold (X3): whoever rewrites a trail up to
 * the head in its subject, or removes the subject with it, can't make the seal anew. Its id is the day. Seals are a
 * chain as well, one for each day since the first entry, so that none can be left out.
 */
export type Seal = Stored & {
  readonly day: Day
  /** The mac of the day before; empty for the first. */
  readonly before: string
  /** Every subject of which something was told on that day. */
  readonly heads: readonly SealedHead[]
  /** Which key it was sealed with: the beginning of the key's own hash. */
  readonly keyId: string
  /** HMAC-SHA-256 as hex over all the above. */
  readonly mac: string
}

/** A key for seals, without showing it. */
export type SealKey = { readonly id: string; readonly mac: (content: string) => string }

/** An entry bears the time at which its call began; this long after midnight none of the day before is still to come. */
const settleMinutes = 5

/** When a day can be sealed. */
export function sealableAt(day: Day): Instant {
  return addMinutes(instantAt(addDays(day, 1), '00:00'), settleMinutes)
}

/** The last day that can be sealed at `now`. */
export function lastSealableDay(now: Instant): Day {
  return addDays(dayOf(addMinutes(now, -settleMinutes)), -1)
}

/** Where each subject's trail ended, of entries in any order. */
export function headsOf(entries: Iterable<Pick<TrailEntry, 'subjectId' | 'n' | 'hash'>>): SealedHead[] {
  const last = new Map<string, SealedHead>()
  for (const { subjectId, n, hash } of entries) {
    const known = last.get(subjectId)
    if (!known || known.n < n) last.set(subjectId, { subjectId, n, hash })
  }
  return [...last.values()].sort((a, b) => (a.subjectId < b.subjectId ? -1 : 1))
}

export function seal(
  day: Day,
  before: Pick<Seal, 'mac'> | null,
  heads: readonly SealedHead[],
  key: SealKey,
): Seal {
  const told = { day, before: before?.mac ?? '', heads, keyId: key.id }
  return { _id: day, schema: 1, version: 1, ...told, mac: key.mac(canonicalJson(told)) }
}

/**
 * What is wrong with one seal, or null.
 * @param before the seal of the day before; null when this is the first
 */
export function breakInSeal(
  { _id, day, before: named, heads, keyId, mac }: Seal,
  before: Seal | null,
  keys: readonly SealKey[],
): string | null {
  const expectedDay = before ? addDays(before.day, 1) : day
  if (day !== expectedDay) return `the seals of ${expectedDay} and on to the day before ${day} are missing`
  const key = keys.find(({ id }) => id === keyId)
  if (!key) return `the seal of ${day} was made with another key than those given (${keyId})`
  const told = { day, before: named, heads, keyId }
  if (_id !== day || key.mac(canonicalJson(told)) !== mac) return `the seal of ${day} was changed`
  if (named !== (before?.mac ?? '')) return `the seal of ${day} does not follow that of the day before`
  return null
}
