import { rank, rankOf } from './compare'
import { isDoc, type Doc, type Value } from './value'
import type { Cap } from './geo/cells'
import { areaOf } from './query/geo-operators'

/** What a query says about one path, as far as an index can use it. Both ends lie in one type's bracket. */
export type Bound =
  | { readonly kind: 'points'; readonly values: readonly Value[] }
  | { readonly kind: 'range'; readonly low?: End; readonly high?: End }
  /** For an index of places: parts of the Earth of which one must hold part of the geometry. */
  | { readonly kind: 'area'; readonly caps: readonly Cap[] }

export type End = { readonly value: Value; readonly closed: boolean }

export type Bounds = {
  readonly of: ReadonlyMap<string, readonly Bound[]>
  /** Whether the bounds say everything that the query says. */
  readonly complete: boolean
}

/**
 * Collects bounds from the top level of a query and its `$and`s. What cannot be bounded (null, `$ne`, `$or`, regular
 * expressions, …) is left to the matcher: an index proposes a superset, never less.
 */
export function boundsOf(query: Doc): Bounds {
  const of = new Map<string, Bound[]>()
  const complete = collect(query, (path, bound) => of.set(path, [...(of.get(path) ?? []), bound]))
  return { of, complete }
}

function collect(query: Doc, add: (path: string, bound: Bound) => void): boolean {
  let complete = true
  for (const [path, condition] of Object.entries(query)) {
    if (path === '$and' && Array.isArray(condition)) {
      for (const part of condition) complete = isDoc(part) && collect(part, add) && complete
      continue
    }
    const bounds = path.startsWith('$') ? undefined : conditionBounds(condition)
    for (const bound of bounds?.found ?? []) add(path, bound)
    complete &&= bounds?.complete ?? false
  }
  return complete
}

function conditionBounds(condition: Value): { found: Bound[]; complete: boolean } {
  if (isScalar(condition)) return { found: [{ kind: 'points', values: [condition] }], complete: true }
  if (!isDoc(condition) || Object.keys(condition).length === 0) return { found: [], complete: false }
  const found = Object.entries(condition).map(([operator, operand]) => operatorBound(operator, operand))
  const known = found.filter((bound) => bound !== undefined)
  const caps = areaOf(condition)
  return {
    found: caps ? [...known, { kind: 'area', caps }] : known,
    complete: known.length === found.length,
  }
}

function operatorBound(operator: string, operand: Value): Bound | undefined {
  if (operator === '$in')
    return Array.isArray(operand) && operand.every(isScalar) ? { kind: 'points', values: operand } : undefined
  if (operator === '$all' && Array.isArray(operand)) {
    const [first] = operand
    return first !== undefined && isScalar(first) ? { kind: 'points', values: [first] } : undefined
  }
  if (!isScalar(operand)) return undefined
  switch (operator) {
    case '$eq':
      return { kind: 'points', values: [operand] }
    case '$gt':
    case '$gte':
      return { kind: 'range', low: { value: operand, closed: operator === '$gte' } }
    case '$lt':
    case '$lte':
      return { kind: 'range', high: { value: operand, closed: operator === '$lte' } }
    default:
      return undefined
  }
}

const scalars: ReadonlySet<number> = new Set([
  ...[rankOf.number, rankOf.string, rankOf.boolean, rankOf.date],
  ...[rankOf.objectId, rankOf.binary, rankOf.timestamp],
])

/** What has an index key of its own and is compared within its own type. */
export function isScalar(value: Value): boolean {
  return scalars.has(rank(value))
}
