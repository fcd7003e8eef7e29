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

/**
 * Mostly nothing is due, and one short look at a collection says so, and when something will be: it is taken again only
 * after this very tick wrote there. What others write meanwhile is the next tick's.
 */
export function watchDue({ db, now }: Pick<Context, 'db' | 'now'>): DueWatch {
  const seen = new Map<Due, { readonly written: number; readonly dueAt: Instant | null }>()

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
