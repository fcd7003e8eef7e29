import { record, type Deed, type TrailEntry } from '../../shared/trail'
import type { Documents } from '../_platform/collections'
import type { Context } from '../_platform/context'
import type { Tx } from '../_platform/database'
import type { Witnessed } from './witnessed'

export { sealDays } from './seal-days'
export { trailOf } from './trail-of'
export { verifyTrail } from './verify-trail'
export type { Witnessed } from './witnessed'

/** Writes a changed subject and what happened to it; they become true together (decision 6). */
export async function replaceWithTrail<C extends Witnessed>(
  tx: Tx,
  { hash }: Pick<Context, 'hash'>,
  collection: C,
  document: Documents[C],
  deed: Deed,
): Promise<void> {
  await replaceRecorded(tx, collection, record(document, deed, hash))
}

/**
 * The same in a transaction of its own, for who goes on with the subject.
 * @param alongside what becomes true together with it
 * @returns the subject as it is stored now
 */
export async function changeWithTrail<C extends Witnessed>(
  { db, hash }: Pick<Context, 'db' | 'hash'>,
  collection: C,
  document: Documents[C],
  deed: Deed,
  alongside: (tx: Tx) => Promise<void> = () => Promise.resolve(),
): Promise<Documents[C]> {
  const recorded = record(document, deed, hash)
  await db.transact(async (tx) => {
    await replaceRecorded(tx, collection, recorded)
    await alongside(tx)
  })
  return { ...recorded.subject, version: document.version + 1 }
}

async function replaceRecorded<C extends Witnessed>(
  tx: Tx,
  collection: C,
  { subject, entry }: { readonly subject: Documents[C]; readonly entry: TrailEntry },
): Promise<void> {
  await tx.replace(collection, subject)
  await tx.insert('trail', entry)
}

export async function insertWithTrail<C extends Witnessed>(
  tx: Tx,
  { hash }: Pick<Context, 'hash'>,
  collection: C,
  document: Documents[C],
  deed: Deed,
): Promise<void> {
  const { subject, entry } = record(document, deed, hash)
  await tx.insert(collection, subject)
  await tx.insert('trail', entry)
}

/** Many at once, each with the first entry of its trail. */
export async function insertAllWithTrail<C extends Witnessed>(
  tx: Tx,
  { hash }: Pick<Context, 'hash'>,
  collection: C,
  documents: readonly Documents[C][],
  deedOf: (document: Documents[C]) => Deed,
): Promise<void> {
  const recorded = documents.map((document) => record(document, deedOf(document), hash))
  await tx.insert(collection, ...recorded.map(({ subject }) => subject))
  await tx.insert('trail', ...recorded.map(({ entry }) => entry))
}
