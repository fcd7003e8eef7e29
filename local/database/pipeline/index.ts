import { isDoc, type Doc, type Value } from '../value'
import { invalidOperator, requestFailed } from '../errors'
import { noVariables, type Variables } from '../expressions'
import type { Collection } from '../collections'
import { matcherOf } from '../query'
import { nearOf } from '../query/geo-operators'
import { select, type Ask, type View } from '../select'
import { parseSort, sorted, type Sort } from '../sort'
import { bucketAuto } from './bucket-auto'
import { bucket } from './buckets'
import { compileGeoNear } from './geo-near'
import { graphLookup } from './graph-lookup'
import { group, sortByCount } from './group'
import { lookup } from './lookup'
import { addFields, project, replaceRoot, replaceWith, unset } from './project'
import { redact } from './redact'
import {
  optionsOf,
  stagesIn,
  textOption,
  wholeNumber,
  type Flow,
  type Stage,
  type StageCompiler,
  type Tools,
} from './stages'
import { unwind } from './unwind'

export type { Stage } from './stages'

export type Source = {
  readonly view: View
  readonly collection: Collection
  readonly collectionNamed: (name: string) => Collection
}

const compilers: Record<string, StageCompiler> = {
  $match: (value, { variables }) => {
    const matches = matcherOf(queryIn(value), variables)
    return (docs) => docs.filter(matches)
  },
  $sort: (value) => {
    const sort = sortIn(value)
    return (docs) => sorted(docs, (doc) => doc, sort)
  },
  $skip: (value) => {
    const count = wholeNumber('$skip', value, 0)
    return (docs) => docs.slice(count)
  },
  $limit: (value) => {
    const count = wholeNumber('$limit', value, 1)
    return (docs) => docs.slice(0, count)
  },
  $count: (value) => {
    if (typeof value !== 'string' || value === '' || value.startsWith('$') || value.includes('.'))
      throw requestFailed('the count field must be a nonempty string without a $ in front and without dots')
    return (docs) => (docs.length === 0 ? [] : [{ [value]: docs.length }])
  },
  $sample: (value) => {
    const size = wholeNumber("$sample's size", optionsOf('$sample', value, ['size']).size, 0)
    return (docs) => shuffled(docs).slice(0, size)
  },
  $facet: (value, tools) => {
    const flows = Object.entries(isDoc(value) ? value : {}).map(
      ([name, part]) => [name, tools.compile(stagesIn('$facet', part))] as const,
    )
    if (flows.length === 0) throw requestFailed('the $facet specification must be a non-empty object')
    return (docs) => [Object.fromEntries(flows.map(([name, flow]) => [name, flow(docs)]))]
  },
  $geoNear: () => {
    throw requestFailed('$geoNear is only valid as the first stage in a pipeline.')
  },
  $project: project,
  $addFields: addFields,
  $set: addFields,
  $unset: unset,
  $replaceRoot: replaceRoot,
  $replaceWith: replaceWith,
  $group: group,
  $sortByCount: sortByCount,
  $bucket: bucket,
  $bucketAuto: bucketAuto,
  $lookup: lookup,
  $graphLookup: graphLookup,
  $unionWith: unionWith,
  $redact: redact,
  $unwind: unwind,
}

/** Goes on with the documents of another collection too. */
function unionWith(value: Value, tools: Tools): Flow {
  const options = optionsOf('$unionWith', isDoc(value) ? value : { coll: value }, ['coll', 'pipeline'])
  const collection = textOption('$unionWith', options, 'coll')
  const stages = stagesIn('$unionWith', options.pipeline ?? [])
  tools.compile(stages)
  return (docs) => [...docs, ...tools.run(collection, stages, tools.variables)]
}

/** Runs a pipeline; the stages at its head that an index can serve are answered by one. */
export function runPipeline(
  source: Source,
  stages: readonly Stage[],
  variables: Variables = noVariables,
): Doc[] {
  const { ask, arrange, rest } = splitHead(stages, geoFieldsOf(source.collection))
  const flow = compilePipeline(rest, toolsFor(source, variables))
  const docs = select(source.view, source.collection, { ...ask, variables }).map(({ doc }) => doc)
  return flow(arrange ? arrange(docs) : docs)
}

function compilePipeline(stages: readonly Stage[], tools: Tools): Flow {
  const flows = stages.map(({ key, value }) => {
    const compile = Object.hasOwn(compilers, key) ? compilers[key] : undefined
    if (!compile) throw invalidOperator(`Unrecognized pipeline stage name: '${key}'`)
    return compile(value, tools)
  })
  return (docs) => flows.reduce((current, flow) => flow(current), [...docs])
}

function toolsFor(source: Source, variables: Variables): Tools {
  const { view, collectionNamed } = source
  const tools: Tools = {
    variables,
    fetch: (name, ask) => select(view, collectionNamed(name), ask).map(({ doc }) => doc),
    run: (name, stages, inner) =>
      runPipeline({ ...source, collection: collectionNamed(name) }, stages, inner),
    compile: (stages) => compilePipeline(stages, tools),
  }
  return tools
}

type Head = { readonly ask: Ask; readonly arrange?: Flow; readonly rest: readonly Stage[] }

const headOrder = ['$match', '$sort', '$skip', '$limit']

/** The longest beginning that is a query: `$geoNear`, or at most one match, sort, skip and limit, in this order. */
function splitHead(stages: readonly Stage[], geoFields: readonly string[]): Head {
  const [first, ...others] = stages
  if (first?.key === '$geoNear') {
    const { query, arrange } = compileGeoNear(first.value, geoFields)
    return { ask: { query }, arrange, rest: others }
  }
  let ask: Ask = { query: {} }
  let place = -1
  for (const [i, stage] of stages.entries()) {
    const next = headOrder.indexOf(stage.key)
    if (next <= place) return { ask, rest: stages.slice(i) }
    place = next
    ask = { ...ask, ...asked(stage) }
  }
  return { ask, rest: [] }
}

function geoFieldsOf({ indexes }: Collection): string[] {
  return indexes.flatMap(({ spec }) =>
    spec.fields.filter(([, direction]) => direction === '2dsphere').map(([path]) => path),
  )
}

function asked({ key, value }: Stage): Partial<Ask> {
  switch (key) {
    case '$match':
      return { query: queryIn(value) }
    case '$sort':
      return { sort: sortIn(value) }
    case '$skip':
      return { offset: wholeNumber('$skip', value, 0) }
    default:
      return { limit: wholeNumber('$limit', value, 1) }
  }
}

function queryIn(value: Value): Doc {
  if (!isDoc(value)) throw requestFailed('the match filter must be an expression in an object')
  if (nearOf(value)) throw requestFailed('$geoNear, $near, and $nearSphere are not allowed in this context')
  return value
}

function sortIn(value: Value): Sort {
  if (!isDoc(value) || Object.keys(value).length === 0)
    throw requestFailed('$sort stage must have at least one sort key')
  return parseSort(value)
}

function shuffled(docs: readonly Doc[]): Doc[] {
  const keyed = docs.map((doc) => ({ doc, at: Math.random() }))
  return keyed.sort((a, b) => a.at - b.at).map(({ doc }) => doc)
}
