import { addDays, dayOf } from '../../shared/_kernel'
import {
  breakInSeal,
  firstBreak,
  lastSealableDay,
  newTrail,
  type Seal,
  type TrailEntry,
  type TrailHead,
} from '../../shared/trail'
import type { Context } from '../_platform/context'
import { is } from '../_platform/database'
import { sealKeys } from '../_platform/seal-keys'
import { walk } from '../_platform/walk'
import { pageSize, trailOf } from './trail-of'
import { witnessed } from './witnessed'

/** What does not fit, in a sentence for an operator; of a subject, or of the seals themselves. */
export type TrailBreak = { readonly subjectId: string | null; readonly what: string }

export type Verification = {
  readonly subjects: number
  readonly entries: number
  readonly seals: number
  readonly breaks: readonly TrailBreak[]
}

/**
 * Reads everything that was ever told and finds each place where it was tampered with (X3): an entry that was changed,
 * removed or swapped, a tail that was cut off, a subject that vanished, a chain that was written anew. The last shows by
 * the seals only, so that what was told since midnight rests on the heads in the subjects alone.
 */
export async function verifyTrail(ctx: Context): Promise<Verification> {
  const [heads, { seals, sealed, breaks }] = await Promise.all([headsOfSubjects(ctx), readSeals(ctx)])
  const found: TrailBreak[] = [...breaks]
  const subjects = new Set([...heads.keys(), ...sealed.keys()])
  let entries = 0
  for await (const { subjectId, chain } of trails(ctx)) {
    entries += chain.length
    subjects.add(subjectId)
    found.push(...breaksIn(ctx, subjectId, chain, heads.get(subjectId), sealed.get(subjectId)))
    heads.delete(subjectId)
    sealed.delete(subjectId)
  }
  for (const [subjectId, head] of heads)
    found.push(...breaksIn(ctx, subjectId, [], head, sealed.get(subjectId)))
  for (const [subjectId, days] of sealed)
    if (!heads.has(subjectId)) found.push(...breaksIn(ctx, subjectId, [], undefined, days))
  return { subjects: subjects.size, entries, seals, breaks: found }
}

/** What the seals say of one subject: the hash of its nth entry, as it was on that day. */
type SealedEntry = { readonly n: number; readonly hash: string; readonly day: string }

function breaksIn(
  { hash }: Context,
  subjectId: string,
  chain: readonly TrailEntry[],
  head: TrailHead | undefined,
  sealed: readonly SealedEntry[] = [],
): TrailBreak[] {
  const rewritten = sealed.find((then) => chain.find(({ n }) => n === then.n)?.hash !== then.hash)
  const what = [
    head ? null : 'the subject is gone, though its trail or a seal speaks of it',
    firstBreak(chain, head ?? headAtTheEndOf(chain), hash),
    rewritten ? `entry ${rewritten.n} is not what was sealed on ${rewritten.day}` : null,
  ]
  return what.filter((text) => text !== null).map((text) => ({ subjectId, what: text }))
}

function headAtTheEndOf(chain: readonly TrailEntry[]): TrailHead {
  const last = chain.at(-1)
  return last ? { n: last.n, hash: last.hash } : newTrail
}

async function headsOfSubjects({ db }: Context): Promise<Map<string, TrailHead>> {
  const heads = new Map<string, TrailHead>()
  for (const collection of witnessed)
    for await (const page of walk(db, collection, '_id', ['trail']))
      for (const { _id, trail } of page) heads.set(_id, trail)
  return heads
}

async function readSeals(ctx: Context) {
  const keys = sealKeys().all
  const sealed = new Map<string, SealedEntry[]>()
  const breaks: TrailBreak[] = []
  let before: Seal | null = null
  let seals = 0
  for await (const page of walk(ctx.db, 'seals', '_id', [
    'schema',
    'version',
    'day',
    'before',
    'heads',
    'keyId',
    'mac',
  ]))
    for (const seal of page) {
      const what = breakInSeal(seal, before, keys)
      if (what) breaks.push({ subjectId: null, what })
      for (const { subjectId, n, hash } of seal.heads)
        sealed.set(subjectId, [...(sealed.get(subjectId) ?? []), { n, hash, day: seal.day }])
      before = seal
      seals += 1
    }
  const missing = await missingSeals(ctx, before)
  if (missing) breaks.push({ subjectId: null, what: missing })
  return { seals, sealed, breaks }
}

/** The clock seals every day a few minutes after midnight; a day later it is late, or somebody removed the last ones. */
async function missingSeals({ db, now }: Context, last: Seal | null): Promise<string | null> {
  const expected = addDays(lastSealableDay(now), -1)
  if (last) return last.day < expected ? `the seals after ${last.day} are missing` : null
  const [first] = await db.findOnly('trail', { where: {}, orderBy: ['sortKey', 'asc'], limit: 1 }, ['at'])
  return first && dayOf(first.at) < expected ? 'there is no seal at all' : null
}

type Trail = { readonly subjectId: string; readonly chain: readonly TrailEntry[] }

/** Each subject's entries in their order, by reading the trail once. */
async function* trails({ db }: Context): AsyncGenerator<Trail> {
  let reached = ''
  for (;;) {
    const where = { subjectId: is.after(reached) }
    const page = await db.find('trail', { where, orderBy: ['subjectId', 'asc'], limit: pageSize })
    const found = bySubject(page)
    // The last one may go on beyond the page.
    const cutOff = page.length === pageSize ? found.pop() : undefined
    yield* found
    if (!cutOff) return
    if (found.length === 0) yield { subjectId: cutOff.subjectId, chain: await trailOf(db, cutOff.subjectId) }
    reached = found.at(-1)?.subjectId ?? cutOff.subjectId
  }
}

function bySubject(entries: readonly TrailEntry[]): Trail[] {
  const chains = new Map<string, TrailEntry[]>()
  for (const entry of entries) chains.set(entry.subjectId, [...(chains.get(entry.subjectId) ?? []), entry])
  return [...chains].map(([subjectId, chain]) => ({ subjectId, chain: chain.sort((a, b) => a.n - b.n) }))
}
