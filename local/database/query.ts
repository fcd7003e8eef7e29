import { isDoc, type Doc, type Value } from './value'
import type { Variables } from './expressions'
import { compileQuery, type Test } from './query/compile'

/** Compiles a query; an operator that isn't known here is an error, never an empty answer. */
export function matcherOf(query: Doc, variables?: Variables): Test {
  return Object.keys(query).length === 0 ? () => true : compileQuery(query, variables)
}

/** The single `_id` a query asks for, if it asks for nothing else. */
export function loneId(query: Doc): Value | undefined {
  const { _id: id, ...rest } = query
  return id === undefined ||
    isDoc(id) ||
    Array.isArray(id) ||
    id instanceof RegExp ||
    Object.keys(rest).length > 0
    ? undefined
    : id
}
