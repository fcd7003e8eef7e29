import { isDoc, type Doc, type Value } from './value'
import type { Variables } from './expressions'
import { stepInto } from './paths'

/**
 * What a query's `$expr` says of single fields, as a query that an index can serve: `$eq` of a field and a value, by
 * itself or inside `$and`. It proposes more than the expression accepts, never less.
 */
export function equalitiesIn(query: Doc, variables: Variables | undefined): Doc {
  return query.$expr === undefined ? {} : { $and: [...equalities(query.$expr, variables)] }
}

function* equalities(expression: Value, variables: Variables | undefined): Generator<Doc> {
  if (!isDoc(expression) || Object.keys(expression).length !== 1) return
  const { $and: parts, $eq: sides } = expression
  if (Array.isArray(parts)) for (const part of parts) yield* equalities(part, variables)
  if (!Array.isArray(sides) || sides.length !== 2) return
  const [a, b] = sides as [Value, Value]
  for (const [field, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const path = pathIn(field)
    const value = path === undefined ? undefined : valueOf(other, variables)
    if (value !== undefined) yield { [path!]: { $eq: value } }
  }
}

function pathIn(side: Value): string | undefined {
  if (typeof side !== 'string' || !side.startsWith('$')) return undefined
  if (!side.startsWith('$$')) return side.slice(1)
  const [root, ...rest] = side.slice(2).split('.')
  return (root === 'ROOT' || root === 'CURRENT') && rest.length > 0 ? rest.join('.') : undefined
}

function valueOf(side: Value, variables: Variables | undefined): Value | undefined {
  if (typeof side === 'string' && side.startsWith('$$')) {
    const [name, ...path] = side.slice(2).split('.')
    return stepInto(variables?.get(name!), path)
  }
  if (typeof side === 'string' && side.startsWith('$')) return undefined
  return isDoc(side) ? side.$literal : side
}
