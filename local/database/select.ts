import { idBytes, type Collection } from './collections'
import { reviveDoc, stringifyEjson } from './ejson'
import type { Doc } from './value'
import type { Change, Overlay } from './overlay'
import { choosePlan, type Plan } from './planner'
import type { Variables } from './expressions'
import { loneId, matcherOf } from './query'
import type { Test } from './query/compile'
import { distanceAt, nearOf, type Near } from './query/geo-operators'
import type { Reader } from './reader'
import { rowsOf } from './plan-rows'
import type { Row } from './rows'
import { sorted, type Sort } from './sort'

/** Where to read: a connection, and over it what the reading transaction has written itself. */
export type View = {
  readonly reader: Reader
  readonly own?: Overlay
  /** Told of every document that is read to be tested. */
  readonly examine: () => void
}

export type Found = {
  readonly id: Uint8Array
  readonly doc: Doc
  readonly body: string
  /** Where it stands among documents as they were added. */
  readonly place: number
}

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
  const plan = choosePlan(view.reader, collection, { query, sort, variables, wanted })
  const matches = matcherOf(query, variables)
  const near = sort.length === 0 ? nearOf(query) : undefined
  const own = ownIn(view, collection)
  const enough = (sort.length === 0 || plan.ordered) && !near ? wanted : Infinity
  const stored = readPlan(view, collection, plan, matches, own, enough)
  const written = own.flatMap((one) => foundOwn(view, one, matches))
  if (written.length === 0 && plan.ordered && !near) return stored.slice(offset, wanted)
  const asAdded = [...stored, ...written].sort((a, b) => a.place - b.place)
  const inOrder = near ? nearestFirst(asAdded, near) : sorted(asAdded, ({ doc }) => doc, sort)
  return inOrder.slice(offset, wanted)
}

function nearestFirst(found: readonly Found[], { path, point }: Near): Found[] {
  const measured = found.map((one) => ({ one, distance: distanceAt(one.doc, path, point) ?? Infinity }))
  return measured.sort((a, b) => a.distance - b.distance).map(({ one }) => one)
}

export function findById(view: View, collection: Collection, id: Uint8Array): Found | undefined {
  view.examine()
  const change = view.own?.get(collection, id)
  if (change) return change.doc && written(change.id, change.doc)
  const row = view.reader.find(collection.n, id)
  return row && stored(row)
}

type OwnChange = Change & { readonly place: number }

/** What the reading transaction has written. Its new documents come after all others. */
function ownIn({ own, reader }: View, collection: Collection): OwnChange[] {
  const changes = own?.of(collection) ?? []
  return changes.map((change) => ({
    ...change,
    place: reader.find(collection.n, change.id)?.place ?? afterAllOthers,
  }))
}

function readPlan(
  view: View,
  collection: Collection,
  plan: Plan,
  matches: Test,
  own: readonly OwnChange[],
  enough: number,
): Found[] {
  const found: Found[] = []
  const skip = new Set(own.map(({ place }) => place))
  if (enough <= 0) return found
  for (const row of rowsOf(view.reader, collection, plan)) {
    if (skip.has(row.place)) continue
    if (plan.repeats) skip.add(row.place)
    view.examine()
    const candidate = stored(row)
    if (!matches(candidate.doc)) continue
    found.push(candidate)
    if (found.length >= enough) break
  }
  return found
}

function foundOwn(view: View, { doc, id, place }: OwnChange, matches: Test): Found[] {
  if (!doc) return []
  view.examine()
  return matches(doc) ? [written(id, doc, place)] : []
}

/** Bodies are read only when somebody looks: a document asked for by its id goes out as it is stored. */
function stored({ id, body, place }: Row): Found {
  let doc: Doc | undefined
  return {
    id,
    body,
    place,
    get doc() {
      return (doc ??= reviveDoc(body))
    },
  }
}

const afterAllOthers = Number.MAX_SAFE_INTEGER

function written(id: Uint8Array, doc: Doc, place = afterAllOthers): Found {
  return {
    id,
    doc,
    place,
    get body() {
      return stringifyEjson(doc)
    },
  }
}
