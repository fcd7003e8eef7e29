import { keyOf, type Collection, type Index } from './collections'
import { reviveDoc } from './ejson'
import type { Ties } from './index-order'
import type { Plan } from './planner'
import type { Reader } from './reader'
import type { Entry, KeyRange, Row } from './rows'
import { tiesAsAdded } from './ties'

/** The documents that a plan proposes, in its order. */
export function* rowsOf(reader: Reader, { n }: Collection, plan: Plan): Generator<Row> {
  const { along, ranges, backwards, ties } = plan
  if (along === 'adding') yield* reader.asAdded(n)
  else if (along === 'id') for (const range of ranges) yield* reader.byId(n, range, backwards)
  else if (ties) yield* tiedRows(reader, along, ties, plan)
  else for (const range of ranges) yield* reader.byIndex(along.n, range, backwards)
}

function* tiedRows(
  reader: Reader,
  { n }: Index,
  { fields, wholeKey }: Ties,
  { ranges, backwards, merged }: Plan,
): Generator<Row> {
  const entries = merged
    ? reader.merged(n, ranges, backwards)
    : oneAfterTheOther(ranges, (range) => reader.entries(n, range, backwards))
  const row = (place: number) => reader.at(place)!
  const beginning = ({ key, place }: Entry) => (wholeKey ? key : keyOf(fields, reviveDoc(row(place).body)))
  for (const place of tiesAsAdded(entries, beginning)) yield row(place)
}

function* oneAfterTheOther(
  ranges: readonly KeyRange[],
  entriesIn: (range: KeyRange) => Iterable<Entry>,
): Generator<Entry> {
  for (const range of ranges) yield* entriesIn(range)
}
