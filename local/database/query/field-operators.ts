import { compare, equal, rank, rankOf } from '../compare'
import { isDoc, type Doc, type Value } from '../value'
import { requestFailed } from '../errors'
import { element, leavesAt, someAt } from '../paths'
import { fits, regularExpression } from '../regular-expressions'
import { maxKey, minKey } from '../values/bson-values'
import { isNotANumber } from '../values/numbers'
import type { Compiler, FieldOperator, Test } from './field-operator'
import { numberOperators } from './number-operators'
import { typeTest } from './types'

const $eq: FieldOperator = (path, operand) => (doc) => someAt(doc, path, (value) => same(value, operand))

const $ne: FieldOperator = (path, operand, ...rest) => {
  if (operand instanceof RegExp) throw requestFailed("Can't have regex as arg to $ne.")
  return negated($eq)(path, operand, ...rest)
}

const $in: FieldOperator = (path, operand) => {
  const wanted = listOf('$in', operand)
  if (wanted.some(hasOperator)) throw requestFailed('cannot nest $ under $in')
  return (doc) =>
    someAt(doc, path, (value) => wanted.some((item) => same(value, item) || fitsText(value, item)))
}

const $exists: FieldOperator = (path, operand) => {
  const wanted = operand !== false && operand !== null && operand !== 0
  return (doc) => leavesAt(doc, path).values.some((value) => value !== undefined) === wanted
}

const $not: FieldOperator = (path, operand, _siblings, compile) => {
  if (!(operand instanceof RegExp) && !hasOperator(operand))
    throw requestFailed('$not needs a regex or a document with operators')
  const test = compile.condition(path, operand)
  return (doc) => !test(doc)
}

const $all: FieldOperator = (path, operand, _siblings, compile) => {
  const tests = listOf('$all', operand).map((item) => {
    if (!hasOperator(item))
      return item instanceof RegExp ? $regex(path, item, {}, compile) : $eq(path, item, {}, compile)
    if (!('$elemMatch' in item)) throw requestFailed('no $ expressions in $all')
    return compile.condition(path, item)
  })
  return (doc) => tests.length > 0 && tests.every((test) => test(doc))
}

const $size: FieldOperator = (path, operand) => {
  if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0)
    throw requestFailed('Failed to parse $size. Expected a non-negative whole number')
  return (doc) => leavesAt(doc, path).values.some((value) => Array.isArray(value) && value.length === operand)
}

const $elemMatch: FieldOperator = (path, operand, _siblings, compile) => {
  const test = elementTest(operand, compile)
  return (doc) => leavesAt(doc, path).values.some((list) => Array.isArray(list) && list.some(test))
}

const $type: FieldOperator = (path, operand) => {
  const holds = typeTest(operand)
  return (doc) => someAt(doc, path, holds)
}

const $regex: FieldOperator = (path, operand, { $options }) => {
  if (typeof operand !== 'string' && !(operand instanceof RegExp))
    throw requestFailed('$regex has to be a string')
  if ($options !== undefined && typeof $options !== 'string')
    throw requestFailed('$options has to be a string')
  const [pattern, flags] = typeof operand === 'string' ? [operand, ''] : [operand.source, operand.flags]
  const expression = regularExpression(pattern, $options ?? flags)
  return (doc) => someAt(doc, path, (value) => fitsText(value, expression) || same(value, expression))
}

const $options: FieldOperator = (_path, _operand, { $regex: pattern }) => {
  if (pattern === undefined) throw requestFailed('$options needs a $regex')
  return () => true
}

export const fieldOperators: Record<string, FieldOperator> = {
  $eq,
  $ne,
  $in,
  $nin: negated($in),
  $gt: range((order) => order > 0, false),
  $gte: range((order) => order >= 0, true),
  $lt: range((order) => order < 0, false),
  $lte: range((order) => order <= 0, true),
  $exists,
  $not,
  ...numberOperators,
  $all,
  $size,
  $elemMatch,
  $type,
  $regex,
  $options,
  $comment: () => () => true,
}

/** What `$elemMatch` and `$pull` ask of an element: operators on the element itself, or a query on its fields. */
export function elementTest(operand: Value, compile: Compiler): (item: Value) => boolean {
  if (!isDoc(operand)) throw requestFailed('$elemMatch needs an Object')
  const ofValue = Object.keys(operand).some((name) => valueOperator.test(name))
  const test = ofValue ? compile.condition(element, operand) : compile.query(operand)
  return (item) => (ofValue ? test({ [element]: item }) : isDoc(item) && test(item))
}

const valueOperator = /^\$(?!and$|or$|nor$|expr$)/

function hasOperator(value: Value): value is Doc {
  return isDoc(value) && (Object.keys(value)[0]?.startsWith('$') ?? false)
}

function negated(operator: FieldOperator): FieldOperator {
  return (...args) => {
    const test = operator(...args)
    return (doc) => !test(doc)
  }
}

function same(value: Value | undefined, operand: Value): boolean {
  return equal(value ?? null, operand)
}

function fitsText(value: Value | undefined, expression: Value): boolean {
  return expression instanceof RegExp && typeof value === 'string' && fits(value, expression)
}

/** A range holds only values of the operand's own type; `$gte: null` is `$eq: null`, and NaN is equal to itself only. */
function range(holds: (order: number) => boolean, closed: boolean): FieldOperator {
  return (path, operand) => {
    if (operand instanceof RegExp) throw requestFailed("Can't have RegEx as arg to predicate over field")
    const type = rank(operand)
    if (operand === minKey || operand === maxKey) return beyond(path, operand, holds)
    if (type === rankOf.null || isNotANumber(operand))
      return (doc) => closed && someAt(doc, path, (value) => same(value, operand))
    return (doc) =>
      someAt(
        doc,
        path,
        (value) =>
          value !== undefined &&
          rank(value) === type &&
          !isNotANumber(value) &&
          holds(compare(value, operand)),
      )
  }
}

/** Ranges that begin or end with MinKey or MaxKey hold values of all types. */
function beyond(path: string, operand: Value, holds: (order: number) => boolean): Test {
  return (doc) => someAt(doc, path, (value) => holds(compare(value ?? null, operand)))
}

function listOf(name: string, operand: Value): Value[] {
  if (!Array.isArray(operand)) throw requestFailed(`${name} needs an array`)
  return operand
}
