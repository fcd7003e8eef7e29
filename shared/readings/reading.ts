import type { Day, Instant, Stored } from '../_kernel'
import type { Role } from '../staff'
import type { TrailHead } from '../trail'

/** Who is asked: everybody, the people of some units, or those of some roles. */
export type Audience =
  | { readonly of: 'all' }
  | { readonly of: 'units'; readonly units: readonly string[] }
  | { readonly of: 'roles'; readonly roles: readonly Role[] }

/** `superseded`: a newer version holds, and nobody needs to confirm this one any more. */
export const readingStates = ['open', 'ended', 'superseded'] as const

export type ReadingState = (typeof readingStates)[number]

export type Reminding = { readonly byName: string; readonly at: Instant; readonly told: number }

/** What is being done to everybody, some at a time: whom it has reached. */
export type Round = {
  readonly does: 'ask' | 'remind'
  /** Null where the clock does it by itself. */
  readonly byName: string | null
  /** The id of whoever was last dealt with; empty before the first. */
  readonly reached: string
  readonly told: number
}

/** A campaign for confirmation of reading (阅读确认, X1): one version, an audience, a last day. */
export type Reading = Stored & {
  /** The version that is to be read, by its versioned id. */
  readonly rulebook: string
  readonly title: string
  readonly audience: Audience
  /** As people say it: `全公司`, or names of units or roles. */
  readonly audienceName: string
  /** The last day on which it is in time. */
  readonly dueOn: Day
  readonly startedBy: string
  readonly startedByName: string
  readonly startedAt: Instant
  readonly state: ReadingState
  /** Whether its audience of the beginning has been asked as a whole. */
  readonly allAsked: boolean
  readonly round: Round | null
  /** The last of them; `reminders` counts all. */
  readonly reminded: readonly Reminding[]
  readonly reminders: number
  /** `<started at>_<id>`: the order of the list. */
  readonly sortKey: string
  readonly dueAt: Instant | null
  readonly leasedUntil: Instant | null
  readonly trail: TrailHead
  readonly commands: readonly string[]
}

/** That one person was asked to confirm, and has: `<reading>_<person>`. */
export type Confirmation = Stored & {
  readonly readingId: string
  readonly personId: string
  /** Who they were when they were asked. */
  readonly name: string
  readonly unitName: string
  readonly rulebook: string
  readonly title: string
  readonly askedAt: Instant
  /** The reading's last day, or a later one for who joined its audience later. */
  readonly dueOn: Day
  readonly confirmedAt: Instant | null
  /** Until it is confirmed. */
  readonly owed: boolean
  /** How often they were reminded. */
  readonly reminders: number
  /** `<asked at>_<id>`: the order of the table. */
  readonly sortKey: string
  readonly trail: TrailHead
}

export function confirmationId(readingId: string, personId: string): string {
  return `${readingId}_${personId}`
}
