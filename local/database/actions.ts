import type * as z from 'zod'
import { idBytes, type Collection } from './collections'
import { equal } from './compare'
import { checkDocument, unchanged } from './documents'
import { answerBody, answerEjson, answerOf, parseEjson, parseEjsonDoc, stringifyEjson } from './ejson'
import { isDoc, type Doc, type Value } from './value'
import { duplicateKey, invalidParam } from './errors'
import { newId } from './ids'
import { leavesAt } from './paths'
import { runPipeline, type Stage } from './pipeline'
import { compileProjection } from './projection'
import { matcherOf } from './query'
import { select, type View } from './select'
import type { shapes } from './shapes'
import { parseSort } from './sort'
import { compileUpdate, immutableId } from './update/compile'
import { drop, keep, type Decision, type Edit } from './write'

/** One call on one collection, inside its transaction if it has one. */
export type Session = {
  readonly collection: Collection
  readonly view: View
  readonly now: () => number
  readonly edit: (edits: readonly Edit[]) => Promise<Decision[]>
  readonly collectionNamed: (name: string) => Collection
  /** Told how many documents the answer is about. */
  readonly returned: (count: number) => void
}

export type Answer = { readonly data: Record<string, unknown> }

type Params<Name extends keyof typeof shapes> = z.output<(typeof shapes)[Name]>

const defaultLimit = 100
const maxLimit = 1000

export async function insertDocument(session: Session, { data }: Params<'insert'>): Promise<Answer> {
  const docs = data.map((text) => toInsert(parseEjsonDoc(text, session.now), session.now))
  await session.edit(docs.map((doc) => insertion(session.collection, doc)))
  session.returned(docs.length)
  return { data: { insertedIds: docs.map(({ _id: id }) => answerOf(id)) } }
}

export function getDocument(session: Session, params: Params<'get'>): Answer {
  const query = queryOf(session, params.query)
  const found = select(session.view, session.collection, {
    query,
    sort: params.order === undefined ? [] : parseSort(parseEjsonDoc(params.order, session.now)),
    offset: params.offset,
    limit: Math.min(params.limit || defaultLimit, maxLimit),
  })
  session.returned(found.length)
  const projection = params.projection === undefined ? {} : parseEjsonDoc(params.projection, session.now)
  if (Object.keys(projection).length === 0)
    return { data: { list: found.map(({ body }) => answerBody(body)) } }
  const turn = compileProjection(projection, query)
  return { data: { list: found.map(({ doc }) => answerEjson(turn(doc))) } }
}

export function calculateDocument(session: Session, params: Params<'count'>): Answer {
  const query = queryOf(session, params.query)
  const everything = Object.keys(query).length === 0
  const { view, collection } = session
  const total = everything ? view.reader.count(collection.n) : select(view, collection, { query }).length
  return { data: { total } }
}

export async function modifyDocument(session: Session, params: Params<'modify'>): Promise<Answer> {
  if (params.query === undefined) throw invalidParam('query is required')
  const query = queryOf(session, params.query)
  const data = parseEjsonDoc(params.data, session.now)
  if (!params.merge) return replaceDocument(session, params, query, data)
  if (params.upsert) throw invalidParam('upsert with update operators is not supported')
  const change = compileUpdate(data, query, session.now)
  const targets = select(session.view, session.collection, { query, limit: params.multi ? Infinity : 1 })
  const matches = matcherOf(query)
  const decisions = await session.edit(
    targets.map(({ id }) => ({ id, decide: (current) => update(current, matches, change) })),
  )
  const updated = decisions.filter((decision) => decision !== keep).length
  session.returned(updated)
  return { data: { updated, upsert_id: null } }
}

