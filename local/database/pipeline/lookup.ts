import { isScalar } from '../bounds'
import { isDoc, type Doc, type Value } from '../value'
import { requestFailed } from '../errors'
import { compileExpression, type Variables } from '../expressions'
import { fieldsOf, withFields } from '../fields'
import { keyBytes, text } from '../keys'
import { leavesAt } from '../paths'
import { optionsOf, stagesIn, textOption, type Stage, type StageCompiler, type Tools } from './stages'

const known = ['from', 'localField', 'foreignField', 'let', 'pipeline', 'as']

/** Joins documents of another collection: those with an equal field, or what a pipeline gives for each document. */
export const lookup: StageCompiler = (value, tools) => {
  const options = optionsOf('$lookup', value, known)
  const as = fieldsOf([[textOption('$lookup', options, 'as'), true]])
  const joinedTo = options.pipeline === undefined ? byField(options, tools) : byPipeline(options, tools)
  return (docs) => {
    const of = joinedTo(docs)
    return docs.map((doc) => withFields(doc, as, () => of(doc)) as Doc)
  }
}

type Join = (docs: readonly Doc[]) => (doc: Doc) => Doc[]

function byField(options: Doc, tools: Tools): Join {
  const from = textOption('$lookup', options, 'from')
  const local = textOption('$lookup', options, 'localField')
  const foreign = textOption('$lookup', options, 'foreignField')
  return (docs) => {
    const asked = new Map(
      docs.flatMap((doc) => localValues(doc, local)).map((value) => [nameOf(value), value]),
    )
    const candidates = new Map<string, Doc[]>()
    for (const doc of tools.fetch(from, { query: queryFor(foreign, [...asked.values()]) }))
      for (const name of new Set(foreignValues(doc, foreign).map(nameOf)))
        candidates.set(name, [...(candidates.get(name) ?? []), doc])
    return (doc) => [
      ...new Set(localValues(doc, local).flatMap((value) => candidates.get(nameOf(value)) ?? [])),
    ]
  }
}

/** Of a list each element; what is missing joins with null and with what is missing. */
function localValues(doc: Doc, path: string): Value[] {
  const { values } = leavesAt(doc, path)
  return values.length === 0 ? [null] : values.flatMap((value) => value ?? null)
}

/** What a query for equality looks at: of a list each element and the list itself. */
function foreignValues(doc: Doc, path: string): Value[] {
  return leavesAt(doc, path).values.flatMap((value): Value[] => [
    value ?? null,
    ...(Array.isArray(value) ? value : []),
  ])
}

function nameOf(value: Value): string {
  return text(keyBytes(value))
}

const maxAsked = 1000

/** A query that an index can serve if the values allow it, else all documents. No id is null, nor is one missing. */
function queryFor(path: string, values: readonly Value[]): Doc {
  const sought = path === '_id' ? values.filter((value) => value !== null) : values
  const narrow = sought.length <= maxAsked && sought.every(isScalar)
  return narrow ? { [path]: { $in: [...sought] } } : {}
}

function byPipeline(options: Doc, tools: Tools): Join {
  const from = textOption('$lookup', options, 'from')
  const stages = stagesIn('$lookup', options.pipeline)
  tools.compile(stages)
  const variablesFor = compileLet(options.let ?? {}, tools)
  const joinFor = options.localField === undefined ? () => [] : equalField(options)
  return () => (doc) => tools.run(from, [...joinFor(doc), ...stages], variablesFor(doc))
}

function equalField(options: Doc): (doc: Doc) => Stage[] {
  const local = textOption('$lookup', options, 'localField')
  const foreign = textOption('$lookup', options, 'foreignField')
  return (doc) => [{ key: '$match', value: { [foreign]: { $in: localValues(doc, local) } } }]
}

function compileLet(given: Value, { variables }: Tools): (doc: Doc) => Variables {
  if (!isDoc(given)) throw requestFailed("$lookup argument 'let' must be an object")
  const parts = Object.entries(given).map(([name, value]) => [name, compileExpression(value)] as const)
  return (root) =>
    new Map([
      ...variables,
      ...parts.map(([name, evaluate]) => [name, evaluate({ root, variables })] as const),
    ])
}
