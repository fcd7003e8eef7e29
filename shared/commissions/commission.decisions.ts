import { addMinutes, refuse, remember, sayInstant, type Instant, type Refusal } from '../_kernel'
import type { Actor } from '../trail'
import { commissionLimits, type Commission } from './commission'
import { withReminder } from './reminders'

/** Somebody reminds at most once in so many hours. */
export const remindAfterHours = 4

/** From when on somebody may remind of it: hours after it was asked for, and as many after the last time. */
export function mayRemindFrom({ askedAt, remindedAt }: Pick<Commission, 'askedAt' | 'remindedAt'>): Instant {
  return addMinutes(remindedAt ?? askedAt, remindAfterHours * 60)
}

/** Somebody of the department reminds the unit; it is counted (G22). */
export function remindByHand(commission: Commission, at: Instant, commandId: string): Commission | Refusal {
  const closed = refuseClosed(commission)
  if (closed) return closed
  const from = mayRemindFrom(commission)
  if (at < from) {
    const message = `每 ${remindAfterHours} 小时可以催一次，${sayInstant(from)}后可以再催。`
    return refuse('wrong-state', message, { limit: from })
  }
  const { byHand, byClock } = commission.reminders
  return {
    ...commission,
    reminders: { byHand: byHand + 1, byClock },
    remindedAt: at,
    commands: remember(commission.commands, commandId),
  }
}

/** The editor lets it go: nothing is owed any more, and nothing was late. */
export function waive(
  commission: Commission,
  by: Actor,
  reason: string,
  at: Instant,
  commandId: string,
): Commission | Refusal {
  const closed = refuseClosed(commission)
  if (closed) return closed
  const waived = { by, reason, at }
  const commands = remember(commission.commands, commandId)
  return withReminder({ ...commission, state: 'waived', owed: false, waived, commands })
}

/** The unit says something, or whoever asked says something back: it changes nothing of what is owed. */
export function answer(commission: Commission, commandId: string): Commission | Refusal {
  if (commission.answers >= commissionLimits.answers)
    return refuse('wrong-state', `答复已满 ${commissionLimits.answers} 条，请当面或打电话说明。`, {
      limit: commissionLimits.answers,
    })
  return {
    ...commission,
    answers: commission.answers + 1,
    commands: remember(commission.commands, commandId),
  }
}

/** More than anybody is asked for; further posts are posts like any other. */
const mostHandedIn = 40

/** A post was handed in for it: it is fulfilled with as many as were asked for. More are welcome. */
export function noteHandedIn(commission: Commission, postId: string, at: Instant): Commission {
  const { state, wanted } = commission
  if (commission.handedIn.includes(postId) || commission.handedIn.length >= mostHandedIn) return commission
  const handedIn = [...commission.handedIn, postId]
  if (state !== 'open' || handedIn.length < wanted) return { ...commission, handedIn }
  return withReminder({ ...commission, handedIn, state: 'fulfilled', owed: false, fulfilledAt: at })
}

function refuseClosed({ state }: Commission): Refusal | null {
  if (state === 'open') return null
  const message = state === 'fulfilled' ? '这份约稿已经交齐。' : '这份约稿已经免交。'
  return refuse('wrong-state', `${message}请刷新后查看。`)
}