export async function modifyAndReturnDoc(
  session: Session,
  params: Params<'modifyAndReturn'>,
): Promise<Answer> {
  const query = queryOf(session, params.query)
  const data = parseEjsonDoc(params.data, session.now)
  const change = compileUpdate(data, query, session.now)
  const matches = matcherOf(query)
  for (;;) {
    const [target] = select(session.view, session.collection, { query, limit: 1 })
    if (!target) return { data: { updated: 0, doc: null } }
    let after: Doc | undefined
    const decide = (current: Doc | undefined): Decision => {
      after = current && matches(current) ? change(current) : undefined
      return after && !unchanged(current!, after) ? after : keep
    }
    await session.edit([{ id: target.id, decide }])
    // It no longer matched once it could be written: like MongoDB, look for another.
    if (!after) continue
    session.returned(1)
    return { data: { updated: 1, doc: answerEjson(after) } }
  }
}

export async function removeDocument(session: Session, params: Params<'remove'>): Promise<Answer> {
  const query = queryOf(session, params.query)
  const matches = matcherOf(query)
  const targets = select(session.view, session.collection, { query, limit: params.multi ? Infinity : 1 })
  const decide = (current: Doc | undefined) => (current && matches(current) ? drop : keep)
  const decisions = await session.edit(targets.map(({ id }) => ({ id, decide })))
  const deleted = decisions.filter((decision) => decision === drop).length
  session.returned(deleted)
  return { data: { deleted } }
}

export function aggregateDocuments(session: Session, params: Params<'aggregate'>): Answer {
  const stages = params.stages.map(({ stageKey, stageValue }) => ({
    key: stageKey,
    value: parseEjson(stageValue, session.now),
  }))
  const docs = runPipeline(session, stages)
  session.returned(docs.length + joinedIn(docs, stages))
  return { data: { list: docs.map(answerEjson) } }
}

/** How many documents were joined to these: the answer is about them too. */
function joinedIn(docs: readonly Doc[], stages: readonly Stage[]): number {
  const places = stages.flatMap(({ key, value }) =>
    key === '$lookup' && isDoc(value) && typeof value.as === 'string' ? [value.as] : [],
  )
  const lists = docs.flatMap((doc) => places.flatMap((place) => leavesAt(doc, place).values))
  return lists.reduce<number>((sum, list) => sum + (Array.isArray(list) ? list.length : 0), 0)
}

/** `doc.set`: the whole document, whether it exists or not. */
async function replaceDocument(
  session: Session,
  params: Params<'modify'>,
  query: Doc,
  data: Doc,
): Promise<Answer> {
  const { _id: id } = query
  if (id === undefined || params.multi || !params.upsert)
    throw invalidParam('only doc().set() replaces documents')
  if (data._id !== undefined && !equal(data._id, id)) throw immutableId()
  checkDocument(data)
  const outcome = { existed: false }
  const decide = (current: Doc | undefined) => {
    outcome.existed = current !== undefined
    return { _id: id, ...data }
  }
  await session.edit([{ id: idBytes(id), decide }])
  session.returned(1)
  return { data: outcome.existed ? { updated: 1, upsert_id: null } : { updated: 0, upsert_id: answerOf(id) } }
}

function update(
  current: Doc | undefined,
  matches: (doc: Doc) => boolean,
  change: (doc: Doc) => Doc,
): Decision {
  if (!current || !matches(current)) return keep
  const after = change(current)
  return unchanged(current, after) ? keep : after
}

function toInsert(doc: Doc, now: () => number): Doc & { _id: Value } {
  checkDocument(doc)
  const { _id: id = newId(now()), ...rest } = doc
  return { _id: id, ...rest }
}

function insertion(collection: Collection, doc: Doc & { _id: Value }): Edit {
  const decide = (current: Doc | undefined) => {
    if (current) throw duplicateKey(collection.name, '_id_', `{ _id: ${stringifyEjson(doc._id)} }`)
    return doc
  }
  return { id: idBytes(doc._id), decide }
}

function queryOf(session: Session, query: string | undefined): Doc {
  return query === undefined ? {} : parseEjsonDoc(query, session.now)
}
