import { Query } from 'mingo/query'
import { isDoc, type Doc, type Value } from './ejson'
import { invalidOperator, messageOf, requestFailed } from './errors'
import { mingoOptions } from './operators'

export type Matcher = (doc: Doc) => boolean

/** Compiles a query; an operator that isn't known here is an error, never an empty answer. */
export function matcherOf(query: Doc): Matcher {
  if (Object.keys(query).length === 0) return () => true
  let compiled: Query
  try {
    compiled = new Query(query, mingoOptions)
  } catch (fault) {
    throw invalidOperator(messageOf(fault), fault)
  }
  return (doc) => {
    try {
      return compiled.test(doc)
    } catch (fault) {
      throw requestFailed(messageOf(fault), fault)
    }
  }
}

export function project(docs: readonly Doc[], projection: Doc): Doc[] {
  try {
    return new Query({}, mingoOptions).find<Doc>([...docs], projection).all()
  } catch (fault) {
    throw requestFailed(messageOf(fault), fault)
  }
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
