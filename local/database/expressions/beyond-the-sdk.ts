import { Context } from 'mingo/core'
import * as mingo from 'mingo/operators/expression'
import { isDoc, type Doc, type Value } from '../value'
import { messageOf, requestFailed } from '../errors'
import type { Maybe, Operator } from './terms'

/**
 * Operators that MongoDB has and the SDK's `command.aggregate` has not. mingo calculates them from arguments that are
 * evaluated here.
 */
const names = [
  '$trim $ltrim $rtrim $regexFind $regexFindAll $regexMatch $replaceAll $replaceOne',
  '$dateAdd $dateDiff $dateSubtract $dateToParts $dateTrunc',
  '$sortArray $firstN $lastN $maxN $minN $getField $setField $unsetField',
]
  .join(' ')
  .split(' ') as (keyof typeof mingo)[]

const context = Context.init({}).addExpressionOps(mingo)

export const beyondTheSdk: Record<string, Operator> = Object.fromEntries(
  names.map((name) => [name, borrowed(name)]),
)

function borrowed(name: keyof typeof mingo): Operator {
  const calculate = mingo[name] as (doc: Doc, operand: unknown, options: object) => Maybe
  return (operand, compile) => {
    const evaluate = argumentsOf(operand, (part) => {
      const value = compile(part)
      return (scope) => ({ $literal: value(scope) })
    })
    return (scope) => {
      try {
        return calculate(scope.root, evaluate(scope), { context })
      } catch (fault) {
        throw requestFailed(`${name}: ${messageOf(fault)}`, fault)
      }
    }
  }
}

type Part = (scope: Parameters<ReturnType<Parameters<Operator>[1]>>[0]) => unknown

/** Keeps the outer form of an operand, a list or named arguments, and evaluates what is in it. */
function argumentsOf(operand: Value, evaluated: (part: Value) => Part): Part {
  if (Array.isArray(operand)) {
    const parts = operand.map(evaluated)
    return (scope) => parts.map((part) => part(scope))
  }
  if (isDoc(operand) && !Object.keys(operand)[0]?.startsWith('$')) {
    const parts = Object.entries(operand).map(([name, part]) => [name, evaluated(part)] as const)
    return (scope) => Object.fromEntries(parts.map(([name, part]) => [name, part(scope)]))
  }
  return evaluated(operand)
}
