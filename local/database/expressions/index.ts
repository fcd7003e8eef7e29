import { isDoc, type Doc, type Value } from '../value'
import { invalidOperator, requestFailed } from '../errors'
import { stepInto } from '../paths'
import { accumulatorExpressions } from './accumulators'
import { arithmetic } from './arithmetic'
import { beyondTheSdk } from './beyond-the-sdk'
import { conditions } from './conditions'
import { conversions } from './conversions'
import { dates } from './dates'
import { lists } from './lists'
import { sets } from './sets'
import type { Evaluate, Maybe, Operator, Scope } from './terms'
import { texts } from './texts'
import { trigonometry } from './trigonometry'

export { isTrue, noVariables, type Evaluate, type Variables } from './terms'

const operators: Record<string, Operator> = {
  ...beyondTheSdk,
  ...accumulatorExpressions,
  ...arithmetic,
  ...conditions,
  ...conversions,
  ...dates,
  ...lists,
  ...sets,
  ...texts,
  ...trigonometry,
}

/** Compiles an aggregation expression; an operator that isn't known is an error even if no document comes by. */
export function compileExpression(expression: Value): Evaluate {
  if (typeof expression === 'string' && expression.startsWith('$')) return compilePath(expression)
  if (Array.isArray(expression)) {
    const parts = expression.map(compileExpression)
    return (scope) => parts.map((part) => part(scope) ?? null)
  }
  if (!isDoc(expression)) return () => expression
  const [first] = Object.keys(expression)
  return first?.startsWith('$') ? compileOperator(first, expression) : compileFields(expression)
}

function compileOperator(name: string, expression: Doc): Evaluate {
  if (Object.keys(expression).length > 1)
    throw requestFailed(`an expression must have exactly one operator, and nothing beside '${name}'`)
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined
  if (!operator) throw invalidOperator(`Unrecognized expression '${name}'`)
  return operator(expression[name]!, compileExpression, name)
}

function compileFields(expression: Doc): Evaluate {
  const parts = Object.entries(expression).map(([field, part]) => [field, compileExpression(part)] as const)
  return (scope) => {
    const doc: Doc = {}
    for (const [field, part] of parts) {
      const value = part(scope)
      if (value !== undefined) doc[field] = value
    }
    return doc
  }
}

function compilePath(path: string): Evaluate {
  const [head = '', ...segments] = path.startsWith('$$')
    ? path.slice(2).split('.')
    : ['CURRENT', ...path.slice(1).split('.')]
  if (head === '' || segments.includes('')) throw requestFailed(`FieldPath '${path}' has an empty field name`)
  return (scope) => stepInto(variable(scope, head), segments)
}

function variable({ root, variables }: Scope, name: string): Maybe {
  if (name === 'ROOT') return root
  if (variables.has(name)) return variables.get(name)
  if (name === 'CURRENT') return root
  if (name === 'REMOVE') return undefined
  if (name === 'NOW') return new Date()
  throw requestFailed(`Use of undefined variable: ${name}`)
}
