import type { Doc, Value } from './value'
import { Binary, BsonValue, Code, minKey, ObjectId, SymbolText, Timestamp } from './values/bson-values'
import { Decimal } from './values/decimal'
import { compareNumbers, type Numeric } from './values/numbers'

/** An indexed `[]`: MongoDB sorts it below null. */
export const emptyList: unique symbol = Symbol('empty list')
export type Sortable = Value | typeof emptyList

/** The order of BSON's types; also the first byte of an index key. Zero is left free as a terminator. */
export const rankOf = {
  minKey: 0x04,
  emptyList: 0x08,
  null: 0x10,
  number: 0x20,
  string: 0x30,
  object: 0x40,
  array: 0x50,
  binary: 0x58,
  objectId: 0x5c,
  boolean: 0x60,
  date: 0x70,
  timestamp: 0x78,
  regexp: 0x80,
  code: 0x90,
  codeWithScope: 0x98,
  maxKey: 0xf0,
} as const

export function rank(value: Sortable | undefined): number {
  if (typeof value === 'number' || typeof value === 'bigint') return rankOf.number
  if (typeof value === 'string') return rankOf.string
  if (typeof value === 'boolean') return rankOf.boolean
  if (value === emptyList) return rankOf.emptyList
  if (value === null || value === undefined) return rankOf.null
  if (Array.isArray(value)) return rankOf.array
  if (value instanceof Date) return rankOf.date
  if (value instanceof RegExp) return rankOf.regexp
  return value instanceof BsonValue ? rankOfSpecial(value) : rankOf.object
}

function rankOfSpecial(value: BsonValue): number {
  if (value instanceof ObjectId) return rankOf.objectId
  if (value instanceof Decimal) return rankOf.number
  if (value instanceof Binary) return rankOf.binary
  if (value instanceof Timestamp) return rankOf.timestamp
  if (value instanceof SymbolText) return rankOf.string
  if (value instanceof Code) return value.scope ? rankOf.codeWithScope : rankOf.code
  return value === minKey ? rankOf.minKey : rankOf.maxKey
}

/** BSON's order of any two values: by type first, then by value. */
export function compare(a: Sortable, b: Sortable): number {
  if (a === b) return 0
  const rankA = rank(a)
  const byType = rankA - rank(b)
  if (byType !== 0) return byType
  switch (rankA) {
    case rankOf.number:
      return compareNumbers(a as Numeric, b as Numeric)
    case rankOf.string:
      return compareStrings(textOf(a), textOf(b))
    case rankOf.boolean:
    case rankOf.date:
      return Number(a) - Number(b)
    case rankOf.array:
      return compareLists(a as Value[], b as Value[])
    case rankOf.object:
      return compareFields(Object.entries(a as Doc), Object.entries(b as Doc))
    case rankOf.regexp:
      return compareRegExps(a as RegExp, b as RegExp)
    case rankOf.objectId:
      return compareStrings((a as ObjectId).hex, (b as ObjectId).hex)
    case rankOf.binary:
      return compareBinaries(a as Binary, b as Binary)
    case rankOf.timestamp:
      return compareTimestamps(a as Timestamp, b as Timestamp)
    case rankOf.code:
    case rankOf.codeWithScope:
      return compareCode(a as Code, b as Code)
    default:
      return 0
  }
}

export function equal(a: Sortable, b: Sortable): boolean {
  return compare(a, b) === 0
}

/** A text, or the text of a symbol: MongoDB makes no difference. */
export function textOf(value: Sortable): string {
  return value instanceof SymbolText ? value.text : (value as string)
}

const surrogate = /[\ud800-\udfff]/

/** By code point, as MongoDB: JavaScript's `<` compares UTF-16 units and puts emoji before some 汉字. */
function compareStrings(a: string, b: string): number {
  if (a === b) return 0
  if (surrogate.test(a) || surrogate.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b))
  return a < b ? -1 : 1
}

function compareLists(a: readonly Value[], b: readonly Value[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compare(a[i]!, b[i]!)
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compareFields(a: [string, Value][], b: [string, Value][]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const [nameA, valueA] = a[i]!
    const [nameB, valueB] = b[i]!
    const order = rank(valueA) - rank(valueB) || compareStrings(nameA, nameB) || compare(valueA, valueB)
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compareRegExps(a: RegExp, b: RegExp): number {
  return compareStrings(a.source, b.source) || compareStrings(a.flags, b.flags)
}

/** The shorter first, then by subtype, then by their bytes. */
function compareBinaries(a: Binary, b: Binary): number {
  return a.bytes.length - b.bytes.length || a.subtype - b.subtype || Buffer.compare(a.bytes, b.bytes)
}

function compareTimestamps(a: Timestamp, b: Timestamp): number {
  return a.seconds - b.seconds || a.increment - b.increment
}

function compareCode(a: Code, b: Code): number {
  return compareStrings(a.code, b.code) || compare((a.scope ?? null) as Value, (b.scope ?? null) as Value)
}
