import type { Doc, Value } from './ejson'

/** An indexed `[]`: MongoDB sorts it below null. */
export const emptyList: unique symbol = Symbol('empty list')
export type Sortable = Value | typeof emptyList

/** The order of BSON's types; also the first byte of an index key. Zero is left free as a terminator. */
export const rankOf = {
  emptyList: 0x08,
  null: 0x10,
  number: 0x20,
  string: 0x30,
  object: 0x40,
  array: 0x50,
  boolean: 0x60,
  date: 0x70,
  regexp: 0x80,
} as const

export function rank(value: Sortable | undefined): number {
  if (typeof value === 'number') return rankOf.number
  if (typeof value === 'string') return rankOf.string
  if (typeof value === 'boolean') return rankOf.boolean
  if (value === emptyList) return rankOf.emptyList
  if (value === null || value === undefined) return rankOf.null
  if (Array.isArray(value)) return rankOf.array
  if (value instanceof Date) return rankOf.date
  return value instanceof RegExp ? rankOf.regexp : rankOf.object
}

/** BSON's order of any two values: by type first, then by value. */
export function compare(a: Sortable, b: Sortable): number {
  if (a === b) return 0
  const rankA = rank(a)
  const byType = rankA - rank(b)
  if (byType !== 0) return byType
  switch (rankA) {
    case rankOf.number:
      return compareNumbers(a as number, b as number)
    case rankOf.string:
      return compareStrings(a as string, b as string)
    case rankOf.boolean:
    case rankOf.date:
      return Number(a) - Number(b)
    case rankOf.array:
      return compareLists(a as Value[], b as Value[])
    case rankOf.object:
      return compareFields(Object.entries(a as Doc), Object.entries(b as Doc))
    case rankOf.regexp:
      return compareRegExps(a as RegExp, b as RegExp)
    default:
      return 0
  }
}

export function equal(a: Sortable, b: Sortable): boolean {
  return compare(a, b) === 0
}

function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a))
  return a < b ? -1 : a > b ? 1 : 0
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
