import { isDoc, type Doc, type Value } from '../value'
import { invalidOperator, requestFailed } from '../errors'
import { compileExpression, type Evaluate, type Variables } from '../expressions'
import { accumulators, type Accumulate } from '../expressions/accumulators'
import { keyBytes, text } from '../keys'
import type { StageCompiler } from './stages'

export const group: StageCompiler = (value, { variables }) => {
  if (!isDoc(value)) throw requestFailed("a group's fields must be specified in an object")
  const { _id: by, ...fields } = value
  if (by === undefined) throw requestFailed('a group specification must include an _id')
  const key = compileExpression(by)
  const accumulate = compileAccumulators(fields)
  return (docs) =>
    grouped(docs, (root) => key({ root, variables }) ?? null).map(({ key: id, members }) => ({
      _id: id,
      ...accumulate(members, variables),
    }))
}

export const sortByCount: StageCompiler = (value, tools) => {
  const isPath = typeof value === 'string' && value.startsWith('$')
  if (!isPath && !(isDoc(value) && Object.keys(value)[0]?.startsWith('$')))
    throw requestFailed('the sortByCount field must be specified as a $-prefixed path or as an expression')
  const counted = group({ _id: value, count: { $sum: 1 } }, tools)
  return (docs) => counted(docs).sort((a, b) => (b.count as number) - (a.count as number))
}

type Group = { readonly key: Value; readonly members: Doc[] }

export function grouped(docs: readonly Doc[], keyOf: (doc: Doc) => Value): Group[] {
  const groups = new Map<string, Group>()
  for (const doc of docs) {
    const key = keyOf(doc)
    const name = text(keyBytes(key))
    const found = groups.get(name)
    if (found) found.members.push(doc)
    else groups.set(name, { key, members: [doc] })
  }
  return [...groups.values()]
}

/** Compiles the fields of `$group` and `$bucket`: `{total: {$sum: '$price'}}`. */
export function compileAccumulators(fields: Doc): (members: readonly Doc[], variables: Variables) => Doc {
  const parts = Object.entries(fields).map(
    ([field, accumulator]) => [field, ...compileOne(field, accumulator)] as const,
  )
  return (members, variables) =>
    Object.fromEntries(
      parts.map(([field, accumulate, evaluate]) => [
        field,
        accumulate(members.map((root) => evaluate({ root, variables }))),
      ]),
    )
}

function compileOne(field: string, accumulator: Value): [Accumulate, Evaluate] {
  if (field.includes('.')) throw requestFailed(`The field name '${field}' cannot contain '.'`)
  const [entry, ...others] = isDoc(accumulator) ? Object.entries(accumulator) : []
  if (!entry) throw requestFailed(`The field '${field}' must be an accumulator object`)
  if (others.length > 0) throw requestFailed(`The field '${field}' must specify one accumulator`)
  const [name, operand] = entry
  if (name === '$count') return [(values) => values.length, () => null]
  const accumulate = Object.hasOwn(accumulators, name) ? accumulators[name] : undefined
  if (!accumulate) throw invalidOperator(`unknown group operator '${name}'`)
  return [accumulate, compileExpression(operand)]
}
