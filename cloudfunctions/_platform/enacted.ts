import type { EnactedRulebook } from '../../shared/rulebooks'
import { environmentId } from './cloud'
import { is, type Database, type Query } from './database'

/**
 * A version of a rulebook stays as it was enacted, and is the largest document that screens read: a process parses each
 * once. What there is, it asks the database every time (decision 50).
 */
const parsed = new Map<string, EnactedRulebook>()

/** More than a company has versions. */
const most = 1_000

/** All that were ever enacted, by id. */
export function allEnacted(db: Database): Promise<EnactedRulebook[]> {
  return read(db, {}, most)
}

/** Those of these ids, by id; what there is not is left out. */
export async function enactedOf(db: Database, ids: readonly string[]): Promise<EnactedRulebook[]> {
  return ids.length === 0 ? [] : read(db, { _id: is.oneOf(ids) }, ids.length)
}

async function read(db: Database, where: Query['where'], limit: number): Promise<EnactedRulebook[]> {
  const known = await db.findOnly('rulebooks', { where, orderBy: ['_id', 'asc'], limit }, [
    'since',
    'version',
  ])
  const missing = known.filter((each) => !parsed.has(keyOf(each)))
  const fetched = await db.getMany(
    'rulebooks',
    missing.map(({ _id }) => _id),
  )
  for (const enacted of fetched) parsed.set(keyOf(enacted), enacted)
  return known.flatMap((each) => parsed.get(keyOf(each)) ?? [])
}

/** What was restored or made anew under the same id began to hold at another time. */
function keyOf({ _id, since, version }: Pick<EnactedRulebook, '_id' | 'since' | 'version'>): string {
  return [environmentId(), _id, version, since].join(' ')
}
