import { stringifyEjson } from '../ejson'
import { isDoc, type Value } from '../value'
import { requestFailed } from '../errors'
import { Binary, Code, maxKey, minKey, ObjectId, SymbolText, Timestamp } from '../values/bson-values'
import { Decimal } from '../values/decimal'
import { isNumeric, isWhole } from '../values/numbers'

type Test = (value: Value | undefined) => boolean

const isInt: Test = (value) => isWhole(value) && value >= -(2 ** 31) && value < 2 ** 31
const isLong: Test = (value) => isWhole(value) && !isInt(value)
const isDouble: Test = (value) => typeof value === 'number' && !isWhole(value)
const isCode: Test = (value) => value instanceof Code

/** Nothing keeps how a whole number below 2^53 was stored: the smaller ones are int, the others long. */
const types: Record<string, { readonly code: number; readonly holds: Test }> = {
  double: { code: 1, holds: isDouble },
  string: { code: 2, holds: (value) => typeof value === 'string' },
  object: { code: 3, holds: isDoc },
  array: { code: 4, holds: Array.isArray },
  binData: { code: 5, holds: (value) => value instanceof Binary },
  undefined: { code: 6, holds: () => false },
  objectId: { code: 7, holds: (value) => value instanceof ObjectId },
  bool: { code: 8, holds: (value) => typeof value === 'boolean' },
  date: { code: 9, holds: (value) => value instanceof Date },
  null: { code: 10, holds: (value) => value === null },
  regex: { code: 11, holds: (value) => value instanceof RegExp },
  javascript: { code: 13, holds: (value) => isCode(value) && !(value as Code).scope },
  symbol: { code: 14, holds: (value) => value instanceof SymbolText },
  javascriptWithScope: { code: 15, holds: (value) => isCode(value) && Boolean((value as Code).scope) },
  int: { code: 16, holds: isInt },
  timestamp: { code: 17, holds: (value) => value instanceof Timestamp },
  long: { code: 18, holds: isLong },
  decimal: { code: 19, holds: (value) => value instanceof Decimal },
  minKey: { code: -1, holds: (value) => value === minKey },
  maxKey: { code: 127, holds: (value) => value === maxKey },
}

/** What `$type` and `bsonType` accept: names, codes, `number` for all kinds of numbers, or a list of them. */
export function typeTest(wanted: Value): Test {
  const tests = (Array.isArray(wanted) ? wanted : [wanted]).map(oneType)
  return (value) => tests.some((holds) => holds(value))
}

function oneType(wanted: Value): Test {
  return wanted === 'number' ? isNumeric : types[typeNameFor(wanted)]!.holds
}

/** The name of a type that is given by name or by code. */
export function typeNameFor(wanted: Value): string {
  const name = Object.keys(types).find((one) => one === wanted || types[one]!.code === wanted)
  if (name === undefined) throw requestFailed(`Unknown type name alias: ${stringifyEjson(wanted)}`)
  return name
}

export function typeNameOf(value: Value | undefined): string {
  if (value === undefined) return 'missing'
  return Object.keys(types).find((name) => types[name]!.holds(value))!
}
