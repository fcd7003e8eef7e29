import { isDoc, stringifyEjson, type Value } from '../ejson'
import { requestFailed } from '../errors'

type Test = (value: Value | undefined) => boolean

const isNumber: Test = (value) => typeof value === 'number'
const isInt: Test = (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31
const isLong: Test = (value) => Number.isInteger(value) && !isInt(value)
const isDouble: Test = (value) => isNumber(value) && !Number.isInteger(value)
const never: Test = () => false

/** JSON keeps no trace of how a number was stored: whole numbers are int or long, others double. */
const types: Record<string, { readonly code: number; readonly holds: Test }> = {
  double: { code: 1, holds: isDouble },
  string: { code: 2, holds: (value) => typeof value === 'string' },
  object: { code: 3, holds: isDoc },
  array: { code: 4, holds: Array.isArray },
  binData: { code: 5, holds: never },
  undefined: { code: 6, holds: never },
  objectId: { code: 7, holds: never },
  bool: { code: 8, holds: (value) => typeof value === 'boolean' },
  date: { code: 9, holds: (value) => value instanceof Date },
  null: { code: 10, holds: (value) => value === null },
  regex: { code: 11, holds: (value) => value instanceof RegExp },
  int: { code: 16, holds: isInt },
  timestamp: { code: 17, holds: never },
  long: { code: 18, holds: isLong },
  decimal: { code: 19, holds: never },
  minKey: { code: -1, holds: never },
  maxKey: { code: 127, holds: never },
}

/** What `$type` and `bsonType` accept: names, codes, `number` for all kinds of numbers, or a list of them. */
export function typeTest(wanted: Value): Test {
  const tests = (Array.isArray(wanted) ? wanted : [wanted]).map(oneType)
  return (value) => tests.some((holds) => holds(value))
}

function oneType(wanted: Value): Test {
  if (wanted === 'number') return isNumber
  const found =
    typeof wanted === 'string'
      ? Object.hasOwn(types, wanted) && types[wanted]
      : Object.values(types).find(({ code }) => code === wanted)
  if (!found) throw requestFailed(`Unknown type name alias: ${stringifyEjson(wanted)}`)
  return found.holds
}

export function typeNameOf(value: Value | undefined): string {
  if (value === undefined) return 'missing'
  return Object.keys(types).find((name) => types[name]!.holds(value))!
}
