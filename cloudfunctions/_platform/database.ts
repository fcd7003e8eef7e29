import { refuse, type Instant, type Refusal, type Stored } from '../../shared/_kernel'
import { cloud } from './cloud'
import { upgraded, type Collection, type Documents } from './collections'
import { Contention, contentionIn } from './contention'
import { transact, type Tx } from './transaction'

export type { Tx } from './transaction'

/** A bound on a field: a plain value means equality. */
export type Where = Readonly<Record<string, unknown>>

export type Query = {
  readonly where: Where
  readonly orderBy?: readonly [field: string, direction: 'asc' | 'desc']
  /** At most 1,000; the platform's own default would be 100. */
  readonly limit: number
}

/**
 * Under a name of one's own: documents of another collection, by the field that holds their ids; or by a field of theirs
 * that holds the same, which an index has to begin with. They come in no order.
 */
export type Joins = Readonly<
  Record<string, readonly [collection: Collection, field: string, theirs?: string]>
>

export type Joined<C extends Collection, J extends Joins> = { readonly found: readonly Documents[C][] } & {
  readonly [N in keyof J]: readonly Documents[J[N][0]][]
}

/** Collections whose documents say when they may be forgotten. */
type Passing = {
  [C in Collection]: Documents[C] extends { readonly forgetAt: Instant } ? C : never
}[Collection]

export type Database = {
  get<C extends Collection>(collection: C, id: string): Promise<Documents[C] | null>
  getMany<C extends Collection>(collection: C, ids: readonly string[]): Promise<Documents[C][]>
  find<C extends Collection>(collection: C, query: Query): Promise<Documents[C][]>
  /** Of each document only these fields: what a list shows, without the bodies. */
  findOnly<C extends Collection, F extends keyof Documents[C] & string>(
    collection: C,
    query: Query,
    fields: readonly F[],
  ): Promise<Pick<Documents[C], F | '_id'>[]>
  /** With what is found, the documents that belong to it, each once: in the same call. */
  findJoined<C extends Collection, const J extends Joins>(
    collection: C,
    query: Query,
    joins: J,
  ): Promise<Joined<C, J>>
  /**
   * The least text that a field holds in each of these collections, of which an index has to begin with it; null where
   * none holds one. All in one call, which hangs on a document that is sure to be there: without it the answer is null.
   */
  leastOf<C extends Collection>(
    anchor: readonly [Collection, string],
    collections: readonly C[],
    field: string,
  ): Promise<ReadonlyMap<C, string | null> | null>
  /** One conditional update of the one document with this id; tells whether the condition held. */
  updateIf<C extends Collection>(collection: C, id: string, condition: Where, change: Where): Promise<boolean>
  /** Deletes what is kept for a time only, once that is over. */
  forget(collection: Passing, now: Instant): Promise<void>
  /** A write that is alone is one call, several are a transaction's three and more. @throws Contention */
  transact(work: (tx: Tx) => Promise<void>): Promise<void>
  /** How often this handle has written to a collection, or may have; what was forgotten does not count. */
  written(collection: Collection): number
  /** How many calls of the SDK were made through this handle. */
  calls(): number
  /** How many transactions failed because somebody else was faster; each was tried again, or told as 'busy'. */
  misses(): number
}

/** As a pipeline of the SDK answers. */
type WithJoined = Stored & { readonly joined: Readonly<Record<string, readonly Stored[]>> }

type WithLeasts = { readonly least: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> }

/** A pipeline inside another, as the SDK builds one. */
type Pipeline = {
  match(condition: object): Pipeline
  sort(order: object): Pipeline
  limit(count: number): Pipeline
  project(fields: object): Pipeline
  done(): object[]
}

/** Of the SDK's commands those we use; its own types are `any`. */
type Commands = Readonly<
  Record<'gt' | 'gte' | 'lt' | 'lte' | 'inc' | 'in' | 'push' | 'pull', (value: unknown) => unknown>
>

const command = () => cloud().database().command as unknown as Commands

const pipeline = () =>
  (cloud().database().command.aggregate as unknown as { pipeline(): Pipeline }).pipeline()

/** Conditions and changes that a query can carry beside plain values. */
export const is = {
  after: (value: string | number): unknown => command().gt(value),
  atLeast: (value: string | number): unknown => command().gte(value),
  before: (value: string | number): unknown => command().lt(value),
  atMost: (value: string | number): unknown => command().lte(value),
  /** Both ends left out. */
  between: (from: string, to: string): unknown =>
    (command().gt(from) as { and(other: unknown): unknown }).and(command().lt(to)),
  oneOf: (values: readonly string[]): unknown => command().in([...values]),
}

export const change = {
  by: (count: number): unknown => command().inc(count),
  push: (entry: object): unknown => command().push([entry]),
  pull: (entry: object): unknown => command().pull(entry),
}

