import type { Day, Instant, Stored } from '../_kernel'
import type { Override } from '../rulebooks'
import type { TrailHead } from '../trail'

/** The kind of request, and the screen that shows it. */
export const amendment = 'amendment'

export const amendmentLimits = { heading: 60, text: 2_000, reason: 500, daysAhead: 366 } as const

/**
 * `draft`: admins write it. `asked`: somebody else has to agree. `published`: agreed to, and waits for its day.
 * `in-force`: the version holds. `dropped`: given up; whoever amends the rulebook next begins anew.
 */
export const amendmentStates = ['draft', 'asked', 'published', 'in-force', 'dropped'] as const

export type AmendmentState = (typeof amendmentStates)[number]

/** A clause as the next version words it. */
export type Worded = { readonly clause: string; readonly heading: string; readonly text: string }

/**
 * The next version of a rulebook on its way (修订, X1): what it says otherwise than the one in force. Its id is the
 * version's, so that there is one at a time.
 */
export type Amendment = Stored & {
  readonly title: string
  /** The version that it changes, by its versioned id. */
  readonly base: string
  readonly texts: readonly Worded[]
  readonly figures: readonly Override[]
  /** Everybody who wrote on it: none of them agrees to it. */
  readonly authors: readonly string[]
  readonly reason: string
  /** The day from which it is wished to hold; null for that of its publication. */
  readonly wishedFrom: Day | null
  readonly state: AmendmentState
  /** Why it came back without consent; null before, and once it is asked for again. */
  readonly sentBack: { readonly byName: string; readonly comment: string; readonly at: Instant } | null
  /** Each time that consent is asked for is an approval of its own: `<id>_<n>`. */
  readonly asked: number
  /** From which day it holds; null until it is published. */
  readonly from: Day | null
  /** Why it could not take effect on its day; null otherwise. */
  readonly heldUp: string | null
  /** When the clock makes it take effect. */
  readonly dueAt: Instant | null
  readonly trail: TrailHead
  readonly commands: readonly string[]
}

/** The approval under way, or the last one; null before consent was ever asked for. */
export function approvalIdOf({ _id, asked }: Pick<Amendment, '_id' | 'asked'>): string | null {
  return asked === 0 ? null : `${_id}_${asked}`
}

export function countChanges({ texts, figures }: Pick<Amendment, 'texts' | 'figures'>): number {
  return texts.length + figures.length
}
