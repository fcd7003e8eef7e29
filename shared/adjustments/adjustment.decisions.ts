import {
  addDays,
  daysBetween,
  instantAt,
  minutesOfDay,
  refuse,
  sayDay,
  type Day,
  type Instant,
  type Refusal,
} from '../_kernel'
import type { EditionChange, Span } from '../editions'
import { adjustmentReasonLimit, longestSpanDays, type Adjustment } from './adjustment'

/** What a change is held against. */
export type AdjustmentFrame = {
  readonly today: Day
  readonly maxPosts: number
  /** Which clause says so: the platform's, or a regulation's that allows fewer (D1). */
  readonly maxPostsClause: string
  readonly lockMinutes: number
}

/** Why such a change cannot be asked for; null when it can (G5, P1). */
export function refuseAdjustment(
  { from, through }: Span,
  { posts, window }: EditionChange,
  frame: AdjustmentFrame,
): Refusal | null {
  const { today } = frame
  if (from < today || through < from)
    return refuse('bad-input', '调整从今天或以后开始，到开始那天或以后结束（G5）。', {
      clause: 'G5',
      path: 'through',
    })
  if (daysBetween(from, through) >= longestSpanDays || daysBetween(today, from) > 366) {
    const message = `一次调整最长 ${longestSpanDays} 天（到${sayDay(addDays(from, longestSpanDays - 1))}）；要长期改变，请管理员修改公司设定。`
    return refuse('bad-input', message, { clause: 'G5', path: 'through', limit: longestSpanDays })
  }
  if (!posts && !window)
    return refuse('bad-input', '请选择要调整的内容：篇数、时间，或两者（G5）。', {
      clause: 'G5',
      path: 'change',
    })
  return (posts && refusePosts(posts, frame)) ?? (window && refuseWindow(window, frame))
}

function refusePosts(
  { min, planned }: NonNullable<EditionChange['posts']>,
  { maxPosts, maxPostsClause: clause }: AdjustmentFrame,
): Refusal | null {
  if (planned > maxPosts) {
    return refuse('against-rule', `每期最多 ${maxPosts} 篇（${clause}）。`, {
      ...{ clause, path: 'change.posts.planned', measured: planned, limit: maxPosts },
    })
  }
  if (min >= 1 && min <= planned) return null
  return refuse('bad-input', '最少篇数须在 1 篇与计划篇数之间。', {
    ...{ clause: 'G5', path: 'change.posts.min', measured: min, limit: planned },
  })
}

/** It stays on its day, and so does its lock. */
function refuseWindow(
  { opens, closes }: NonNullable<EditionChange['window']>,
  { lockMinutes }: AdjustmentFrame,
): Refusal | null {
  const path = 'change.window'
  if (minutesOfDay(opens) >= minutesOfDay(closes))
    return refuse('bad-input', '发布窗口须在同一天之内，先开始、后结束（G5）。', { clause: 'G5', path })
  if (minutesOfDay(opens) >= lockMinutes) return null
  return refuse('bad-input', `截稿在发出前 ${lockMinutes} 分钟，须与发布在同一天；请把时间定得晚一些。`, {
    ...{ clause: 'G5', path, measured: opens, limit: lockMinutes },
  })
}

export function refuseReason(reason: string): Refusal | null {
  if (reason.trim() !== '' && reason.length <= adjustmentReasonLimit) return null
  return refuse('bad-input', '调整报告须写明理由（G5）。', { clause: 'G5', path: 'reason' })
}

/** Two at once would leave open which of them an edition obeys: the earlier is carried out first. */
export function refuseWhileCarriedOut(span: Span, inForce: readonly Adjustment[]): Refusal | null {
  const other = inForce.find(
    ({ dueAt, from, through }) => dueAt !== null && from <= span.through && span.from <= through,
  )
  if (!other) return null
  return refuse('busy', `${sayDay(other.from)}起的另一份调整正在执行，请过一分钟再试。`)
}

/** Undecided when its last day is over, it changes nothing any more. */
export function expiryOf({ through }: Span): Instant {
  return instantAt(addDays(through, 1), '00:00')
}

/** It was not agreed to, for whichever of these reasons. */
export function closed(asked: Adjustment, state: 'rejected' | 'withdrawn' | 'expired'): Adjustment {
  return { ...asked, state, dueAt: null, leasedUntil: null }
}

/** From now on editions obey it; the clock carries it out. */
export function putInForce(asked: Adjustment, at: Instant): Adjustment {
  return { ...asked, state: 'in-force', approvedAt: at, dueAt: at, leasedUntil: null }
}

/** Every edition that exists has it; those to come are made with it. */
export function carriedOut(inForce: Adjustment): Adjustment {
  return { ...inForce, dueAt: null, leasedUntil: null }
}
