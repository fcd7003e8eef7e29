import { boundsOf, type Bound, type Bounds } from './bounds'
import type { Collection, Index } from './collections'
import type { Doc } from './ejson'
import { everyKey, keysUnder, keysWithin, narrowest, pointKeys } from './ranges'
import type { KeyRange, Reader } from './reader'
import type { Sort } from './sort'

export type Plan = {
  /** The index to read; undefined is the one every collection has, by `_id`. */
  readonly index: Index | undefined
  readonly ranges: readonly KeyRange[]
  readonly backwards: boolean
  /** Whether reading range after range gives the order asked for. */
  readonly ordered: boolean
  /** Whether one document can come several times. */
  readonly repeats: boolean
}

export type Question = {
  readonly query: Doc
  readonly sort: Sort
  /** How many documents are wanted at most. */
  readonly wanted: number
}

const byId = [['_id', 1]] as const
const noLists: ReadonlySet<string> = new Set()
const maxRanges = 1000
/** Entries counted at most to find out which index narrows best. */
const probe = 1000

/** The cheapest way to read a superset of the answer. */
export function choosePlan(reader: Reader, collection: Collection, question: Question): Plan {
  const bounds = boundsOf(question.query)
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
    index: undefined,
    ranges: [everyKey],
    backwards: false,
    ordered: sort.length === 0,
    repeats: false,
  }
}

function planWith(index: Index | undefined, bounds: Bounds, sort: Sort): Candidate | undefined {
  const fields = index?.spec.fields ?? byId
  const lists = index?.multikey ?? noLists
  const used = new Set<string>()
  let heads: Buffer[] = [Buffer.alloc(0)]
  let ranges: KeyRange[] | undefined
  let depth = 0
  let single = true
  for (const [path, direction] of fields) {
    const bound = narrowest(bounds.of.get(path) ?? [], lists.has(path))
    if (!bound || !fitsRanges(heads, bound)) break
    used.add(path)
    depth++
    if (bound.kind === 'range') {
      ranges = heads.map((head) => keysWithin(head, bound, direction))
      break
    }
    heads = pointKeys(heads, bound.values, direction)
    single &&= bound.values.length === 1
  }
  const points = ranges ? depth - 1 : depth
  const order = lists.size > 0 ? undefined : orderGiven(fields, sort, single ? points : 0)
  if (depth === 0 && (sort.length === 0 || !order)) return undefined
  const plan: Plan = {
    index,
    ranges: inOrder(ranges ?? heads.map(keysUnder), order === 'backwards'),
    backwards: order === 'backwards',
    ordered: order !== undefined,
    repeats: lists.size > 0,
  }
  return {
    plan,
    depth,
    exact: bounds.complete && lists.size === 0 && [...bounds.of.keys()].every((path) => used.has(path)),
  }
}

function fitsRanges(heads: readonly Buffer[], bound: Bound): boolean {
  return bound.kind === 'range' || heads.length * bound.values.length <= maxRanges
}

function inOrder(ranges: readonly KeyRange[], backwards: boolean): readonly KeyRange[] {
  const ordered = [...ranges].sort((a, b) => Buffer.compare(a.from, b.from))
  return backwards ? ordered.reverse() : ordered
}

/** Whether an index gives the order once its first `fixed` fields have one value each, and which way to read it. */
function orderGiven(
  fields: readonly (readonly [string, 1 | -1])[],
  sort: Sort,
  fixed: number,
): 'forwards' | 'backwards' | undefined {
  const constant = new Set(fields.slice(0, fixed).map(([path]) => path))
  const asked = sort.filter(([path]) => !constant.has(path))
  const rest = fields.slice(fixed)
  if (asked.length > rest.length) return undefined
  const turns = asked.map(([path, direction], i) => (rest[i]![0] === path ? rest[i]![1] * direction : 0))
  if (turns.every((turn) => turn === 1)) return 'forwards'
  return turns.every((turn) => turn === -1) ? 'backwards' : undefined
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
    entries += plan.index
      ? reader.countByIndex(plan.index.n, range, limit - entries)
      : reader.countById(collection.n, range, limit - entries)
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
