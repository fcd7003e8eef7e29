import { isDoc, type Doc, type Value } from '../value'
import { requestFailed } from '../errors'
import {
  compareMaybe,
  isNil,
  isTrue,
  namedOperands,
  onArguments,
  onOne,
  withVariables,
  type Operator,
} from './terms'

function comparison(holds: (order: number) => boolean): Operator {
  return onArguments(2, 2, ([a, b]) => holds(compareMaybe(a, b)))
}

const $and: Operator = (operand, compile) => {
  const parts = listed(operand).map(compile)
  return (scope) => parts.every((part) => isTrue(part(scope)))
}

const $or: Operator = (operand, compile) => {
  const parts = listed(operand).map(compile)
  return (scope) => parts.some((part) => isTrue(part(scope)))
}

const $cond: Operator = (operand, compile, name) => {
  const { if: test, then, else: otherwise } = condParts(operand, name)
  const [condition, yes, no] = [compile(test!), compile(then!), compile(otherwise!)]
  return (scope) => (isTrue(condition(scope)) ? yes(scope) : no(scope))
}

function condParts(operand: Value, name: string): Doc {
  if (!Array.isArray(operand)) return namedOperands(operand, ['if', 'then', 'else'], [], name)
  const [test, then, otherwise] = operand
  if (operand.length !== 3)
    throw requestFailed(`Expression ${name} takes exactly 3 arguments. ${operand.length} were passed in.`)
  return { if: test!, then: then!, else: otherwise! }
}

const $ifNull: Operator = (operand, compile, name) => {
  const parts = listed(operand).map(compile)
  if (parts.length < 2) throw requestFailed(`${name} needs at least two arguments, had: ${parts.length}`)
  const last = parts.pop()!
  return (scope) => {
    for (const part of parts) {
      const value = part(scope)
      if (!isNil(value)) return value
    }
    return last(scope)
  }
}

const $switch: Operator = (operand, compile, name) => {
  const { branches, default: otherwise } = namedOperands(operand, ['branches'], ['default'], name)
  const cases = listed(branches!).map((branch) => {
    const { case: test, then } = namedOperands(branch, ['case', 'then'], [], `${name} branch`)
    return { test: compile(test!), then: compile(then!) }
  })
  if (cases.length === 0) throw requestFailed('$switch requires at least one branch')
  const fallback = otherwise === undefined ? undefined : compile(otherwise)
  return (scope) => {
    const chosen = cases.find(({ test }) => isTrue(test(scope)))
    if (chosen) return chosen.then(scope)
    if (fallback) return fallback(scope)
    throw requestFailed('$switch could not find a matching branch for an input, and no default was specified')
  }
}

const $let: Operator = (operand, compile, name) => {
  const { vars, in: inner } = namedOperands(operand, ['vars', 'in'], [], name)
  if (!isDoc(vars)) throw requestFailed('invalid parameter: expected an object (vars)')
  const values = Object.entries(vars).map(([variable, value]) => [variable, compile(value)] as const)
  const body = compile(inner!)
  return (scope) =>
    body(
      withVariables(
        scope,
        values.map(([variable, value]) => [variable, value(scope)]),
      ),
    )
}

function listed(operand: Value): Value[] {
  return Array.isArray(operand) ? operand : [operand]
}

export const conditions: Record<string, Operator> = {
  $and,
  $or,
  $not: onOne((value) => !isTrue(value)),
  $cmp: onArguments(2, 2, ([a, b]) => Math.sign(compareMaybe(a, b))),
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $cond,
  $ifNull,
  $switch,
  $let,
  $literal: (operand) => () => operand,
}
