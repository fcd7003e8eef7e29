import { refuse, type Refusal } from '../_kernel'
import type { CadenceRule, CapacityRule } from './rule'

/** Figures that no regulation gives: the company sets them, and they are shown as the company's. */
export type CompanyFigures = {
  /** How many posts an edition is planned with: at least the clause's minimum, at most the platform's 8. */
  readonly plannedPosts: number
  /** Minutes before the window at which an edition locks. */
  readonly lockMinutes: number
  /** Minutes before the window at which texts and order close. */
  readonly textsCloseMinutes: number
  /** Minutes before the window until which testers answer. */
  readonly testersUntilMinutes: number
  /** Hours after which whoever has not decided may be urged. */
  readonly urgeAfterHours: number
  /** Whether the head of the unit that hands in signs before the editor (G11). */
  readonly unitHeadFirst: boolean
  /** Whether no edition is prepared for a public holiday. */
  readonly skipHolidays: boolean
}

export const defaultFigures = {
  lockMinutes: 120,
  textsCloseMinutes: 30,
  testersUntilMinutes: 15,
  urgeAfterHours: 4,
  unitHeadFirst: false,
  skipHolidays: false,
} as const satisfies Partial<CompanyFigures>

/** An edition locks on its own day: earlier, and a post could be given a place in one that has locked. */
const mostLockMinutes = 12 * 60

const mostUrgeHours = 72

/** Why these figures cannot hold beside the rules; null when they can. */
export function refuseFigures(
  figures: CompanyFigures,
  cadence: CadenceRule,
  capacity: CapacityRule,
): Refusal | null {
  return refusePlan(figures.plannedPosts, cadence, capacity) ?? refuseTimes(figures) ?? refuseUrging(figures)
}

/** An edition is planned with at least what its cadence asks, and at most what the smallest capacity takes (G2, P1). */
function refusePlan(planned: number, cadence: CadenceRule, capacity: CapacityRule): Refusal | null {
  const { minPosts } = cadence
  const { maxPosts } = capacity
  if (isBetween(planned, minPosts, maxPosts)) return null
  const tooMany = planned > maxPosts
  const clause = tooMany ? capacity.clause : cadence.clause
  return refuse('against-rule', `每期计划篇数须是 ${minPosts} 到 ${maxPosts} 之间的整数（${clause}）。`, {
    path: 'plannedPosts',
    clause,
    measured: planned,
    limit: tooMany ? maxPosts : minPosts,
  })
}

function refuseTimes({
  lockMinutes,
  textsCloseMinutes,
  testersUntilMinutes,
}: CompanyFigures): Refusal | null {
  if (!isBetween(lockMinutes, 0, mostLockMinutes)) {
    const message = `截稿须在发布窗口前 0 到 ${mostLockMinutes} 分钟之间。`
    return refuse('against-rule', message, {
      path: 'lockMinutes',
      measured: lockMinutes,
      limit: mostLockMinutes,
    })
  }
  if (!isBetween(textsCloseMinutes, 0, lockMinutes)) {
    const message = `定稿（发出前 ${textsCloseMinutes} 分钟）不能早于截稿（发出前 ${lockMinutes} 分钟）。`
    return refuse('against-rule', message, {
      path: 'textsCloseMinutes',
      measured: textsCloseMinutes,
      limit: lockMinutes,
    })
  }
  if (isBetween(testersUntilMinutes, 0, textsCloseMinutes)) return null
  const message = `预览答复（发出前 ${testersUntilMinutes} 分钟）不能早于定稿（发出前 ${textsCloseMinutes} 分钟）。`
  return refuse('against-rule', message, {
    path: 'testersUntilMinutes',
    measured: testersUntilMinutes,
    limit: textsCloseMinutes,
  })
}

function refuseUrging({ urgeAfterHours }: CompanyFigures): Refusal | null {
  if (isBetween(urgeAfterHours, 1, mostUrgeHours)) return null
  return refuse('against-rule', `催办须在送达 1 到 ${mostUrgeHours} 小时之后。`, {
    path: 'urgeAfterHours',
    measured: urgeAfterHours,
    limit: mostUrgeHours,
  })
}

function isBetween(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}
