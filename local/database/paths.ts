import { compare, emptyList, type Sortable } from './compare'
import { fieldOf, isDoc, type Doc, type Value } from './value'

export type Leaves = {
  /** What stands at the path, once per list element on the way; undefined where the field is missing. */
  readonly values: readonly (Value | undefined)[]
  /** Whether the way went through a list. */
  readonly spread: boolean
}

/** What MongoDB sees at a dotted path: it looks into each element of a list on the way. */
export function leavesAt(doc: unknown, path: string): Leaves {
  if (!path.includes('.')) return { values: isDoc(doc) ? [fieldOf(doc, path)] : [], spread: false }
  const values: (Value | undefined)[] = []
  const spread = collect(doc as Value, path.split('.'), 0, values)
  return { values, spread }
}

function collect(
  value: Value | undefined,
  path: readonly string[],
  at: number,
  into: (Value | undefined)[],
): boolean {
  const segment = path[at]
  if (segment === undefined) {
    into.push(value)
    return false
  }
  if (!Array.isArray(value))
    return collect(isDoc(value) ? fieldOf(value, segment) : undefined, path, at + 1, into)
  const position = /^\d+$/.test(segment) ? Number(segment) : undefined
  if (position !== undefined && position < value.length) collect(value[position], path, at + 1, into)
  for (const item of value)
    if (isDoc(item) && (position === undefined || Object.hasOwn(item, segment))) collect(item, path, at, into)
  return true
}

/** A path for one element of a list, taken by itself: if it is a list too, its own elements do not count. */
export const element = '\0element'

/** Whether a value at the path, or an element of a list that stands there, passes the test. */
export function someAt(doc: unknown, path: string, test: (value: Value | undefined) => boolean): boolean {
  for (const value of leavesAt(doc, path).values) {
    if (test(value)) return true
    if (path !== element && Array.isArray(value) && value.some(test)) return true
  }
  return false
}

export type Keys = {
  readonly values: readonly Sortable[]
  /** One document, several keys: such an index cannot give an order. */
  readonly multikey: boolean
}

/** What an index holds for a document at a path: missing counts as null, a list as each of its elements. */
export function keysAt(doc: Doc, path: string): Keys {
  const { values, spread } = leavesAt(doc, path)
  if (values.length === 1 && !Array.isArray(values[0]))
    return { values: [values[0] ?? null], multikey: spread }
  const keys = values.flatMap((value): Sortable[] => {
    if (!Array.isArray(value)) return [value ?? null]
    return value.length === 0 ? [emptyList] : value
  })
  return { values: keys.length === 0 ? [null] : keys, multikey: true }
}

/** The value a document is sorted by: of several keys the smallest when ascending, the largest when descending. */
export function sortValueAt(doc: Doc, path: string, direction: 1 | -1): Sortable {
  const { values } = keysAt(doc, path)
  return values.reduce((best, value) => (compare(value, best) * direction < 0 ? value : best))
}

/** What an expression sees at a path: of a list the list of what its elements have there; positions mean nothing. */
export function stepInto(value: Value | undefined, path: readonly string[]): Value | undefined {
  const [segment, ...rest] = path
  if (segment === undefined) return value
  if (isDoc(value)) return stepInto(fieldOf(value, segment), rest)
  if (!Array.isArray(value)) return undefined
  return value.map((item) => stepInto(item, path)).filter((item) => item !== undefined)
}