/** Opens a handle for one invocation, so that its calls can be counted. */
export function openDatabase(): Database {
  const db = cloud().database()
  const writes = new Map<Collection, number>()
  const write = (collection: Collection) => void writes.set(collection, (writes.get(collection) ?? 0) + 1)
  let calls = 0
  let misses = 0

  async function call<T>(send: () => Promise<T>): Promise<T> {
    calls += 1
    try {
      return await send()
    } catch (fault) {
      throw contentionIn(fault) ?? fault
    }
  }

  async function find<C extends Collection>(
    collection: C,
    { where, orderBy, limit }: Query,
  ): Promise<Documents[C][]> {
    const matching = db.collection(collection).where(where)
    const ordered = orderBy ? matching.orderBy(...orderBy) : matching
    const { data } = await call(() => ordered.limit(limit).get() as Promise<{ data: Stored[] }>)
    return data.map((document) => upgraded(collection, document))
  }

  async function findOnly<C extends Collection, F extends keyof Documents[C] & string>(
    collection: C,
    { where, orderBy, limit }: Query,
    fields: readonly F[],
  ): Promise<Pick<Documents[C], F | '_id'>[]> {
    const shown = Object.fromEntries(fields.map((field) => [field, true]))
    const matching = db.collection(collection).where(where).field(shown)
    const ordered = orderBy ? matching.orderBy(...orderBy) : matching
    const { data } = await call(() => ordered.limit(limit).get() as Promise<{ data: unknown[] }>)
    return data as Pick<Documents[C], F | '_id'>[]
  }

  async function findJoined<C extends Collection, const J extends Joins>(
    collection: C,
    { where, orderBy, limit }: Query,
    joins: J,
  ): Promise<Joined<C, J>> {
    let stages = db.collection(collection).aggregate().match(where)
    if (orderBy) stages = stages.sort({ [orderBy[0]]: orderBy[1] === 'asc' ? 1 : -1 })
    stages = stages.limit(limit)
    for (const [name, [from, localField, foreignField = '_id']] of Object.entries(joins))
      stages = stages.lookup({ from, localField, foreignField, as: `joined.${name}` })
    const { data } = await call(() => stages.end() as Promise<{ data: WithJoined[] }>)
    const joinedAs = ([name, [from]]: [string, Joins[string]]) => {
      const byId = new Map(data.flatMap(({ joined }) => joined[name] ?? []).map((each) => [each._id, each]))
      return [name, [...byId.values()].map((document) => upgraded(from, document))]
    }
    return {
      found: data.map(({ joined: _, ...document }) => upgraded(collection, document)),
      ...Object.fromEntries(Object.entries(joins).map(joinedAs)),
    } as Joined<C, J>
  }

  async function leastOf<C extends Collection>(
    [anchored, _id]: readonly [Collection, string],
    collections: readonly C[],
    field: string,
  ): Promise<ReadonlyMap<C, string | null> | null> {
    const least = pipeline()
      .match({ [field]: is.after('') })
      .sort({ [field]: 1 })
      .limit(1)
      .project({ [field]: 1 })
      .done()
    let stages = db.collection(anchored).aggregate().match({ _id }).project({ _id: 1 })
    for (const from of collections) stages = stages.lookup({ from, pipeline: least, as: `least.${from}` })
    const { data } = await call(() => stages.end() as Promise<{ data: WithLeasts[] }>)
    const [found] = data
    if (!found) return null
    return new Map(collections.map((from) => [from, found.least[from]?.[0]?.[field] ?? null]))
  }

  return {
    find,
    findOnly,
    findJoined,
    leastOf,
    written: (collection) => writes.get(collection) ?? 0,
    calls: () => calls,
    misses: () => misses,

    async get(collection, id) {
      const [document] = await find(collection, { where: { _id: id }, limit: 1 })
      return document ?? null
    },

    async getMany(collection, ids) {
      if (ids.length === 0) return []
      return find(collection, { where: { _id: is.oneOf(ids) }, limit: ids.length })
    },

    async updateIf(collection, id, condition, changes) {
      write(collection)
      const matching = db.collection(collection).where({ ...condition, _id: id })
      const { updated } = await call(
        () => matching.update({ ...changes, version: command().inc(1) }) as Promise<{ updated?: number }>,
      )
      return updated === 1
    },

    async forget(collection, now) {
      await call(() =>
        db
          .collection(collection)
          .where({ forgetAt: is.atMost(now) })
          .remove(),
      )
    },

    async transact(work) {
      try {
        await transact(work, { call, write })
      } catch (fault) {
        if (fault instanceof Contention) misses += 1
        throw fault
      }
    },
  }
}

const attempts = 6

/**
 * Loads, decides and writes again as long as somebody else was faster; says 'busy' when it stays so.
 * @param work must load anew what it decides on each time
 */
export async function untilUncontended<T>(
  random: () => number,
  work: (attempt: number) => Promise<T>,
): Promise<T | Refusal> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      return await work(attempt)
    } catch (fault) {
      if (!(fault instanceof Contention)) throw fault
      await pause(random() * 20 * 2 ** attempt)
    }
  }
  return busy
}

export const busy = refuse(
  'busy',
  '现在同时操作的人较多，这一步还没有完成。已填写的内容没有丢失，请稍等几秒再试一次。',
)

function pause(milliseconds: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, milliseconds))
}
