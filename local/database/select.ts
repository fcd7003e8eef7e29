import { idBytes, type Collection } from './collections'
import { reviveDoc, stringifyEjson, type Doc } from './ejson'
import { text } from './keys'
import type { Change, Overlay } from './overlay'
import { choosePlan, type Plan } from './planner'
import type { Variables } from './expressions'
import { loneId, matcherOf } from './query'
import type { Test } from './query/compile'
import { distanceAt, nearOf, type Near } from './query/geo-operators'
import type { Reader } from './reader'
import type { Row } from './rows'
import { sorted, type Sort } from './sort'

/** Where to read: a connection, and over it what the reading transaction has written itself. */
export type View = {
  readonly reader: Reader
  readonly own?: Overlay
  /** Told of every document that is read to be tested. */
  readonly examine: () => void
}

export type Found = { readonly id: Uint8Array; readonly doc: Doc; readonly body: string }

export type Ask = {
  readonly query: Doc
  readonly sort?: Sort
  readonly offset?: number
  readonly limit?: number
  /** What `$$` names in the query's expressions stand for. */
  readonly variables?: Variables
}

export function select(view: View, collection: Collection, ask: Ask): Found[] {
  const { query, sort = [], offset = 0, limit = Infinity, variables } = ask
  const lone = loneId(query)
  if (lone !== undefined) {
    const one = findById(view, collection, idBytes(lone))
    return one ? [one].slice(offset, offset + limit) : []
  }
  const wanted = offset + limit
  const plan = choosePlan(view.reader, collection, { query, sort, wanted })
  const matches = matcherOf(query, variables)
  const near = sort.length === 0 ? nearOf(query) : undefined
  const own = view.own?.of(collection) ?? []
  const enough = (sort.length === 0 || plan.ordered) && !near ? wanted : Infinity
  const stored = readPlan(view, collection, plan, matches, own, enough)
  const written = own.flatMap((change) => foundOwn(view, change, matches))
  const found = [...stored, ...written]
  if (near) return nearestFirst(found, near).slice(offset, wanted)
  const inOrder = plan.ordered && written.length === 0
  return (inOrder || sort.length === 0 ? found : sorted(found, ({ doc }) => doc, sort)).slice(offset, wanted)
}

function nearestFirst(found: readonly Found[], { path, point }: Near): Found[] {
  const measured = found.map((one) => ({ one, distance: distanceAt(one.doc, path, point) ?? Infinity }))
  return measured.sort((a, b) => a.distance - b.distance).map(({ one }) => one)
}

export function findById(view: View, collection: Collection, id: Uint8Array): Found | undefined {
  view.examine()
  const change = view.own?.get(collection, id)
  if (change) return change.doc && written(change.id, change.doc)
  const body = view.reader.body(collection.n, id)
  return body === undefined ? undefined : stored({ id, body })
}

function readPlan(
  view: View,
  collection: Collection,
  plan: Plan,
  matches: Test,
  own: readonly Change[],
  enough: number,
): Found[] {
  const found: Found[] = []
  const skip = new Set(own.map(({ id }) => text(id)))
  if (enough <= 0) return found
  for (const row of rowsOf(view.reader, collection, plan)) {
    const name = skip.size > 0 || plan.repeats ? text(row.id) : ''
    if (skip.has(name)) continue
    if (plan.repeats) skip.add(name)
    view.examine()
    const candidate = stored(row)
    if (!matches(candidate.doc)) continue
    found.push(candidate)
    if (found.length >= enough) break
  }
  return found
}

function* rowsOf(
  reader: Reader,
  { n }: Collection,
  { index, ranges, backwards, merged }: Plan,
): Generator<Row> {
  if (index && merged) yield* reader.merged(n, index.n, ranges, backwards)
  else
    for (const range of ranges) {
      if (index) yield* reader.byIndex(n, index.n, range, backwards)
      else yield* reader.byId(n, range, backwards)
    }
}

function foundOwn(view: View, change: Change, matches: Test): Found[] {
  if (!change.doc) return []
  view.examine()
  return matches(change.doc) ? [written(change.id, change.doc)] : []
}

/** Bodies are read only when somebody looks: a document asked for by its id goes out as it is stored. */
function stored({ id, body }: Row): Found {
  let doc: Doc | undefined
  return {
    id,
    body,
    get doc() {
      return (doc ??= reviveDoc(body))
    },
  }
}

function written(id: Uint8Array, doc: Doc): Found {
  return {
    id,
    doc,
    get body() {
      return stringifyEjson(doc)
    },
  }
}
