import { canonicalJson, type Instant } from '../_kernel'

/** How far a subject's trail reaches: lives in the subject, so that a cut tail shows. */
export type TrailHead = { readonly n: number; readonly hash: string }

export const newTrail: TrailHead = { n: 0, hash: '' }

/** Who did it: a person, or the system itself (the clock, WeChat's answer). */
export type Actor = { readonly id: string; readonly name: string }

export const theSystem: Actor = { id: 'system', name: '系统' }

/** What is told of one step (留痕). `details` holds small facts only, never material. */
export type Deed = {
  readonly action: string
  readonly by: Actor
  readonly at: Instant
  readonly details: Readonly<Record<string, string | number | boolean | null>>
}

/** One link of a subject's chain: `<subjectId>_<n>`. Never changed once written. */
export type TrailEntry = Deed & {
  readonly _id: string
  readonly schema: number
  readonly version: number
  readonly subjectId: string
  readonly n: number
  /** The hash of the entry before; empty for the first. */
  readonly before: string
  readonly hash: string
  /** `<at>_<_id>`: the order in which a day is read. */
  readonly sortKey: string
}

/** SHA-256 as hex. Handed in, because hashing is the platform's. */
export type Hash = (content: string | Uint8Array) => string

export function nextEntry(subjectId: string, head: TrailHead, deed: Deed, hash: Hash): TrailEntry {
  const { action, by, at, details } = deed
  const told = { subjectId, n: head.n + 1, action, by, at, details, before: head.hash }
  const _id = `${subjectId}_${told.n}`
  const sortKey = `${at}_${_id}`
  return { _id, schema: 1, version: 1, ...told, hash: hash(canonicalJson(told)), sortKey }
}

/** A subject as it stands after `deed`, with the entry that tells of it: both are written together. */
export function record<T extends { readonly _id: string; readonly trail: TrailHead }>(
  subject: T,
  deed: Deed,
  hash: Hash,
): { subject: T; entry: TrailEntry } {
  const entry = nextEntry(subject._id, subject.trail, deed, hash)
  return { subject: { ...subject, trail: headOf(entry) }, entry }
}

export function headOf(entry: TrailEntry): TrailHead {
  return { n: entry.n, hash: entry.hash }
}

/** The first break in a chain, or null: an entry changed, missing, out of order, or a head that says otherwise. */
export function firstBreak(entries: readonly TrailEntry[], head: TrailHead, hash: Hash): string | null {
  let reached: TrailHead = newTrail
  for (const entry of entries) {
    const expected = nextEntry(entry.subjectId, reached, entry, hash)
    if (entry.n !== expected.n) return `entry ${expected.n} is missing`
    if (!sameLink(entry, expected)) return `entry ${entry.n} was changed`
    reached = headOf(entry)
  }
  if (reached.n !== head.n || reached.hash !== head.hash)
    return `the trail ends at ${reached.n}, not at ${head.n}`
  return null
}

/** The hash speaks for what was told; what else names the entry stands beside it. */
function sameLink(a: TrailEntry, b: TrailEntry): boolean {
  return a.hash === b.hash && a.before === b.before && a._id === b._id && a.sortKey === b.sortKey
}
