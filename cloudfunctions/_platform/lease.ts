import { addMinutes, type Instant } from '../../shared/_kernel'
import type { Collection, Documents } from './collections'
import type { Context } from './context'
import { is } from './database'

/** Collections whose documents wait for the clock. */
export type Due = {
  [C in Collection]: Documents[C] extends { dueAt: Instant | null } ? C : never
}[Collection]

/** Those of them that one tick at a time goes on with. */
export type Leased = {
  [C in Due]: Documents[C] extends { leasedUntil: Instant | null } ? C : never
}[Due]

const leaseMinutes = 2

/** How many due documents one tick looks at. */
const dueAtOnce = 20

export async function findDue<C extends Due>(
  { db, now }: Context,
  collection: C,
  limit = dueAtOnce,
): Promise<Documents[C][]> {
  return db.find(collection, {
    where: { dueAt: is.atMost(now) },
    orderBy: ['dueAt', 'asc'],
    limit,
  })
}

/** What is due but was left over, because time ran out, it failed, or somebody holds it, is looked at again soon. */
const leftOverMinutes = 1

/** When the clock has next something to do in this collection; null when nothing waits for it. */
export async function nextDueAt<C extends Due>({ db, now }: Context, collection: C): Promise<Instant | null> {
  const where = { dueAt: is.after('') }
  const [next] = await db.find(collection, { where, orderBy: ['dueAt', 'asc'], limit: 1 })
  if (!next?.dueAt) return null
  return next.dueAt > now ? next.dueAt : addMinutes(now, leftOverMinutes)
}

/**
 * Takes a due document for this tick alone, by one conditional update; null when another tick has it. A tick that
 * dies loses it when the lease ends.
 */
export async function claim<C extends Leased>(
  ctx: Context,
  collection: C,
  document: Documents[C],
): Promise<Documents[C] | null> {
  const { db, now } = ctx
  const { _id, version, leasedUntil } = document
  if (leasedUntil !== null && leasedUntil > now) return null
  const until = addMinutes(now, leaseMinutes)
  const claimed = await db.updateIf(collection, _id, { version }, { leasedUntil: until })
  return claimed ? { ...document, version: version + 1, leasedUntil: until } : null
}
