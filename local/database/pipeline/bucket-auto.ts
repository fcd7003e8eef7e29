import { compare, equal } from '../compare'
import type { Doc, Value } from '../value'
import { groupBy, outputOf } from './buckets'
import { rounderFor, type Rounder } from './granularity'
import { compileAccumulators } from './group'
import { optionsOf, wholeNumber, type StageCompiler } from './stages'

/** Documents in a number of ranges that hold about equally many. */
export const bucketAuto: StageCompiler = (value, { variables }) => {
  const options = optionsOf('$bucketAuto', value, ['groupBy', 'buckets', 'output', 'granularity'])
  const rounder = options.granularity === undefined ? undefined : rounderFor(options.granularity)
  const by = groupBy('$bucketAuto', options)
  const count = wholeNumber("$bucketAuto's buckets", options.buckets, 1)
  const accumulate = compileAccumulators(outputOf('$bucketAuto', options))
  return (docs) => {
    const keyed = docs.map((root) => ({ root, key: by({ root, variables }) ?? null }))
    const ordered = keyed.sort((a, b) => compare(a.key, b.key))
    const ranges = rounder ? roundedRanges(ordered, count, rounder) : evenRanges(ordered, count)
    return ranges.map(({ min, max, items }) => ({
      _id: { min, max },
      ...accumulate(
        items.map(({ root }) => root),
        variables,
      ),
    }))
  }
}

type Item = { readonly root: Doc; readonly key: Value }
type Range = { readonly min: Value; readonly max: Value; readonly items: readonly Item[] }

/** A range ends where the next one begins; equal keys stay together. */
function evenRanges(items: readonly Item[], count: number): Range[] {
  const parts = cut(items, count, (last, next) => equal(last, next))
  return parts.map((part, i) => ({
    min: part[0]!.key,
    max: (parts[i + 1]?.[0] ?? part.at(-1)!).key,
    items: part,
  }))
}

/** A range ends at a number of the series, and takes all keys below it. */
function roundedRanges(items: readonly Item[], count: number, { up, down }: Rounder): Range[] {
  const ranges: Range[] = []
  for (const part of cut(items, count, (last, next) => compare(next, up(last)) < 0))
    ranges.push({
      min: ranges.at(-1)?.max ?? down(part[0]!.key),
      max: up(part.at(-1)!.key),
      items: part,
    })
  return ranges
}

/**
 * Cuts an ordered list into parts of even length; a part goes on while the key where it would end takes the next one
 * in. The last part takes what is left.
 */
function cut(
  items: readonly Item[],
  count: number,
  takesIn: (last: Value, next: Value) => boolean,
): Item[][] {
  const size = Math.max(1, Math.round(items.length / count))
  const parts: Item[][] = []
  let from = 0
  while (from < items.length) {
    let to = parts.length === count - 1 ? items.length : Math.min(from + size, items.length)
    const last = items[to - 1]!.key
    while (to < items.length && takesIn(last, items[to]!.key)) to++
    parts.push(items.slice(from, to))
    from = to
  }
  return parts
}
