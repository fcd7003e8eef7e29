import type { Day, Stored } from '../_kernel'
import type { TrailHead } from '../trail'

/** `off`: a public holiday, or a day off for it. `work`: a Saturday or Sunday that is worked instead (调休上班). */
export const holidayKinds = ['off', 'work'] as const

export type HolidayKind = (typeof holidayKinds)[number]

/** A day that is not what its weekday says. */
export type Holiday = { readonly day: Day; readonly name: string; readonly kind: HolidayKind }

/** The days of a year as the State Council published them, or as an admin wrote them down: `holidays-<year>`. */
export type HolidayYear = Stored & {
  readonly year: number
  readonly days: readonly Holiday[]
  readonly trail: TrailHead
  readonly commands: readonly string[]
}

/** What is known of the holidays: a year that is not among the known ones has not been published (未公布). */
export type Holidays = { readonly years: readonly number[]; readonly days: readonly Holiday[] }

export const holidayNameLimit = 12

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

export function holidayYearId(year: number): string {
  return `holidays-${year}`
}

export function holidayOn({ days }: Holidays, day: Day): Holiday | null {
  return days.find((holiday) => holiday.day === day) ?? null
}

/** Whether nobody works that day for a holiday; of a year that is not published nothing is known, so no. */
export function isOff(holidays: Holidays, day: Day): boolean {
  return holidayOn(holidays, day)?.kind === 'off'
}
