import type { IndexSpec } from '../../cloudfunctions/_platform/indexes'
import { boundsOf, type Bounds } from './bounds'
import type { Collection, Index } from './collections'
import type { Doc } from './value'
import { equalitiesIn } from './expression-equalities'
import type { Variables } from './expressions'
import { orderOf, tiesIn, type Fields, type Ties } from './index-order'
import { everyKey, keysOfPlaces, keysUnder, keysWithin, narrowest, pointKeys } from './ranges'
import type { Reader } from './reader'
import type { KeyRange } from './rows'
import type { Sort } from './sort'

export type Plan = {
  /** An index, the one by `_id` that every collection has, or all documents as they were added. */
  readonly along: Index | 'id' | 'adding'
  readonly ranges: readonly KeyRange[]
  readonly backwards: boolean
  /** Whether the order asked for comes from the index; else what is found has to be sorted. */
  readonly ordered: boolean
  /** Whether the ranges must be read together, the next key of all first, to give that order. */
  readonly merged: boolean
  /** Documents that are equal in what this says have to be brought into the order they were added. */
  readonly ties: Ties | undefined
  /** Whether one document can come several times. */
  readonly repeats: boolean
}

export type Question = {
  readonly query: Doc
  readonly sort: Sort
  readonly variables: Variables | undefined
  /** How many documents are wanted at most. */
  readonly wanted: number
}

const byId: Fields = [['_id', 1]]
const noLists: ReadonlySet<string> = new Set()
const maxRanges = 1000
/** Entries counted at most to find out which index narrows best. */
const probe = 1000

/** The cheapest way to read a superset of the answer. */
export function choosePlan(reader: Reader, collection: Collection, question: Question): Plan {
  const bounds = boundsOf({ $and: [question.query, equalitiesIn(question.query, question.variables)] })
  const useful = [undefined, ...collection.indexes]
    .map((index) => planWith(index, bounds, question.sort))
    .filter((plan) => plan !== undefined)
  if (useful.length === 0) return wholeCollection(question.sort)
  if (useful.length === 1) return useful[0]!.plan
  const priced = useful.map((candidate) => ({
    ...candidate,
    cost: costOf(reader, collection, candidate, question),
  }))
  return priced.reduce((best, next) => (cheaper(next, best) ? next : best)).plan
}

type Candidate = {
  readonly plan: Plan
  /** How many fields of the index are bounded. */
  readonly depth: number
  /** Whether every document in the ranges is in the answer. */
  readonly exact: boolean
}

function wholeCollection(sort: Sort): Plan {
  return {
    along: 'adding',
    ranges: [everyKey],
    backwards: false,
    ordered: sort.length === 0,
    merged: false,
    ties: undefined,
    repeats: false,
  }
}

function planWith(index: Index | undefined, bounds: Bounds, sort: Sort): Candidate | undefined {
  const fields = index?.spec.fields ?? byId
  const lists = index?.multikey ?? noLists
  const sortable = lists.size === 0 && givesOrder(fields) ? fields : undefined
  const { ranges, points, depth, constant } = narrow(fields, bounds, lists)
  const order = sortable && orderOf(sortable, sort, points, constant, ranges.length)
  if (depth === 0 && (sort.length === 0 || !order)) return undefined
  const backwards = order?.way === 'backwards'
  const plan: Plan = {
    along: index ?? 'id',
    ranges: inOrder(ranges, backwards),
    backwards,
    ordered: order !== undefined,
    merged: order?.merged ?? false,
    ties: index && sortable && order && sort.length > 0 ? tiesIn(sortable, order, constant) : undefined,
    repeats: !sortable,
  }
  const used = fields.slice(0, depth).map(([path]) => path)
  const covered = [...bounds.of.keys()].every((path) => used.includes(path))
  return { plan, depth, exact: bounds.complete && sortable !== undefined && covered }
}

function givesOrder(fields: IndexSpec['fields']): fields is Fields {
  return fields.every(([, direction]) => direction !== '2dsphere')
}

type Narrowed = {
  readonly ranges: readonly KeyRange[]
  /** How many fields of the index are bounded, and how many of them by single values. */
  readonly depth: number
  readonly points: number
  /** Fields with one value in all ranges. */
  readonly constant: ReadonlySet<string>
}

/** Bounds the fields of an index from the first on: any number by values, then one by a range. */
function narrow(fields: IndexSpec['fields'], bounds: Bounds, lists: ReadonlySet<string>): Narrowed {
  const constant = new Set<string>()
  let heads: Buffer[] = [Buffer.alloc(0)]
  for (const [depth, [path, direction]] of fields.entries()) {
    const said = bounds.of.get(path) ?? []
    if (direction === '2dsphere') {
      const ranges = heads.flatMap((head) => keysOfPlaces(head, said) ?? [])
      const found = ranges.length > 0 && ranges.length <= maxRanges
      return {
        ranges: found ? ranges : heads.map(keysUnder),
        depth: depth + Number(found),
        points: depth,
        constant,
      }
    }
    const bound = narrowest(said, lists.has(path))
    if (!bound || !fitsRanges(heads, bound))
      return { ranges: heads.map(keysUnder), depth, points: depth, constant }
    if (bound.kind === 'range') {
      const ranges = heads.map((head) => keysWithin(head, bound, direction))
      return { ranges, depth: depth + 1, points: depth, constant }
    }
    heads = pointKeys(heads, bound.values, direction)
    if (bound.values.length === 1) constant.add(path)
  }
  return { ranges: heads.map(keysUnder), depth: fields.length, points: fields.length, constant }
}

function fitsRanges(heads: readonly Buffer[], bound: NonNullable<ReturnType<typeof narrowest>>): boolean {
  return bound.kind === 'range' || heads.length * bound.values.length <= maxRanges
}

function inOrder(ranges: readonly KeyRange[], backwards: boolean): readonly KeyRange[] {
  const ordered = [...ranges].sort((a, b) => Buffer.compare(a.from, b.from))
  return backwards ? ordered.reverse() : ordered
}

function costOf(
  reader: Reader,
  collection: Collection,
  { plan, exact }: Candidate,
  question: Question,
): number {
  const limit = plan.ordered && exact ? Math.min(probe, question.wanted) : probe
  let entries = 0
  for (const range of plan.ranges) {
    entries +=
      typeof plan.along === 'string'
        ? reader.countById(collection.n, range, limit - entries)
        : reader.countByIndex(plan.along.n, range, limit - entries)
    if (entries >= limit) break
  }
  return entries
}

type Priced = Candidate & { readonly cost: number }

function cheaper(a: Priced, b: Priced): boolean {
  if (a.cost !== b.cost) return a.cost < b.cost
  if (a.plan.ordered !== b.plan.ordered) return a.plan.ordered
  return a.depth > b.depth
}
