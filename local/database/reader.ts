import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import { mergeRanges } from './merge'
import type { KeyedRow, KeyRange, Row } from './rows'

export type Reader = {
  body(coll: number, id: Uint8Array): string | undefined
  count(coll: number): number
  /** Documents in the order of their `_id`. */
  byId(coll: number, range: KeyRange, backwards: boolean): Iterable<Row>
  /** Documents in the order of an index; one with several keys in the range comes several times. */
  byIndex(coll: number, index: number, range: KeyRange, backwards: boolean): Iterable<KeyedRow>
  /** The same, several ranges at a time, in the order of what follows their shared beginnings. */
  merged(coll: number, index: number, ranges: readonly KeyRange[], backwards: boolean): Iterable<KeyedRow>
  /** How many entries a range has, counted up to `limit`. */
  countById(coll: number, range: KeyRange, limit: number): number
  countByIndex(index: number, range: KeyRange, limit: number): number
  /** A document other than `id` that has this very key. */
  holder(index: number, key: Uint8Array, id: Uint8Array): Uint8Array | undefined
}

/** Everything that can be asked of one connection; inside a read transaction it answers from its snapshot. */
export function readerOf(connection: DatabaseSyncInstance): Reader {
  const prepare = (sql: string) => connection.prepare(sql)
  const body = prepare('SELECT body FROM docs WHERE coll = ? AND id = ?')
  const count = prepare('SELECT count(*) AS n FROM docs WHERE coll = ?')
  const byId = bothWays('SELECT id, body FROM docs WHERE coll = ? AND id >= ? AND id < ? ORDER BY id')
  // CROSS JOIN keeps SQLite from turning the loops round.
  const entriesSql =
    'SELECT e.key, d.id, d.body FROM entries e CROSS JOIN docs d ON d.coll = ? AND d.id = e.id ' +
    'WHERE e.idx = ? AND e.key >= ? AND e.key < ? ORDER BY e.key'
  const byIndex = bothWays(entriesSql)
  const countById = prepare(
    'SELECT count(*) AS n FROM (SELECT 1 FROM docs WHERE coll = ? AND id >= ? AND id < ? LIMIT ?)',
  )
  const countByIndex = prepare(
    'SELECT count(*) AS n FROM (SELECT 1 FROM entries WHERE idx = ? AND key >= ? AND key < ? LIMIT ?)',
  )
  const holder = prepare('SELECT id FROM entries WHERE idx = ? AND key = ? AND id <> ? LIMIT 1')

  function bothWays(sql: string) {
    return { forwards: prepare(sql), backwards: prepare(`${sql} DESC`) }
  }

  return {
    body: (coll, id) => (body.get(coll, id) as { body: string } | undefined)?.body,
    count: (coll) => (count.get(coll) as { n: number }).n,
    byId: (coll, { from, to }, backwards) =>
      byId[backwards ? 'backwards' : 'forwards'].iterate(coll, from, to) as Iterable<Row>,
    byIndex: (coll, index, { from, to }, backwards) =>
      byIndex[backwards ? 'backwards' : 'forwards'].iterate(coll, index, from, to),
    // A statement can be at one place only, so that every range needs its own.
    merged: (coll, index, ranges, backwards) =>
      mergeRanges(
        ranges.map(({ from, to, shared }) => ({
          rows: prepare(backwards ? `${entriesSql} DESC` : entriesSql).iterate(coll, index, from, to),
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
