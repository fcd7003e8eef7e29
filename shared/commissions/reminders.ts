import { addMinutes, type Instant } from '../_kernel'
import type { Commission } from './commission'

/** What the clock reminds of: that the deadline comes near, or that it has passed. */
type ReminderKind = 'day-before' | 'hours-before' | 'overdue'

type Reminder = { readonly at: Instant; readonly kind: ReminderKind }

const hour = 60

/** A day and four hours before the deadline, and when it has passed. */
function reminders({ deadline }: Pick<Commission, 'deadline'>): Reminder[] {
  return [
    { at: addMinutes(deadline, -24 * hour), kind: 'day-before' },
    { at: addMinutes(deadline, -4 * hour), kind: 'hours-before' },
    { at: deadline, kind: 'overdue' },
  ]
}

/** Those that the clock has not given; whoever was asked later than one was due needs it no more. */
function ahead(commission: Commission): Reminder[] {
  if (commission.state !== 'open') return []
  return reminders(commission).filter(({ at }) => at > commission.remindedUntil)
}

/** Of reminders that came due while the clock stood still, the last says it all; null when none is due. */
export function dueReminder(commission: Commission, now: Instant): Reminder | null {
  return (
    ahead(commission)
      .filter(({ at }) => at <= now)
      .at(-1) ?? null
  )
}

/** Notes that the clock has given the reminder that is due; without one, only when to look next. */
export function remindByClock(commission: Commission, now: Instant): Commission {
  if (!dueReminder(commission, now)) return withReminder(commission)
  const { byHand, byClock } = commission.reminders
  return withReminder({ ...commission, remindedUntil: now, reminders: { byHand, byClock: byClock + 1 } })
}

/** What is owed is due when the next reminder is; the rest waits for nothing. */
export function withReminder(commission: Commission): Commission {
  return { ...commission, dueAt: ahead(commission)[0]?.at ?? null, leasedUntil: null }
}
