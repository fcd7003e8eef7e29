import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

/** A calendar day in Beijing, `YYYY-MM-DD`. */
export type Day = `${number}-${number}-${number}`

/** Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

const form = 'YYYY-MM-DD'

export function parseDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  return dayjs.utc(text).format(form) === text ? (text as Day) : null
}

export function addDays(day: Day, count: number): Day {
  return dayjs.utc(day).add(count, 'day').format(form) as Day
}

/** How many days `to` lies after `from`; negative when it lies before. */
export function daysBetween(from: Day, to: Day): number {
  return dayjs.utc(to).diff(dayjs.utc(from), 'day')
}

export function weekdayOf(day: Day): Weekday {
  const fromSunday: number = dayjs.utc(day).day()
  return (fromSunday === 0 ? 7 : fromSunday) as Weekday
}

export function dayOfMonth(day: Day): number {
  return dayjs.utc(day).date()
}

export function lastDayOfMonth(day: Day): number {
  return dayjs.utc(day).daysInMonth()
}
