import { Context } from 'mingo/core'
import { Lazy, type Iterator } from 'mingo/lazy'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as stages from 'mingo/operators/pipeline'
import * as projections from 'mingo/operators/projection'
import * as queries from 'mingo/operators/query'
import { Query } from 'mingo/query'
import type { Options } from 'mingo/types'
import { compare, equal, rank, rankOf } from './compare'
import { isDoc, type Doc, type Value } from './ejson'
import { leavesAt, someAt } from './paths'
import { parseSort, sorted } from './sort'

/**
 * mingo does the matching, with these operators in place of its own: they compare as BSON does and look at the
 * very values that index keys are made of, so that an index can never hide a document that matches.
 */
type Test = (doc: unknown) => boolean
type Operator = (path: string, operand: Value, options: Options) => Test

const $eq: Operator = (path, operand) => (doc) => someAt(doc, path, (value) => same(value, operand))

const $in: Operator = (path, operand) => {
  const wanted = listOf('$in', operand)
  return (doc) => someAt(doc, path, (value) => wanted.some((item) => same(value, item) || fits(value, item)))
}

const $gt = range((order) => order > 0, false)
const $gte = range((order) => order >= 0, true)
const $lt = range((order) => order < 0, false)
const $lte = range((order) => order <= 0, true)

/** mingo lets `{v: …}` match the scalar elements of a list; MongoDB does not. */
const $elemMatch: Operator = (path, operand, options) => {
  const ofValue = isDoc(operand) && Object.keys(operand).some((name) => valueOperator.test(name))
  const query = new Query(ofValue ? { value: operand } : (operand as Doc), options)
  const test = (item: Value) => (ofValue ? query.test({ value: item }) : isDoc(item) && query.test(item))
  return (doc) => leavesAt(doc, path).values.some((list) => Array.isArray(list) && list.some(test))
}

const valueOperator = /^\$(?!and$|or$|nor$|expr$)/

function $sort(docs: Iterator, order: unknown): Iterator {
  const sort = parseSort(order as Doc)
  return docs.transform((all) => Lazy(sorted(all as unknown as Doc[], (doc) => doc, sort)) as never)
}

function not(operator: Operator): Operator {
  return (path, operand, options) => {
    const test = operator(path, operand, options)
    return (doc) => !test(doc)
  }
}

function same(value: Value | undefined, operand: Value): boolean {
  return equal(value ?? null, operand)
}

function fits(value: Value | undefined, operand: Value): boolean {
  return operand instanceof RegExp && typeof value === 'string' && operand.test(value)
}

/** A range holds only values of the operand's own type; `$gte: null` is `$eq: null`. */
function range(holds: (order: number) => boolean, closed: boolean): Operator {
  return (path, operand) => {
    const type = rank(operand)
    if (type === rankOf.null) return (doc) => closed && someAt(doc, path, (value) => same(value, null))
    return (doc) =>
      someAt(
        doc,
        path,
        (value) => value !== undefined && rank(value) === type && holds(compare(value, operand)),
      )
  }
}

function listOf(name: string, operand: Value): Value[] {
  if (!Array.isArray(operand)) throw new Error(`${name} needs an array`)
  return operand
}

const context = Context.init({
  query: { $eq, $ne: not($eq), $in, $nin: not($in), $gt, $gte, $lt, $lte, $elemMatch } as never,
  pipeline: { $sort } as never,
})
  .addQueryOps(queries)
  .addExpressionOps(expressions)
  .addPipelineOps(stages)
  .addProjectionOps(projections)
  .addAccumulatorOps(accumulators)

export const mingoOptions = { context, scriptEnabled: false } satisfies Partial<Options>
