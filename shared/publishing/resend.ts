import { addMinutes, refuse, remember, type Instant, type Refusal } from '../_kernel'
import type { Problem } from './errors'
import { ended, goesOn } from './rearrange'
import { wayOf, type Decision, type Send } from './send'

/** So long a person has to say whether what did not go out still shall (补发); then its posts move on. */
export const decisionMinutes = 60

/** What is sent after its window has so long for it. */
const lateMinutes = 30

export const resendReasonLimit = 200

/** WeChat itself says that the attempt failed: the next one is another message. */
export function failed(send: Send, problem: Problem, now: Instant): Send {
  return { ...undecided(send, problem, now), round: send.round + 1 }
}

/** It certainly did not go out: a person decides. */
export function undecided(send: Send, problem: Problem, now: Instant): Send {
  const from = now > send.closesAt ? now : send.closesAt
  return { ...send, stage: 'undecided', problem, decideBy: addMinutes(from, decisionMinutes), stopped: null }
}

/**
 * 补发: out of its window, or once more, because a person says so. If the draft is still there it is that draft which
 * goes out. An attempt of which WeChat itself said that it failed is followed by another message; any other one keeps
 * its client message id, so that WeChat refuses what it has accepted before.
 */
export function resend(send: Send, decision: Decision, commandId: string): Send | Refusal {
  if (send.stage !== 'undecided') return refuse('wrong-state', '只有没有发出、等待决定的一期可以补发。')
  if (send.articles.length === 0) return refuse('wrong-state', '这一期已经没有稿件，不能补发。')
  const until = addMinutes(decision.at, lateMinutes)
  return {
    ...send,
    stage: 'assembling',
    enteredAt: decision.at,
    closesAt: until > send.closesAt ? until : send.closesAt,
    late: decision,
    cleared: decision,
    decideBy: null,
    attemptedAt: null,
    draftSeenAt: null,
    messageId: null,
    articleId: null,
    markedNotSent: false,
    toldOnce: [],
    problem: null,
    troubledSince: null,
    commands: remember(send.commands, commandId),
    ...goesOn(decision.at),
  }
}

/** Nobody sends it any more: its posts move on now (顺延). */
export function letGo(send: Send, now: Instant, commandId: string): Send | Refusal {
  if (send.stage !== 'undecided') return refuse('wrong-state', '这一期现在不需要决定。')
  const problem = send.problem ?? { what: '发布窗口已过', then: '' }
  return { ...ended(send, problem, now), commands: remember(send.commands, commandId) }
}

/**
 * A person looked in the console and found that it did not go out (标记未发): whether it still shall is decided next. A
 * second call keeps the client message id of the first.
 */
export function markNotSent(send: Send, now: Instant, commandId: string): Send | Refusal {
  if (send.stage !== 'unconfirmed') return refuse('wrong-state', '只有待核实的一期需要标记。')
  const looked = { what: '已人工核实，没有发出', then: '请决定补发，或让稿件顺延' }
  const commands = remember(send.commands, commandId)
  return {
    ...undecided(send, looked, now),
    markedNotSent: true,
    enteredAt: now,
    commands,
    ...goesOn(now),
  }
}

/** Whether a person publishes it. */
export function isByHand(send: Send): boolean {
  const way = wayOf(send)
  return way === 'draft' || way === 'hand'
}
