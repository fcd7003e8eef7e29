import { record, type Deed, type TrailHead } from '../../shared/trail'
import type { Context } from '../_platform/context'
import type { Collection, Documents } from '../_platform/collections'
import type { Tx } from '../_platform/database'

/** Collections whose documents carry the head of their own trail. */
type Witnessed = {
  [C in Collection]: Documents[C] extends { readonly trail: TrailHead } ? C : never
}[Collection]

/** Writes a changed subject and what happened to it; they become true together (decision 6). */
export async function replaceWithTrail<C extends Witnessed>(
  tx: Tx,
  { hash }: Pick<Context, 'hash'>,
  collection: C,
  document: Documents[C],
  deed: Deed,
): Promise<void> {
  const { subject, entry } = record(document, deed, hash)
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
