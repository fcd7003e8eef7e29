import { refuse, type Instant, type Refusal, type Stored } from '../_kernel'
import type { MaterialRule } from './material-rule'
import {
  versionedId,
  type CadenceRule,
  type CapacityRule,
  type ChainRule,
  type LeadTimeRule,
  type Rulebook,
} from './rulebook'

/** Figures that no regulation gives: the company sets them, and they are shown as the company's. */
export type CompanyFigures = {
  /** How many posts an edition is planned with: at least the clause's minimum, at most the platform's 8. */
  readonly plannedPosts: number
  /** Minutes before the window at which an edition locks. */
  readonly lockMinutes: number
  /** Minutes before the window at which texts and order close. */
  readonly textsCloseMinutes: number
}

/** An edition locks on its own day: earlier, and a post could be given a place in one that has locked. */
const mostLockMinutes = 12 * 60

export const defaultFigures = { lockMinutes: 120, textsCloseMinutes: 30 } as const

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
 * Where several rulebooks speak of one thing, each mechanism has its own meeting: material standards all hold,
 * the longest lead time holds, the smallest capacity holds. Cadence and chain have no meeting: two are refused.
 */
export function resolveRules(adoption: Adoption): EffectiveRules | Refusal {
  const { rulebooks, channelKind, channelId, figures, since } = adoption
  const cadence = single(
    rulebooks.flatMap((book) => book.cadences ?? []).filter((rule) => rule.channelKind === channelKind),
  )
  if (!cadence) return refuse('against-rule', `“${channelKind}”须有且只有一种发布周期，请检查所采用的制度。`)
  const chain = single(rulebooks.flatMap((book) => book.chain ?? []))
  if (!chain) return refuse('against-rule', '须有且只有一条审批流程，请检查所采用的制度。')
  const leadTime = rulebooks
    .flatMap((book) => book.leadTime ?? [])
    .sort((a, b) => b.clearDays - a.clearDays)[0]
  if (!leadTime) return refuse('against-rule', '所采用的制度没有规定提前量。')
  const capacity = rulebooks.flatMap((book) => book.capacity ?? []).sort((a, b) => a.maxPosts - b.maxPosts)[0]
  if (!capacity) return refuse('against-rule', '所采用的制度没有规定一期最多几篇。')
  const refusal = refusePlan(figures.plannedPosts, cadence, capacity) ?? refuseTimes(figures)
  if (refusal) return refusal
  return {
    _id: channelId,
    schema: 1,
    version: 1,
    channelId,
    inForce: `${rulebooks.map(versionedId).join('+')}#${since}`,
    since,
    rulebooks: rulebooks.map(versionedId),
    material: rulebooks.flatMap((book) => book.material),
    leadTime,
    cadence,
    chain,
    maxPosts: capacity.maxPosts,
    figures,
  }
}

/** An edition is planned with at least what its cadence asks, and at most what the smallest capacity takes (G2, P1). */
function refusePlan(planned: number, cadence: CadenceRule, capacity: CapacityRule): Refusal | null {
  const { minPosts } = cadence
  const { maxPosts } = capacity
  if (Number.isInteger(planned) && planned >= minPosts && planned <= maxPosts) return null
  const tooMany = planned > maxPosts
  return refuse('against-rule', `每期计划篇数须是 ${minPosts} 到 ${maxPosts} 之间的整数。`, {
    clause: tooMany ? capacity.clause : cadence.clause,
    measured: planned,
    limit: tooMany ? maxPosts : minPosts,
  })
}

function refuseTimes({ lockMinutes, textsCloseMinutes }: CompanyFigures): Refusal | null {
  if (!isBetween(lockMinutes, 0, mostLockMinutes)) {
    return refuse('against-rule', `截稿须在发布窗口前 0 到 ${mostLockMinutes} 分钟之间。`, {
      measured: lockMinutes,
    })
  }
  if (isBetween(textsCloseMinutes, 0, lockMinutes)) return null
  return refuse('against-rule', '定稿须在截稿之后、发布窗口之前。', {
    measured: textsCloseMinutes,
    limit: lockMinutes,
  })
}

function isBetween(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}

function single<T>(values: readonly T[]): T | null {
  const [value] = values
  return values.length === 1 && value !== undefined ? value : null
}
