import {
  addDays,
  dayOfMonth,
  daysBetween,
  lastDayOfMonth,
  minutesOfDay,
  timeOfDay,
  weekdayOf,
  type Day,
  type TimeOfDay,
  type Weekday,
} from '../_kernel'

/** On which days a channel has an edition. */
export type Cadence =
  | { readonly kind: 'every-day' }
  /** Every `n` days, counted from `anchor`, which is itself an edition day; a day left out shifts none after it. */
  | { readonly kind: 'every-n-days'; readonly n: number; readonly anchor: Day }
  /** On these days of each month; one that a month lacks falls on the month's last day (G4). */
  | { readonly kind: 'days-of-month'; readonly days: readonly number[] }
  | { readonly kind: 'weekdays'; readonly weekdays: readonly Weekday[] }
  /** No editions ahead: each post gets one of its own on any day, so many minutes after the one before. */
  | { readonly kind: 'continuous'; readonly everyMinutes: number }

/** From when to when an edition may go out, on the day of the edition. */
export type Window = { readonly opens: TimeOfDay; readonly closes: TimeOfDay }

export type Windows = {
  readonly window: Window
  /** Other windows on some weekdays, e.g. on Saturdays and Sundays. */
  readonly windowsOn?: readonly { readonly weekdays: readonly Weekday[]; readonly window: Window }[]
}

export function isEditionDay(cadence: Cadence, day: Day): boolean {
  switch (cadence.kind) {
    case 'every-day':
    case 'continuous':
      return true
    case 'every-n-days':
      return daysBetween(cadence.anchor, day) % cadence.n === 0
    case 'days-of-month': {
      const last = lastDayOfMonth(day)
      return cadence.days.some((wanted) => Math.min(wanted, last) === dayOfMonth(day))
    }
    case 'weekdays':
      return cadence.weekdays.includes(weekdayOf(day))
    default:
      return cadence satisfies never
  }
}

/** The edition days from `from` to `to`, both included. */
export function editionDays(cadence: Cadence, from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) if (isEditionDay(cadence, day)) days.push(day)
  return days
}

export function windowOn({ window, windowsOn = [] }: Windows, day: Day): Window {
  const weekday = weekdayOf(day)
  return windowsOn.find(({ weekdays }) => weekdays.includes(weekday))?.window ?? window
}

/** The windows of a day's posts on a continuous channel, one a post: from each start to the window's end. */
export function windowsOfPosts(windows: Windows, everyMinutes: number, day: Day): Window[] {
  const { opens, closes } = windowOn(windows, day)
  const starts: Window[] = []
  for (let at = minutesOfDay(opens); at < minutesOfDay(closes); at += everyMinutes)
    starts.push({ opens: timeOfDay(at), closes })
  return starts
}
