import { addMinutes, type Instant } from '../../shared/_kernel'
import type { Documents } from './collections'
import type { Context } from './context'
import type { Due } from './due'

/** Collections whose due documents one tick at a time goes on with. */
export type Leased = {
  [C in Due]: Documents[C] extends { leasedUntil: Instant | null } ? C : never
}[Due]

const leaseMinutes = 2

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
