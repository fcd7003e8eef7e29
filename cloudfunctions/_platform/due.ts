import { addMinutes, type Instant } from '../../shared/_kernel'
import type { Collection, Documents } from './collections'
import type { Context } from './context'
import { is } from './database'

/** Collections whose documents wait for the clock. */
export type Due = {
  [C in Collection]: Documents[C] extends { dueAt: Instant | null } ? C : never
}[Collection]

/** What waits for the clock, as one tick sees it. */
export type DueWatch = {
  isDue(collection: Due): Promise<boolean>
  /** What is due by now, whatever has been due longest first. */
  find<C extends Due>(collection: C, limit?: number): Promise<Documents[C][]>
  /** When the clock has next something to do in this collection; null when nothing waits for it. */
  nextAt(collection: Due): Promise<Instant | null>
}

/** How many due documents one tick looks at. */
const dueAtOnce = 20

/** What is due but was left over, because time ran out, it failed, or somebody holds it, is looked at again soon. */
const leftOverMinutes = 1

/** Noted by every tick at its end, so that it is there from the second one on. */
const anchor = ['operations', 'tick'] as const

/**
 * Mostly nothing is due, and one look at all collections together says so, and when something will be. A collection is
 * looked at again only after this very tick wrote there; what others write meanwhile is the next tick's.
 * @param all those that it will be asked about
 */
export async function watchDue(
  { db, now }: Pick<Context, 'db' | 'now'>,
  all: readonly Due[],
): Promise<DueWatch> {
  const seen = new Map<Due, { readonly written: number; readonly dueAt: Instant | null }>()
  const writtenBefore = all.map((collection) => [collection, db.written(collection)] as const)
  const together = await db.leastOf(anchor, all, 'dueAt')
  if (together)
    for (const [collection, written] of writtenBefore)
      seen.set(collection, { written, dueAt: (together.get(collection) ?? null) as Instant | null })

  async function earliest(collection: Due): Promise<Instant | null> {
    const written = db.written(collection)
    const known = seen.get(collection)
    if (known?.written === written) return known.dueAt
    const where = { dueAt: is.after('') }
    const [next] = await db.findOnly(collection, { where, orderBy: ['dueAt', 'asc'], limit: 1 }, ['dueAt'])
    const dueAt = next?.dueAt ?? null
    seen.set(collection, { written, dueAt })
    return dueAt
  }

  async function isDue(collection: Due): Promise<boolean> {
    const dueAt = await earliest(collection)
    return dueAt !== null && dueAt <= now
  }

  return {
    isDue,

    async find(collection, limit = dueAtOnce) {
      if (!(await isDue(collection))) return []
      const where = { dueAt: is.atMost(now) }
      return db.find(collection, { where, orderBy: ['dueAt', 'asc'], limit })
    },

    async nextAt(collection) {
      const dueAt = await earliest(collection)
      return dueAt !== null && dueAt <= now ? addMinutes(now, leftOverMinutes) : dueAt
    },
  }
}
