import { compare } from '../compare'
import type { Value } from '../value'
import { add, divide, isNumeric, toNumber, type Numeric } from '../values/numbers'
import { mergedObjects } from './lists'
import { distinct } from './sets'
import { isNil, type Maybe, type Operator } from './terms'

/** What becomes of the values that an expression had for each document of a group. */
export type Accumulate = (values: readonly Maybe[]) => Value

function numbersIn(values: readonly Maybe[]): Numeric[] {
  return values.filter(isNumeric)
}

function sum(values: readonly Maybe[]): Numeric {
  return numbersIn(values).reduce(add, 0)
}

function average(values: readonly Maybe[]): Numeric | null {
  const numbers = numbersIn(values)
  return numbers.length === 0 ? null : divide(sum(numbers), numbers.length)
}

/** The first in BSON's order, or the last; null and missing do not count. */
function extreme(direction: 1 | -1): Accumulate {
  return (values) => {
    const present = values.filter((value) => !isNil(value))
    if (present.length === 0) return null
    return present.reduce((best, value) => (compare(value, best) * direction < 0 ? value : best))
  }
}

function deviation(degreesLost: 0 | 1): Accumulate {
  return (values) => {
    const numbers = numbersIn(values).map(toNumber)
    if (numbers.length <= degreesLost) return null
    const mean = numbers.reduce((total, n) => total + n, 0) / numbers.length
    const squares = numbers.reduce((total, n) => total + (n - mean) ** 2, 0)
    return Math.sqrt(squares / (numbers.length - degreesLost))
  }
}

function present(values: readonly Maybe[]): Value[] {
  return values.filter((value) => value !== undefined)
}

/** Those that are expressions too: there they take a list, or several arguments. */
const alsoExpressions: Record<string, Accumulate> = {
  $sum: sum,
  $avg: average,
  $min: extreme(1),
  $max: extreme(-1),
  $stdDevPop: deviation(0),
  $stdDevSamp: deviation(1),
}

export const accumulators: Record<string, Accumulate> = {
  ...alsoExpressions,
  $first: (values) => values[0] ?? null,
  $last: (values) => values.at(-1) ?? null,
  $push: present,
  $addToSet: (values) => [...distinct(present(values)).values()],
  $mergeObjects: mergedObjects,
}

export const accumulatorExpressions: Record<string, Operator> = Object.fromEntries(
  Object.entries(alsoExpressions).map(([name, accumulate]) => [name, asExpression(accumulate)]),
)

function asExpression(accumulate: Accumulate): Operator {
  return (operand, compile) => {
    if (Array.isArray(operand) && operand.length !== 1) {
      const parts = operand.map(compile)
      return (scope) => accumulate(parts.map((part) => part(scope)))
    }
    const part = compile(Array.isArray(operand) ? operand[0]! : operand)
    return (scope) => {
      const value = part(scope)
      return accumulate(Array.isArray(value) ? value : [value])
    }
  }
}
