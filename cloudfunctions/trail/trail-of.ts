import type { TrailEntry } from '../../shared/trail'
import { is, type Database } from '../_platform/database'

/** CloudBase answers with 1,000 documents at most. */
export const pageSize = 1000

/** Everything that was told of a subject, in its order. */
export async function trailOf(db: Database, subjectId: string): Promise<TrailEntry[]> {
  const chain: TrailEntry[] = []
  for (;;) {
    const where = { subjectId, n: is.after(chain.at(-1)?.n ?? 0) }
    const page = await db.find('trail', { where, orderBy: ['n', 'asc'], limit: pageSize })
    chain.push(...page)
    if (page.length < pageSize) return chain
  }
}
