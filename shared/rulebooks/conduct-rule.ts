import type { Day, Instant, TimeOfDay, Weekday } from '../_kernel'
import type { Window } from '../editions'
import type { Bound } from './material-rule'

/** Within which time something has to follow (C5): minutes by the clock, days by the calendar, 0 being the same day. */
export type TimeLimitRule = {
  readonly clause: string
  readonly what: string
  readonly within: { readonly minutes: number } | { readonly days: number }
  /** The circumstance in which it counts at all, e.g. that somebody can be reached. */
  readonly provided?: string
}

/** How many days before the day that is wanted something is asked for (E8). */
export type AheadRule = { readonly clause: string; readonly what: string; readonly days: number }

/** After how many days at the latest something is done again (O7). */
export type IntervalRule = { readonly clause: string; readonly what: string; readonly days: number }

/** At which time of which weekdays something is done (C4); both ends belong to it. */
export type HoursRule = {
  readonly clause: string
  readonly what: string
  readonly weekdays: readonly Weekday[]
  readonly window: Window
}

/** How many there may be of something. */
export type FigureRule = {
  readonly clause: string
  readonly what: string
  readonly bound: Bound
  readonly unit: 'bytes' | '%' | '个' | '位' | '种'
}

/** A piece of what is written in a given form: these very signs, something that is known, or anything at all. */
export type FormPart = { readonly text: string } | { readonly known: string } | { readonly any: string }

/** How something is written: a title (D2), a nickname (C3). */
export type FormRule = { readonly clause: string; readonly what: string; readonly parts: readonly FormPart[] }

/** What may be chosen, or what may not (G12, E3). */
export type ChoiceRule = {
  readonly clause: string
  readonly what: string
  readonly from: { readonly oneOf: readonly string[] } | { readonly noneOf: readonly string[] }
}

/** What has to be written down with something (W6, G18). */
export type RecordRule = { readonly clause: string; readonly what: string; readonly holds: readonly string[] }

/** Who is in a group, a team or an audience (C1). */
export type MembershipRule = {
  readonly clause: string
  readonly what: string
  readonly belong: readonly string[]
  /** Whether those who belong have to be in it, and whether nobody else may. */
  readonly must: boolean
  readonly only: boolean
}

/** What follows upon what: no step before those ahead of it, none beside them (E5, O6). */
export type SequenceRule = {
  readonly clause: string
  readonly what: string
  readonly steps: readonly string[]
}

/** What people have to keep beside posts, by its kind: what it says, and what is told of a case that it judges. */
export type ConductRules = {
  'time-limit': { says: TimeLimitRule; told: { from: Instant; until: Instant; provided?: boolean } }
  ahead: { says: AheadRule; told: { asked: Day; wanted: Day } }
  interval: { says: IntervalRule; told: { last: Day; next: Day } }
  hours: { says: HoursRule; told: { day: Day; at: TimeOfDay } }
  figure: { says: FigureRule; told: { value: number } }
  form: { says: FormRule; told: { written: string; known: Readonly<Record<string, string>> } }
  choice: { says: ChoiceRule; told: { chosen: string } }
  record: { says: RecordRule; told: { written: readonly string[] } }
  membership: { says: MembershipRule; told: { who: string; isIn: boolean } }
  sequence: { says: SequenceRule; told: { done: readonly string[] } }
}

export type ConductKind = keyof ConductRules
