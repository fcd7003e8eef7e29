import type { Bound, MaterialRule } from './material-rule'
import type { Rule, RuleKind, RuleOf } from './rule'
import { rulesOf, type Rulebook } from './rulebook'
import { sayRule } from './say-rule'

/** One of two rules that cannot both hold. */
export type Side = {
  readonly book: string
  readonly bookTitle: string
  readonly rule: string
  readonly clause: string
  readonly said: string
}

/** Two rules that cannot both hold for a channel, and why; one has to be set aside. */
export type Conflict = {
  readonly about: string
  readonly why: string
  readonly between: readonly [Side, Side]
}

/** Whether a rule speaks of this kind of channel; one that names no kind speaks of all. */
export function speaksOf(rule: { readonly channelKind?: string }, channelKind: string): boolean {
  return rule.channelKind === undefined || rule.channelKind === channelKind
}

/**
 * Where rulebooks contradict each other for a kind of channel. A cadence and a chain have no meeting: two are always
 * one too many. Numbers have one, unless nothing is left between them.
 */
export function findConflicts(books: readonly Rulebook[], channelKind: string): Conflict[] {
  const cadences = said(books, 'cadence').filter(({ rule }) => speaksOf(rule, channelKind))
  const chains = said(books, 'chain')
  const capacities = said(books, 'capacity')
  const standards = said(books, 'material').filter(({ rule }) => speaksOf(rule, channelKind))
  return [
    ...tooMany(cadences, `“${channelKind}”的发布周期`),
    ...tooMany(chains, '审批流程', ([a, b]) => !areTwoRoutes(a, b)),
    ...cadences.flatMap((cadence) =>
      capacities
        .filter((capacity) => capacity.rule.maxPosts < cadence.rule.minPosts)
        .map((capacity) =>
          conflict('每期篇数', [cadence, capacity], (one, other) => {
            const { minPosts } = cadence.rule
            return `${one}要求每期不少于 ${minPosts} 篇，${other}规定一期不超过 ${capacity.rule.maxPosts} 篇，不能同时做到。`
          }),
        ),
    ),
    ...pairs(standards)
      .filter(([a, b]) => exclude(a.rule, b.rule))
      .map((pair) =>
        conflict('材料标准', pair, (one, other) => {
          const [a, b] = pair
          return `${one}要求“${a.rule.question}”，${other}要求“${b.rule.question}”，没有材料能同时符合。`
        }),
      ),
  ]
}

/**
 * Which rules are set aside once one of two holds: the other, and nothing any more for its sake alone.
 * @param setAside by the rules' ids, as chosen before
 */
export function chooseBetween(
  conflicts: readonly Conflict[],
  setAside: readonly string[],
  { holds, yields }: { readonly holds: string; readonly yields: string },
): string[] {
  const opponents = conflicts
    .map(({ between }) => between.map(({ rule }) => rule))
    .filter((rules) => rules.includes(yields))
    .flat()
  return [...setAside.filter((rule) => rule !== holds && !opponents.includes(rule)), yields]
}

type Said<K extends RuleKind> = { readonly book: Rulebook; readonly rule: RuleOf<K> }

function said<K extends RuleKind>(books: readonly Rulebook[], kind: K): Said<K>[] {
  return books.flatMap((book) => rulesOf(book, kind).map((rule) => ({ book, rule })))
}

function tooMany<K extends RuleKind>(
  found: readonly Said<K>[],
  what: string,
  clash: (pair: readonly [Said<K>, Said<K>]) => boolean = () => true,
): Conflict[] {
  const why = (one: string, other: string) => `${one}与${other}都规定了${what}，只能采用其中一种。`
  return pairs(found)
    .filter(clash)
    .map((pair) => conflict(what, pair, why))
}

/** Routes of one rulebook for different people lie beside each other (W1). */
function areTwoRoutes(a: Said<'chain'>, b: Said<'chain'>): boolean {
  const [one, other] = [a.rule.handedInBy, b.rule.handedInBy]
  return a.book.id === b.book.id && one !== undefined && other !== undefined && one !== other
}

type AnySaid = { readonly book: Rulebook; readonly rule: Rule }

function conflict(
  about: string,
  [a, b]: readonly [AnySaid, AnySaid],
  why: (one: string, other: string) => string,
): Conflict {
  const name = ({ book, rule }: AnySaid) => `《${book.title}》${rule.clause}`
  return { about, why: why(name(a), name(b)), between: [sideOf(a), sideOf(b)] }
}

function sideOf({ book, rule }: AnySaid): Side {
  return { book: book.id, bookTitle: book.title, rule: rule.id, clause: rule.clause, said: sayRule(rule) }
}

function pairs<T>(all: readonly T[]): [T, T][] {
  return all.flatMap((one, n) => all.slice(n + 1).map((other): [T, T] => [one, other]))
}

/** Whether no value of what both measure keeps both. */
function exclude(a: MaterialRule, b: MaterialRule): boolean {
  if (a.measure !== b.measure || 'given' in a.limit || 'given' in b.limit) return false
  if ('oneOf' in a.limit || 'oneOf' in b.limit) {
    if (!('oneOf' in a.limit) || !('oneOf' in b.limit)) return false
    const others = b.limit.oneOf
    return !a.limit.oneOf.some((value) => others.includes(value))
  }
  return leaveNothing(a.limit, b.limit) || leaveNothing(b.limit, a.limit)
}

/** Whether what is at least the one is more than the other allows; all that is measured comes in whole numbers. */
function leaveNothing(lower: Bound, upper: Bound): boolean {
  const least = 'atLeast' in lower ? lower.atLeast : 'above' in lower ? lower.above + 1 : -Infinity
  const most = 'atMost' in upper ? upper.atMost : 'below' in upper ? upper.below - 1 : Infinity
  return least > most
}
