import type { Day, Instant, Stored } from '../_kernel'
import type { Actor, TrailHead } from '../trail'

/**
 * `open`: material is owed, in time or overdue. `fulfilled`: as many posts as were asked for have been handed in.
 * `waived`: the editor let it go, with a reason.
 */
export const commissionStates = ['open', 'fulfilled', 'waived'] as const

export type CommissionState = (typeof commissionStates)[number]

/** Material that the WeChat department asked a unit for (约稿, G22). The unit may answer, and may not refuse. */
export type Commission = Stored & {
  readonly channelId: string
  readonly channelName: string
  readonly unitId: string
  readonly unitName: string
  /** What is wanted. */
  readonly topic: string
  /** How many posts. */
  readonly wanted: number
  /** The edition that it is for; null where only a day was given. */
  readonly edition: { readonly id: string; readonly day: Day } | null
  /** The last day on which it may reach the editor. */
  readonly dueDay: Day
  /** The end of that day: from here on it is overdue. */
  readonly deadline: Instant
  readonly askedBy: Actor
  readonly askedAt: Instant
  readonly state: CommissionState
  /** What was handed in for it, each post once. */
  readonly handedIn: readonly string[]
  readonly fulfilledAt: Instant | null
  readonly waived: { readonly by: Actor; readonly reason: string; readonly at: Instant } | null
  /** Reminders are counted: they are the proof for G17. */
  readonly reminders: { readonly byHand: number; readonly byClock: number }
  /** When somebody of the department last reminded of it. */
  readonly remindedAt: Instant | null
  /** Up to when the clock has given its own reminders. */
  readonly remindedUntil: Instant
  readonly answers: number
  /** Whether anything is still owed: a field of its own, for the lists. */
  readonly owed: boolean
  /** `<deadline>_<id>`: the sort field of lists, and their cursor. */
  readonly sortKey: string
  /** When the clock reminds next. */
  readonly dueAt: Instant | null
  readonly leasedUntil: Instant | null
  readonly trail: TrailHead
  readonly commands: readonly string[]
}

export const commissionLimits = { topic: 200, wanted: 8, reason: 200, answer: 500, answers: 200 } as const

export function missingFor({ wanted, handedIn }: Pick<Commission, 'wanted' | 'handedIn'>): number {
  return Math.max(0, wanted - handedIn.length)
}

export function isOverdue(
  { state, deadline }: Pick<Commission, 'state' | 'deadline'>,
  now: Instant,
): boolean {
  return state === 'open' && deadline <= now
}

/** Whether its deadline passed without the material, even if it came later; what was waived does not count. */
export function wasLate(
  { state, deadline, fulfilledAt }: Pick<Commission, 'state' | 'deadline' | 'fulfilledAt'>,
  now: Instant,
): boolean {
  return state === 'fulfilled'
    ? fulfilledAt !== null && fulfilledAt >= deadline
    : isOverdue({ state, deadline }, now)
}

export function countReminders({ reminders }: Pick<Commission, 'reminders'>): number {
  return reminders.byHand + reminders.byClock
}
