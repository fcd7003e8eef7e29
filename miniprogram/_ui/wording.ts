import {
  dayOf,
  daysBetween,
  minutesBetween,
  sayDay,
  timeOf,
  type Day,
  type Instant,
} from '../../shared/_kernel'
import type { ApprovalState, Verdict } from '../../shared/approvals'
import type { CommissionState } from '../../shared/commissions'
import type { EditionState } from '../../shared/editions'
import type { PostState } from '../../shared/posts'
import type { Tone } from './Tag'

/** `3 小时 20 分`, `2 天`, `1 分钟`: how long, in the two units that matter. */
export function sayLasting(minutes: number): string {
  const whole = Math.max(1, Math.round(minutes))
  if (whole < 60) return `${whole} 分钟`
  if (whole < 24 * 60)
    return whole % 60 ? `${Math.floor(whole / 60)} 小时 ${whole % 60} 分` : `${whole / 60} 小时`
  return `${Math.floor(whole / 24 / 60)} 天`
}

/** How urgent a decision is: by the time left until its edition locks. */
export function sayUrgency(decideBy: Instant, now: Instant): { tone: Tone; text: string } {
  const left = minutesBetween(now, decideBy)
  if (left <= 0) return { tone: 'bad', text: '已过截稿' }
  const tone = left <= 4 * 60 ? 'bad' : left <= 24 * 60 ? 'warn' : 'plain'
  return { tone, text: `剩 ${sayLasting(left)}` }
}

/** `今天`, `明天`, `后天`, or nothing. */
export function sayNearDay(day: Day, now: Instant): string {
  return ['今天', '明天', '后天'][daysBetween(dayOf(now), day)] ?? ''
}

/** `1月4日 周日 17:00` */
export function sayEditionTime(opensAt: Instant): string {
  return `${sayDay(dayOf(opensAt))} ${timeOf(opensAt)}`
}

export const postStateWords: Record<PostState, { tone: Tone; text: string }> = {
  'in-approval': { tone: 'info', text: '审批中' },
  'changes-asked': { tone: 'warn', text: '待修改' },
  returned: { tone: 'bad', text: '已退回' },
  rejected: { tone: 'bad', text: '未通过' },
  withdrawn: { tone: 'plain', text: '已撤回' },
  expired: { tone: 'plain', text: '已过期' },
  scheduled: { tone: 'good', text: '已通过' },
  cancelled: { tone: 'plain', text: '已撤销' },
  locked: { tone: 'brand', text: '已截稿' },
  published: { tone: 'good', text: '已发布' },
  'taken-down': { tone: 'plain', text: '已撤下' },
}

export const verdictWords: Record<Verdict, string> = {
  approved: '通过',
  'changes-asked': '退改',
  returned: '不达标退回',
  rejected: '不通过',
}

export const approvalStateWords: Record<ApprovalState, { tone: Tone; text: string }> = {
  open: { tone: 'info', text: '审批中' },
  passed: { tone: 'good', text: '已通过' },
  'changes-asked': { tone: 'warn', text: '待修改' },
  returned: { tone: 'bad', text: '已退回' },
  rejected: { tone: 'bad', text: '未通过' },
  withdrawn: { tone: 'plain', text: '已撤回' },
  expired: { tone: 'plain', text: '已过期' },
}

/** What a commission's state is called, and how loudly it is said. */
export function commissionWords({ state, overdue }: { state: CommissionState; overdue: boolean }): {
  tone: Tone
  text: string
} {
  switch (state) {
    case 'open':
      return overdue ? { tone: 'bad', text: '已逾期' } : { tone: 'warn', text: '待交' }
    case 'fulfilled':
      return { tone: 'good', text: '已交齐' }
    case 'waived':
      return { tone: 'plain', text: '已免交' }
    default:
      return state satisfies never
  }
}

export const editionStateWords: Record<Exclude<EditionState, 'open'>, string> = {
  locking: '正在截稿',
  locked: '已截稿',
  empty: '本期无稿',
  skipped: '本期停刊',
}
