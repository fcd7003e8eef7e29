import { isDoc, type Doc, type Value } from '../value'
import { requestFailed } from '../errors'
import { compileExpression } from '../expressions'
import { fieldsOf, withFields } from '../fields'
import { keyBytes, text } from '../keys'
import { leavesAt } from '../paths'
import { optionsOf, textOption, wholeNumber, type StageCompiler, type Tools } from './stages'

const known = [
  ...['from', 'startWith', 'connectFromField', 'connectToField', 'as'],
  ...['maxDepth', 'depthField', 'restrictSearchWithMatch'],
]

/** Joins what can be reached from a value, step by step from field to field. */
export const graphLookup: StageCompiler = (value, tools) => {
  const options = optionsOf('$graphLookup', value, known)
  const as = fieldsOf([[textOption('$graphLookup', options, 'as'), true]])
  if (options.startWith === undefined) throw requestFailed("$graphLookup needs 'startWith'")
  const start = compileExpression(options.startWith)
  const reach = compileReach(options, tools)
  return (docs) =>
    docs.map((root) => {
      const first = start({ root, variables: tools.variables })
      const values = first === undefined ? [] : Array.isArray(first) ? first : [first]
      return withFields(root, as, () => reach(values)) as Doc
    })
}

/** What is reached from some values, the nearest first. */
function compileReach(options: Doc, tools: Tools): (start: readonly Value[]) => Doc[] {
  const from = textOption('$graphLookup', options, 'from')
  const via = textOption('$graphLookup', options, 'connectFromField')
  const to = textOption('$graphLookup', options, 'connectToField')
  const { restrictSearchWithMatch: restriction = {}, maxDepth } = options
  if (!isDoc(restriction)) throw requestFailed("$graphLookup's restrictSearchWithMatch must be an object")
  const depths = maxDepth === undefined ? Infinity : wholeNumber("$graphLookup's maxDepth", maxDepth, 0)
  const marked = marking(options)

  return (start) => {
    const asked = new Set<string>()
    const reached = new Map<string, Doc>()
    let frontier = fresh(start, asked)
    for (let depth = 0; depth <= depths && frontier.length > 0; depth++) {
      const query = { $and: [{ [to]: { $in: frontier } }, restriction] }
      const found = tools.fetch(from, { query }).filter((doc) => !reached.has(nameOf(doc._id!)))
      for (const doc of found) reached.set(nameOf(doc._id!), marked(doc, depth))
      frontier = fresh(
        found.flatMap((doc) => valuesAt(doc, via)),
        asked,
      )
    }
    return [...reached.values()]
  }
}

function marking({ depthField }: Doc): (doc: Doc, depth: number) => Doc {
  if (depthField === undefined) return (doc) => doc
  const field = fieldsOf([[textOption('$graphLookup', { depthField }, 'depthField'), true]])
  return (doc, depth) => withFields(doc, field, () => depth) as Doc
}

/** Those that have not been asked for yet. */
function fresh(values: readonly Value[], asked: Set<string>): Value[] {
  return values.filter((value) => {
    const name = nameOf(value)
    return !asked.has(name) && asked.add(name)
  })
}

function valuesAt(doc: Doc, path: string): Value[] {
  return leavesAt(doc, path).values.flatMap((value) => value ?? [])
}

function nameOf(value: Value): string {
  return text(keyBytes(value))
}
