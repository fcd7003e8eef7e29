import { isRefusal, refuse, type Instant, type Refusal, type Stored } from '../_kernel'
import { refuseFigures, type CompanyFigures } from './company-figures'
import type { MaterialRule } from './material-rule'
import type { CadenceRule, ChainRule, LeadTimeRule, QuotaRule, RuleKind, RuleOf } from './rule'
import { rulesOf, versionedId, type Rulebook } from './rulebook'

/** All that holds for one channel, resolved from the rulebooks it adopted and the company's figures. */
export type EffectiveRules = Stored & {
  readonly channelId: string
  /** Names this resolution; phones cache by it and posts store the one they were accepted under. */
  readonly inForce: string
  readonly since: Instant
  readonly rulebooks: readonly string[]
  readonly material: readonly MaterialRule[]
  readonly leadTime: LeadTimeRule
  readonly cadence: CadenceRule
  readonly chain: ChainRule
  readonly quotas: readonly QuotaRule[]
  readonly maxPosts: number
  readonly figures: CompanyFigures
}

export type Adoption = {
  readonly channelId: string
  readonly channelKind: string
  readonly rulebooks: readonly Rulebook[]
  readonly figures: CompanyFigures
  readonly since: Instant
}

/**
 * Where several rulebooks speak of one thing, each mechanism has its own meeting: material standards and quotas all
 * hold, the longest lead time holds, the smallest capacity holds. Cadence and chain have no meeting: two are refused.
 */
export function resolveRules(adoption: Adoption): EffectiveRules | Refusal {
  const { rulebooks, channelKind, channelId, figures, since } = adoption
  const cadences = said(rulebooks, 'cadence').filter(({ rule }) => rule.channelKind === channelKind)
  const cadence = single(cadences, `“${channelKind}”的发布周期`)
  if (isRefusal(cadence)) return cadence
  const chain = single(said(rulebooks, 'chain'), '审批流程')
  if (isRefusal(chain)) return chain
  const [leadTime] = bare(rulebooks, 'lead-time').sort((a, b) => b.clearDays - a.clearDays)
  if (!leadTime) return refuse('against-rule', '所采用的制度没有规定提前量。')
  const [capacity] = bare(rulebooks, 'capacity').sort((a, b) => a.maxPosts - b.maxPosts)
  if (!capacity) return refuse('against-rule', '所采用的制度没有规定一期最多几篇。')
  const refusal = refuseFigures(figures, cadence, capacity)
  if (refusal) return refusal
  return {
    _id: channelId,
    schema: 1,
    version: 1,
    channelId,
    inForce: `${rulebooks.map(versionedId).join('+')}#${since}`,
    since,
    rulebooks: rulebooks.map(versionedId),
    material: bare(rulebooks, 'material'),
    leadTime,
    cadence,
    chain: figures.unitHeadFirst ? withUnitHead(chain) : chain,
    quotas: bare(rulebooks, 'quota'),
    maxPosts: capacity.maxPosts,
    figures,
  }
}

/** A step before the editor is the company's option (G11). */
function withUnitHead(chain: ChainRule): ChainRule {
  if (chain.steps.some(({ role }) => role === 'unit-head')) return chain
  return { ...chain, steps: [{ role: 'unit-head', title: '单位负责人' }, ...chain.steps] }
}

type Bare<K extends RuleKind> = Omit<RuleOf<K>, 'kind' | 'examples'>

/** Every rule of a kind without its examples, which are for readers and tests. */
function bare<K extends RuleKind>(books: readonly Rulebook[], kind: K): Bare<K>[] {
  return said(books, kind).map(({ rule }) => rule)
}

function said<K extends RuleKind>(books: readonly Rulebook[], kind: K): { book: Rulebook; rule: Bare<K> }[] {
  return books.flatMap((book) =>
    rulesOf(book, kind).map(({ kind: _, examples: __, ...rule }) => ({ book, rule })),
  )
}

type Said<T> = { readonly book: Rulebook; readonly rule: T }

function single<T extends { readonly clause: string }>(found: readonly Said<T>[], what: string): T | Refusal {
  const [only] = found
  if (!only) return refuse('against-rule', `所采用的制度没有规定${what}，请检查所采用的制度。`)
  if (found.length === 1) return only.rule
  const conflicting = found.map(({ book, rule }) => `《${book.title}》${rule.clause}`).join('与')
  return refuse('against-rule', `${conflicting}都规定了${what}，只能采用其中一种。`, {
    clause: only.rule.clause,
  })
}
