import { addMinutes, type Instant } from '../_kernel'
import type { Approval } from './approval'

/** Who is told that something waits too long. */
export type Reminded = 'waiting' | 'deputies' | 'head'

export type Reminder = { readonly at: Instant; readonly to: Reminded }

const hour = 60

/**
 * When the clock reminds of what waits: after a day, and four hours before the lock; each time the deputies next, and
 * then the head of the department. What was due before it began to wait is left out: whoever it waits for was told then.
 */
function reminders({ waitingSince, decideBy }: Approval): Reminder[] {
  const all: Reminder[] = [
    { at: addMinutes(waitingSince, 24 * hour), to: 'waiting' },
    { at: addMinutes(waitingSince, 28 * hour), to: 'deputies' },
    { at: addMinutes(waitingSince, 32 * hour), to: 'head' },
    { at: addMinutes(decideBy, -4 * hour), to: 'waiting' },
    { at: addMinutes(decideBy, -3 * hour), to: 'deputies' },
    { at: addMinutes(decideBy, -2 * hour), to: 'head' },
  ]
  return all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** The reminders that are due by now and have not been given, in their order. */
export function dueReminders(approval: Approval, now: Instant): Reminder[] {
  return ahead(approval).filter(({ at }) => at <= now)
}

/** Notes that the clock has given every reminder up to now. */
export function remind(approval: Approval, now: Instant): Approval {
  return withReminder({ ...approval, remindedUntil: now })
}

/** An open approval is due when the next reminder is; one that has ended waits for nothing. */
export function withReminder(approval: Approval): Approval {
  const dueAt = approval.state === 'open' ? (ahead(approval)[0]?.at ?? null) : null
  return { ...approval, dueAt, leasedUntil: null }
}

function ahead(approval: Approval): Reminder[] {
  return reminders(approval).filter(({ at }) => at > approval.remindedUntil)
}
