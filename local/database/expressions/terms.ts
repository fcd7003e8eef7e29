import { compare } from '../compare'
import type { Doc, Value } from '../value'
import { requestFailed } from '../errors'
import { isNumeric, isZero } from '../values/numbers'

/** The value of an expression; undefined where a field is missing, which MongoDB keeps apart from null. */
export type Maybe = Value | undefined

export type Variables = ReadonlyMap<string, Maybe>

export type Scope = { readonly root: Doc; readonly variables: Variables }

export type Evaluate = (scope: Scope) => Maybe

export type Compile = (expression: Value) => Evaluate

/** Compiles an operator's operand; `name` is for messages. */
export type Operator = (operand: Value, compile: Compile, name: string) => Evaluate

export const noVariables: Variables = new Map()

export function withVariables(scope: Scope, values: readonly (readonly [string, Maybe])[]): Scope {
  return { root: scope.root, variables: new Map([...scope.variables, ...values]) }
}

/** An operator on `least` to `most` evaluated arguments; a single one may stand without a list. */
export function onArguments(
  least: number,
  most: number,
  apply: (values: Maybe[], name: string) => Maybe,
): Operator {
  return (operand, compile, name) => {
    const given = Array.isArray(operand) ? operand : [operand]
    if (given.length < least || given.length > most) {
      const takes = least === most ? `exactly ${least}` : `at least ${least} and at most ${most}`
      throw requestFailed(`Expression ${name} takes ${takes} arguments. ${given.length} were passed in.`)
    }
    const parts = given.map(compile)
    return (scope) =>
      apply(
        parts.map((part) => part(scope)),
        name,
      )
  }
}

export function onOne(apply: (value: Maybe, name: string) => Maybe): Operator {
  return onArguments(1, 1, ([value], name) => apply(value, name))
}

/** The same for a value that isn't null or missing; of those it makes null. */
export function onPresent(apply: (value: Value, name: string) => Maybe): Operator {
  return onOne((value, name) => (isNil(value) ? null : apply(value, name)))
}

/** An operator on an object of evaluated arguments. */
export function onNamed(
  required: readonly string[],
  optional: readonly string[],
  apply: (values: Record<string, Maybe>, name: string) => Maybe,
): Operator {
  return (operand, compile, name) => {
    const given = namedOperands(operand, required, optional, name)
    const parts = Object.entries(given).map(([field, part]) => [field, compile(part)] as const)
    return (scope) => apply(Object.fromEntries(parts.map(([field, part]) => [field, part(scope)])), name)
  }
}

export function namedOperands(
  operand: Value,
  required: readonly string[],
  optional: readonly string[],
  name: string,
): Doc {
  if (typeof operand !== 'object' || operand === null || Array.isArray(operand))
    throw requestFailed(`${name} only supports an object as its argument`)
  const given = operand as Doc
  const missing = required.find((field) => !Object.hasOwn(given, field))
  if (missing) throw requestFailed(`Missing '${missing}' parameter to ${name}`)
  const unknown = Object.keys(given).find((field) => !required.includes(field) && !optional.includes(field))
  if (unknown) throw requestFailed(`Unrecognized parameter to ${name}: ${unknown}`)
  return given
}

export function isNil(value: Maybe): value is null | undefined {
  return value === null || value === undefined
}

export function isTrue(value: Maybe): boolean {
  return !(isNil(value) || value === false || (isNumeric(value) && isZero(value)))
}

/** BSON's order, with a missing value before everything. */
export function compareMaybe(a: Maybe, b: Maybe): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined)
  return compare(a, b)
}

export function same(a: Maybe, b: Maybe): boolean {
  return compareMaybe(a, b) === 0
}
