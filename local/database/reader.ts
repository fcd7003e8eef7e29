import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import { mergeRanges } from './merge'
import type { Entry, KeyRange, Row } from './rows'

export type Reader = {
  find(coll: number, id: Uint8Array): Row | undefined
  at(place: number): Row | undefined
  count(coll: number): number
  /** All documents of a collection in the order they were added. */
  asAdded(coll: number): Iterable<Row>
  /** Documents in the order of their `_id`. */
  byId(coll: number, range: KeyRange, backwards: boolean): Iterable<Row>
  /** Documents in the order of an index; one with several keys in the range comes several times. */
  byIndex(index: number, range: KeyRange, backwards: boolean): Iterable<Row>
  /** The same without the documents. */
  entries(index: number, range: KeyRange, backwards: boolean): Iterable<Entry>
  /** Several ranges at a time, by what follows their shared beginnings; the keys come without these. */
  merged(index: number, ranges: readonly KeyRange[], backwards: boolean): Iterable<Entry>
  /** How many entries a range has, counted up to `limit`. */
  countById(coll: number, range: KeyRange, limit: number): number
  countByIndex(index: number, range: KeyRange, limit: number): number
  /** A document other than `id` that has this very key. */
  holder(index: number, key: Uint8Array, id: Uint8Array): Uint8Array | undefined
}

/** Everything that can be asked of one connection; inside a read transaction it answers from its snapshot. */
export function readerOf(connection: DatabaseSyncInstance): Reader {
  const prepare = (sql: string) => connection.prepare(sql)
  const find = prepare('SELECT place, id, body FROM docs WHERE coll = ? AND id = ?')
  const at = prepare('SELECT place, id, body FROM docs WHERE place = ?')
  const count = prepare('SELECT count(*) AS n FROM docs WHERE coll = ?')
  const asAdded = prepare(
    'SELECT place, id, body FROM docs INDEXED BY docs_as_added WHERE coll = ? ORDER BY place',
  )
  const byId = bothWays(
    (way) => `SELECT place, id, body FROM docs WHERE coll = ? AND id >= ? AND id < ? ORDER BY id ${way}`,
  )
  // CROSS JOIN keeps SQLite from turning the loops round.
  const byIndex = bothWays(
    (way) =>
      'SELECT d.place, d.id, d.body FROM entries e CROSS JOIN docs d ON d.place = e.place ' +
      `WHERE e.idx = ? AND e.key >= ? AND e.key < ? ORDER BY e.key ${way}, e.place ${way}`,
  )
  const entriesSql = (way: Way) =>
    `SELECT key, place FROM entries WHERE idx = ? AND key >= ? AND key < ? ORDER BY key ${way}, place ${way}`
  const entries = bothWays(entriesSql)
  const countById = prepare(
    'SELECT count(*) AS n FROM (SELECT 1 FROM docs WHERE coll = ? AND id >= ? AND id < ? LIMIT ?)',
  )
  const countByIndex = prepare(
    'SELECT count(*) AS n FROM (SELECT 1 FROM entries WHERE idx = ? AND key >= ? AND key < ? LIMIT ?)',
  )
  const holder = prepare(
    'SELECT d.id FROM entries e CROSS JOIN docs d ON d.place = e.place ' +
      'WHERE e.idx = ? AND e.key = ? AND d.id <> ? LIMIT 1',
  )

  function bothWays(sql: (way: Way) => string) {
    const ways = { forwards: prepare(sql('ASC')), backwards: prepare(sql('DESC')) }
    return (backwards: boolean) => ways[backwards ? 'backwards' : 'forwards']
  }

  return {
    find: (coll, id) => find.get(coll, id) as Row | undefined,
    at: (place) => at.get(place) as Row | undefined,
    count: (coll) => (count.get(coll) as { n: number }).n,
    asAdded: (coll) => asAdded.iterate(coll) as Iterable<Row>,
    byId: (coll, { from, to }, backwards) => byId(backwards).iterate(coll, from, to) as Iterable<Row>,
    byIndex: (index, { from, to }, backwards) => byIndex(backwards).iterate(index, from, to) as Iterable<Row>,
    entries: (index, { from, to }, backwards) =>
      entries(backwards).iterate(index, from, to) as Iterable<Entry>,
    // A statement can be at one place only, so that every range needs its own.
    merged: (index, ranges, backwards) =>
      mergeRanges(
        ranges.map(({ from, to, shared }) => ({
          entries: prepare(entriesSql(backwards ? 'DESC' : 'ASC')).iterate(index, from, to),
          shared,
        })),
        backwards,
      ),
    countById: (coll, { from, to }, limit) => (countById.get(coll, from, to, limit) as { n: number }).n,
    countByIndex: (index, { from, to }, limit) =>
      (countByIndex.get(index, from, to, limit) as { n: number }).n,
    holder: (index, key, id) => (holder.get(index, key, id) as { id: Uint8Array } | undefined)?.id,
  }
}

type Way = 'ASC' | 'DESC'
