import type { Instant, Refusal } from '../../shared/_kernel'
import type { Stored } from './stored'

export type Answer = { readonly data: unknown } | { readonly refusal: Refusal }

/** One knock at a door: who, what, when, the answer, and what was stored before and after. */
export type Step = {
  /** A person's id, or the clock. */
  readonly by: string
  /** A procedure of the api, or `tick`. */
  readonly procedure: string
  readonly input: Readonly<Record<string, unknown>>
  readonly answer: Answer
  /** Whether the same tap was made before. */
  readonly again: boolean
  readonly at: Instant
  readonly before: Stored
  readonly after: Stored
}

export const theClock = 'the clock'
