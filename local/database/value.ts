import { BsonValue } from './values/bson-values'

/** A number is an int, a double, or a long up to 2^53; a bigint is a longer long. */
export type Value = null | boolean | number | bigint | string | Date | RegExp | BsonValue | Value[] | Doc
export type Doc = { [field: string]: Value }

export function isDoc(value: unknown): value is Doc {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof RegExp) &&
    !(value instanceof BsonValue)
  )
}

/** The field of that very name, never what an object inherits (`constructor`, …). */
export function fieldOf(doc: Doc, name: string): Value | undefined {
  return Object.hasOwn(doc, name) ? doc[name] : undefined
}
