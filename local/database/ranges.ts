import type { Bound, End } from './bounds'
import { compare, equal, rank } from './compare'
import type { Value } from './value'
import { geoPrefixes } from './geo/index-keys'
import { after, inverted, keyBytes } from './keys'
import type { KeyRange } from './rows'

type Direction = 1 | -1

/** One bound for one field: on a field that never holds a list, all that the query says about it at once. */
export function narrowest(bounds: readonly Bound[], list: boolean): Points | Range | undefined {
  const points = bounds.filter((bound) => bound.kind === 'points')
  const ranges = bounds.filter((bound) => bound.kind === 'range')
  // Two conditions on a list may be met by two different elements, so only one of them may narrow the range.
  if (list) return points[0] ?? ranges[0]
  if (points.length > 0) return { kind: 'points', values: points.map(({ values }) => values).reduce(common) }
  return ranges.length === 0 ? undefined : ranges.reduce(joined)
}

function common(a: readonly Value[], b: readonly Value[]): readonly Value[] {
  return a.filter((value) => b.some((other) => equal(value, other)))
}

type Points = Extract<Bound, { kind: 'points' }>
type Range = Extract<Bound, { kind: 'range' }>

/** Keeps an end when both ranges have one: the matcher sees to the other. */
function joined(a: Range, b: Range): Range {
  return { kind: 'range', ...ends(a.low ?? b.low, a.high ?? b.high) }
}

function ends(low: End | undefined, high: End | undefined): { low?: End; high?: End } {
  const oneType = !low || !high || rank(low.value) === rank(high.value)
  return { ...(low && { low }), ...(high && oneType && { high }) }
}

export function pointKeys(
  heads: readonly Buffer[],
  values: readonly Value[],
  direction: Direction,
): Buffer[] {
  const unique = [...values].sort(compare).filter((value, i, all) => i === 0 || !equal(value, all[i - 1]!))
  if (direction === -1) unique.reverse()
  return heads.flatMap((head) =>
    unique.map((value) => Buffer.concat([head, turned(keyBytes(value), direction)])),
  )
}

export const everyKey: KeyRange = { from: Buffer.from([0x00]), to: Buffer.from([0xff]), shared: 0 }

/** All keys that begin with `head`. */
export function keysUnder(head: Buffer): KeyRange {
  if (head.length === 0) return everyKey
  return { from: head, to: after(head), shared: head.length }
}

/** The keys under `head` whose next field lies in the range. */
export function keysWithin(head: Buffer, { low, high }: Range, direction: Direction): KeyRange {
  const type = Buffer.from([rank((low ?? high)!.value)])
  const key = (bytes: Buffer) => Buffer.concat([head, turned(bytes, direction)])
  const lowKey = low ? key(keyBytes(low.value)) : key(type)
  const highKey = high ? key(keyBytes(high.value)) : key(type)
  if (direction === 1) {
    return {
      from: !low || low.closed ? lowKey : after(lowKey),
      to: !high || high.closed ? after(highKey) : highKey,
      shared: head.length,
    }
  }
  return {
    from: !high || high.closed ? highKey : after(highKey),
    to: !low || low.closed ? after(lowKey) : lowKey,
    shared: head.length,
  }
}

/** The keys under `head` of places that the first area meets; undefined where no area is asked for. */
export function keysOfPlaces(head: Buffer, bounds: readonly Bound[]): KeyRange[] | undefined {
  const area = bounds.find((bound) => bound.kind === 'area')
  return area && geoPrefixes(area.caps).map((prefix) => keysUnder(Buffer.concat([head, prefix])))
}

function turned(bytes: Buffer, direction: Direction): Buffer {
  return direction === 1 ? bytes : inverted(bytes)
}
