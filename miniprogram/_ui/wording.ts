import {
  dayOf,
  daysBetween,
  minutesBetween,
  sayDay,
  timeOf,
  type Day,
  type Instant,
} from '../../shared/_kernel'
import { applicationStateNames } from '../../shared/applications'
import { approvalStateNames } from '../../shared/approvals'
import type { CommissionState } from '../../shared/commissions'
import { postStateNames } from '../../shared/posts'
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

type Words = { readonly tone: Tone; readonly text: string }

/** What states are called, and how loudly each is said. */
function spoken<S extends string>(
  names: Readonly<Record<S, string>>,
  tones: Readonly<Record<S, Tone>>,
): Readonly<Record<S, Words>> {
  const states = Object.keys(names) as S[]
  const words = states.map((state) => [state, { tone: tones[state], text: names[state] }])
  return Object.fromEntries(words) as Record<S, Words>
}

export const postStateWords = spoken(postStateNames, {
  'in-approval': 'info',
  'changes-asked': 'warn',
  returned: 'bad',
  rejected: 'bad',
  withdrawn: 'plain',
  expired: 'plain',
  scheduled: 'good',
  cancelled: 'plain',
  locked: 'brand',
  published: 'good',
  'taken-down': 'plain',
})

export const approvalStateWords = spoken(approvalStateNames, {
  open: 'info',
  passed: 'good',
  'changes-asked': 'warn',
  returned: 'bad',
  rejected: 'bad',
  withdrawn: 'plain',
  expired: 'plain',
})

export const applicationStateWords = spoken(applicationStateNames, {
  asked: 'info',
  approved: 'good',
  rejected: 'bad',
  withdrawn: 'plain',
})

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
