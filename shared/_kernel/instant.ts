import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import type { Day } from './day'

dayjs.extend(utc)

/** A moment, as UTC ISO with milliseconds: `2026-01-04T09:00:00.000Z`. Sorts as text. */
export type Instant = `${string}Z`

/** A time of day in Beijing, `HH:mm`. */
export type TimeOfDay = `${number}:${number}`

/** China has had one time zone without daylight saving since 1991; WeChat's engines have no reliable `Intl`. */
const beijing = 8 * 60

export function instantOf(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString() as Instant
}

export function parseInstant(text: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/.test(text)) return null
  const milliseconds = Date.parse(text)
  // Some engines take 30 February for 2 March.
  if (Number.isNaN(milliseconds) || !instantOf(milliseconds).startsWith(text.slice(0, 10))) return null
  return instantOf(milliseconds)
}

export function instantAt(day: Day, time: TimeOfDay): Instant {
  return dayjs.utc(`${day}T${time}:00Z`).subtract(beijing, 'minute').toISOString() as Instant
}

export function dayOf(instant: Instant): Day {
  return inBeijing(instant).format('YYYY-MM-DD') as Day
}

export function timeOf(instant: Instant): TimeOfDay {
  return inBeijing(instant).format('HH:mm') as TimeOfDay
}

export function addMinutes(instant: Instant, minutes: number): Instant {
  return instantOf(Date.parse(instant) + minutes * 60_000)
}

/** The minute that an instant lies in, as its beginning: the timer comes once in each, a moment sooner or later. */
export function minuteOf(instant: Instant): Instant {
  return `${instant.slice(0, 16)}:00.000Z`
}

export function minutesOfDay(time: TimeOfDay): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

export function timeOfDay(minutes: number): TimeOfDay {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` as TimeOfDay
}

/** Minutes from `from` to `to`; negative when `to` lies before. */
export function minutesBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 60_000
}

/** Not by dayjs' `utcOffset`: it goes through the machine's own time, and is an hour off where that changes. */
function inBeijing(instant: Instant) {
  return dayjs.utc(instant).add(beijing, 'minute')
}
