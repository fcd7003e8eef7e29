import type { Instant, Stored } from '../_kernel'
import type { EditionChange, Span } from '../editions'
import type { TrailHead } from '../trail'

export const adjustmentReasonLimit = 500

/** Longer than any season; whoever wants it for good changes the company's figures. */
export const longestSpanDays = 92

/** The kind of request, and the screen that shows it. */
export const adjustment = 'adjustment'

/**
 * `asked`: the head has to decide. `in-force`: editions of its span obey it, those made later too. `expired`: nobody
 * decided before its last day was over.
 */
export const adjustmentStates = ['asked', 'in-force', 'rejected', 'withdrawn', 'expired'] as const

export type AdjustmentState = (typeof adjustmentStates)[number]

/** An operator's report that wants another number of posts or another time for a span (调整报告, G5). */
export type Adjustment = Stored &
  Span & {
    readonly channelId: string
    readonly channelName: string
    readonly change: EditionChange
    readonly reason: string
    /** The version of a rulebook that brought it, by its versioned id; absent for an operator's own report. */
    readonly rulebook?: string
    readonly askedBy: string
    readonly askedByName: string
    readonly askedAt: Instant
    readonly state: AdjustmentState
    /** The empty text until then. */
    readonly approvedAt: Instant | ''
    readonly approvalId: string
    /** `<asked at>_<id>`: the order of the list. */
    readonly sortKey: string
    /** When an undecided one expires, or the clock goes on carrying an approved one out; null once nothing is left. */
    readonly dueAt: Instant | null
    readonly leasedUntil: Instant | null
    readonly trail: TrailHead
  }
