import { addDays, dayOfMonth, daysBetween, lastDayOfMonth, type Day } from '../_kernel'

/** On which days a channel has an edition. */
export type Cadence =
  | { readonly kind: 'every-day' }
  /** Every `n` days, counted from `anchor`, which is itself an edition day. */
  | { readonly kind: 'every-n-days'; readonly n: number; readonly anchor: Day }
  /** On these days of each month; one that a month lacks falls on the month's last day (G4). */
  | { readonly kind: 'days-of-month'; readonly days: readonly number[] }

export function isEditionDay(cadence: Cadence, day: Day): boolean {
  switch (cadence.kind) {
    case 'every-day':
      return true
    case 'every-n-days':
      return daysBetween(cadence.anchor, day) % cadence.n === 0
    case 'days-of-month': {
      const last = lastDayOfMonth(day)
      return cadence.days.some((wanted) => Math.min(wanted, last) === dayOfMonth(day))
    }
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
