import { Aggregator } from 'mingo/aggregator'
import type { Collection } from './collections'
import type { Doc } from './ejson'
import { invalidOperator, messageOf, requestFailed, WireError } from './errors'
import { mingoOptions } from './operators'
import { select, type Ask, type View } from './select'
import { parseSort } from './sort'

export type Stage = { readonly key: string; readonly value: unknown }

/** Stages that would write into collections behind the transactions' back, or that mingo does not know. */
const refused = new Set(['$out', '$merge', '$geoNear'])

/** Runs a pipeline; the stages at its head that an index can serve are answered by one. */
export function aggregate(
  view: View,
  collection: Collection,
  stages: readonly Stage[],
  collectionNamed: (name: string) => Collection,
): Doc[] {
  const unsupported = stages.find(({ key }) => refused.has(key))
  if (unsupported) throw invalidOperator(`the stage ${unsupported.key} is not supported here`)
  const { ask, rest } = splitHead(stages)
  const docs = select(view, collection, ask).map(({ doc }) => doc)
  if (rest.length === 0) return docs
  const collectionResolver = (name: string) =>
    select(view, collectionNamed(name), { query: {} }).map(({ doc }) => doc)
  try {
    const pipeline = rest.map(({ key, value }) => ({ [key]: value }))
    return new Aggregator(pipeline, { ...mingoOptions, collectionResolver }).run<Doc>(docs)
  } catch (fault) {
    if (fault instanceof WireError) throw fault
    throw requestFailed(messageOf(fault), fault)
  }
}

const headOrder = ['$match', '$sort', '$skip', '$limit']

/** The longest beginning that is a query: at most one match, sort, skip and limit, in this order. */
function splitHead(stages: readonly Stage[]): { ask: Ask; rest: readonly Stage[] } {
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

function asked({ key, value }: Stage): Partial<Ask> {
  switch (key) {
    case '$match':
      return { query: value as Doc }
    case '$sort':
      return { sort: parseSort(value as Doc) }
    case '$skip':
      return { offset: Number(value) }
    default:
      return { limit: Number(value) }
  }
}
