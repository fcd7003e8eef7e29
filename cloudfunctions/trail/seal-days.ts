import { addDays, dayOf, instantAt, type Day, type Instant } from '../../shared/_kernel'
import { headsOf, lastSealableDay, seal, sealableAt, type SealedHead } from '../../shared/trail'
import { Contention } from '../_platform/contention'
import type { Context } from '../_platform/context'
import { sealKeys } from '../_platform/seal-keys'
import { walk } from '../_platform/walk'

/**
 * Seals each day that is over, one after the other (X3); a clock that was silent for a while catches up.
 * @returns when there is next a day to seal; null as long as nothing was told
 */
export async function sealDays(ctx: Context, mayGoOn: () => boolean): Promise<Instant | null> {
  let next = await nextDay(ctx)
  while (next !== null && next.day <= lastSealableDay(ctx.now) && mayGoOn()) {
    const sealed = seal(next.day, next.before, await headsAtTheEndOf(ctx, next.day), sealKeys().current)
    try {
      await ctx.db.transact((tx) => tx.insert('seals', sealed))
    } catch (fault) {
      // Another tick was faster, and sealed the very same.
      if (!(fault instanceof Contention)) throw fault
    }
    next = { day: addDays(next.day, 1), before: sealed }
  }
  return next && sealableAt(next.day)
}

async function nextDay({ db }: Context): Promise<{ day: Day; before: { mac: string } | null } | null> {
  const newest = { where: {}, orderBy: ['_id', 'desc'], limit: 1 } as const
  const [before] = await db.findOnly('seals', newest, ['day', 'mac'])
  if (before) return { day: addDays(before.day, 1), before }
  const oldest = { where: {}, orderBy: ['sortKey', 'asc'], limit: 1 } as const
  const [first] = await db.findOnly('trail', oldest, ['at'])
  return first ? { day: dayOf(first.at), before: null } : null
}

async function headsAtTheEndOf({ db }: Context, day: Day): Promise<SealedHead[]> {
  const span = { after: instantAt(day, '00:00'), until: instantAt(addDays(day, 1), '00:00') }
  let heads: SealedHead[] = []
  for await (const page of walk(db, 'trail', 'sortKey', ['subjectId', 'n', 'hash'], span))
    heads = headsOf([...heads, ...page])
  return heads
}
