import { isRefusal, refuse, type Instant, type Refusal, type Stored } from '../_kernel'
import { refuseFigures, type CompanyFigures } from './company-figures'
import { findConflicts, speaksOf } from './conflicts'
import type { FormRule } from './conduct-rule'
import type { MaterialRule } from './material-rule'
import type { CadenceRule, ChainRule, LeadTimeRule, QuotaRule, RuleKind, RuleOf } from './rule'
import { rulesOf, versionedId, type Rulebook } from './rulebook'
import { plainTerms, underTerms, type Terms } from './terms'

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
  /** The route of what information officers hand in; absent where only units do (W1). */
  readonly informantChain?: ChainRule
  readonly quotas: readonly QuotaRule[]
  /** How a post's title, header and footer are written; absent where nothing is said of them (D2). */
  readonly forms?: readonly FormRule[]
  readonly maxPosts: number
  /** Which clause says so; absent in what was resolved before it was kept, when it was always the platform's (P1). */
  readonly maxPostsClause?: string
  readonly figures: CompanyFigures
}

export type Adoption = {
  readonly channelId: string
  readonly channelKind: string
  readonly rulebooks: readonly Rulebook[]
  readonly figures: CompanyFigures
  /** On which terms they hold; as they are written, where nothing is said. */
  readonly terms?: Terms
  readonly since: Instant
}

/**
 * Where several rulebooks speak of one thing, each mechanism has its own meeting: material standards and quotas all
 * hold, the longest lead time holds, the smallest capacity holds. What has no meeting is a conflict, and refused.
 */
export function resolveRules(adoption: Adoption): EffectiveRules | Refusal {
  const { channelKind, channelId, figures, since, terms = plainTerms } = adoption
  const rulebooks: Rulebook[] = []
  for (const book of adoption.rulebooks) {
    const held = underTerms(book, terms)
    if (isRefusal(held)) return held
    rulebooks.push(held)
  }
  const [conflict] = findConflicts(rulebooks, channelKind)
  if (conflict) return refuse('against-rule', conflict.why, { clause: conflict.between[0].clause })
  const [cadence] = bare(rulebooks, 'cadence').filter((rule) => speaksOf(rule, channelKind))
  if (!cadence) return lacking(`“${channelKind}”的发布周期，请检查所采用的制度`)
  const chains = bare(rulebooks, 'chain')
  const informantChain = chains.find(({ handedInBy }) => handedInBy === 'informant')
  const chain = chains.find(({ handedInBy }) => handedInBy !== 'informant')
  if (!chain) return lacking('审批流程，请检查所采用的制度')
  const [leadTime] = bare(rulebooks, 'lead-time').sort((a, b) => b.clearDays - a.clearDays)
  if (!leadTime) return lacking('提前量')
  const [capacity] = bare(rulebooks, 'capacity').sort((a, b) => a.maxPosts - b.maxPosts)
  if (!capacity) return lacking('一期最多几篇')
  const forms = bare(rulebooks, 'form').filter(({ what }) => formed.includes(what))
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
    material: bare(rulebooks, 'material').filter((rule) => speaksOf(rule, channelKind)),
    leadTime,
    cadence,
    chain: figures.unitHeadFirst ? withUnitHead(chain) : chain,
    ...(informantChain && { informantChain }),
    quotas: bare(rulebooks, 'quota'),
    ...(forms.length > 0 && { forms }),
    maxPosts: capacity.maxPosts,
    maxPostsClause: capacity.clause,
    figures,
  }
}

/** Which clause limits the posts of an edition. */
export function capacityClause({ maxPostsClause = 'P1' }: Pick<EffectiveRules, 'maxPostsClause'>): string {
  return maxPostsClause
}

/** Of what has a form, what belongs to a post: nicknames do not. */
const formed: readonly string[] = ['标题', '页眉', '页脚']

function lacking(what: string): Refusal {
  return refuse('against-rule', `所采用的制度没有规定${what}。`)
}

/** A step before the editor is the company's option (G11). */
function withUnitHead(chain: ChainRule): ChainRule {
  if (chain.steps.some(({ role }) => role === 'unit-head')) return chain
  return { ...chain, steps: [{ role: 'unit-head', title: '单位负责人' }, ...chain.steps] }
}

type Bare<K extends RuleKind> = Omit<RuleOf<K>, 'kind' | 'examples'>

/** Every rule of a kind without its examples, which are for readers and tests. */
function bare<K extends RuleKind>(books: readonly Rulebook[], kind: K): Bare<K>[] {
  return books.flatMap((book) => rulesOf(book, kind).map(({ kind: _, examples: __, ...rule }) => rule))
}
