import { addDays, dayOf, instantAt, lastDayOfMonth, parseDay, type Day, type Instant } from '../_kernel'

/** A calendar month in Beijing, `YYYY-MM`. */
export type Month = `${number}-${number}`

export function parseMonth(text: string): Month | null {
  return /^\d{4}-\d{2}$/.test(text) && parseDay(`${text}-01`) !== null ? (text as Month) : null
}

export function monthOf(instant: Instant): Month {
  return dayOf(instant).slice(0, 7) as Month
}

/** From the first instant of a month to the first of the next, which belongs to it no more. */
export function spanOf(month: Month): { readonly from: Instant; readonly until: Instant } {
  const first: Day = `${month}-01` as Day
  const next = addDays(first, lastDayOfMonth(first))
  return { from: instantAt(first, '00:00'), until: instantAt(next, '00:00') }
}

/** `2026年1月` */
export function sayMonth(month: Month): string {
  const [year, number] = month.split('-').map(Number)
  return `${year}年${number}月`
}
