import { compare, rank } from '../compare'
import { isDoc, type Doc, type Value } from '../value'
import { requestFailed } from '../errors'
import { compileExpression, type Evaluate } from '../expressions'
import { compileAccumulators, grouped } from './group'
import { optionsOf, type StageCompiler } from './stages'

/** Documents by ranges between given boundaries; only ranges with documents come out. */
export const bucket: StageCompiler = (value, { variables }) => {
  const options = optionsOf('$bucket', value, ['groupBy', 'boundaries', 'default', 'output'])
  const by = groupBy('$bucket', options)
  const boundaries = boundariesIn(options)
  const accumulate = compileAccumulators(outputOf('$bucket', options))
  const keyOf = (root: Doc): Value => {
    const at = by({ root, variables }) ?? null
    const place = boundaries.filter((boundary) => compare(boundary, at) <= 0).length - 1
    const inside = place >= 0 && place < boundaries.length - 1
    const key = inside ? boundaries[place] : options.default
    if (key === undefined)
      throw requestFailed(
        '$bucket could not find a matching branch for an input, and no default was specified',
      )
    return key
  }
  return (docs) =>
    grouped(docs, keyOf)
      .sort((a, b) => compare(a.key, b.key))
      .map(({ key, members }) => ({ _id: key, ...accumulate(members, variables) }))
}

export function groupBy(name: string, { groupBy: expression }: Doc): Evaluate {
  const isExpression =
    (typeof expression === 'string' && expression.startsWith('$')) ||
    (isDoc(expression) && Object.keys(expression)[0]?.startsWith('$'))
  if (!isExpression)
    throw requestFailed(`The ${name} 'groupBy' field must be defined as a $-prefixed path or an expression`)
  return compileExpression(expression)
}

export function outputOf(name: string, { output = { count: { $sum: 1 } } }: Doc): Doc {
  if (!isDoc(output)) throw requestFailed(`The ${name} 'output' field must be an object`)
  return output
}

function boundariesIn({ boundaries: given, default: fallback }: Doc): Value[] {
  if (!Array.isArray(given) || given.length < 2)
    throw requestFailed("The $bucket 'boundaries' field must have at least 2 values")
  const boundaries = given.map(
    (boundary) => compileExpression(boundary)({ root: {}, variables: new Map() }) ?? null,
  )
  const rising = boundaries.every(
    (boundary, i) =>
      i === 0 || (rank(boundary) === rank(boundaries[i - 1]) && compare(boundary, boundaries[i - 1]!) > 0),
  )
  if (!rising)
    throw requestFailed("The 'boundaries' option to $bucket must be of one type and in ascending order")
  const [lowest, highest] = [boundaries[0]!, boundaries.at(-1)!]
  const between = fallback !== undefined && compare(fallback, lowest) >= 0 && compare(fallback, highest) < 0
  if (between)
    throw requestFailed(
      "The $bucket 'default' field must be less than the lowest boundary or not less than the highest",
    )
  return boundaries
}
