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
  const taken = asTaken(ctx, document)
  if (!taken) return null
  const { _id, version, leasedUntil } = taken
  const claimed = await ctx.db.updateIf(collection, _id, { version }, { leasedUntil })
  return claimed ? { ...taken, version: version + 1 } : null
}

/**
 * For whoever writes the document anyway: as that write takes it, or fails with `Contention` because another tick was
 * faster. Null when one has it already.
 */
export function asTaken<D extends Documents[Leased]>({ now }: Pick<Context, 'now'>, document: D): D | null {
  const { leasedUntil } = document
  if (leasedUntil !== null && leasedUntil > now) return null
  return { ...document, leasedUntil: addMinutes(now, leaseMinutes) }
}
