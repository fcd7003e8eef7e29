import { requestFailed } from '../errors'

const day = 86_400_000

/**
 * An instant as the clocks of a time zone show it, in a Date whose UTC fields are the zone's.
 * Zones are named by region (`Asia/Shanghai`), by offset (`+08:00`, `+0800`, `+08`) or `UTC`.
 */
export function localTime(instant: Date, zone: string): Date {
  return new Date(instant.getTime() + offsetAt(instant, zone))
}

/** The instant at which the clocks of a time zone show this. */
export function instantOf(local: number, zone: string): Date {
  const guess = new Date(local - offsetAt(new Date(local), zone))
  return new Date(local - offsetAt(guess, zone))
}

/** How far a zone is ahead of UTC, in milliseconds. */
export function offsetAt(instant: Date, zone: string): number {
  const fixed = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone)
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0)) * 60_000
  if (zone === 'UTC' || zone === 'GMT') return 0
  const parts = Object.fromEntries(
    formatFor(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const shown = Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second)
  return shown - Math.floor(instant.getTime() / 1000) * 1000
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const [date, time] = [
    { year: 'numeric', month: 'numeric', day: 'numeric' },
    { hour: 'numeric', minute: 'numeric', second: 'numeric' },
  ] as const
  try {
    const format = new Intl.DateTimeFormat('en-US', { ...date, ...time, hourCycle: 'h23', timeZone: zone })
    formats.set(zone, format)
    return format
  } catch {
    throw requestFailed(`unrecognized time zone identifier: "${zone}"`)
  }
}

/** 1 to 366. */
export function dayOfYear(local: Date): number {
  return Math.floor((local.getTime() - Date.UTC(local.getUTCFullYear(), 0, 1)) / day) + 1
}

/** 0 to 53; weeks begin on Sunday, the days before the first one are week 0. */
export function weekOfYear(local: Date): number {
  return Math.floor((dayOfYear(local) + 6 - local.getUTCDay()) / 7)
}

/** 1 (Monday) to 7 (Sunday). */
export function isoDayOfWeek(local: Date): number {
  return local.getUTCDay() || 7
}

/** ISO 8601: a week belongs to the year of its Thursday. */
export function isoWeekYear(local: Date): number {
  return thursdayOf(local).getUTCFullYear()
}

export function isoWeek(local: Date): number {
  return Math.ceil(dayOfYear(thursdayOf(local)) / 7)
}

/** Midnight of a day given by its ISO week, as UTC fields. */
export function isoDate(year: number, week: number, dayOfWeek: number): number {
  const fourth = new Date(Date.UTC(year, 0, 4))
  return fourth.getTime() + ((week - 1) * 7 + dayOfWeek - isoDayOfWeek(fourth)) * day
}

function thursdayOf(local: Date): Date {
  return new Date(local.getTime() + (4 - isoDayOfWeek(local)) * day)
}
