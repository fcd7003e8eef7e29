import { refuse, remember, type Instant, type Refusal } from '../_kernel'
import type { StepRole } from '../rulebooks'
import type { Person } from '../staff'
import {
  currentStep,
  endingDecision,
  type Approval,
  type Decision,
  type Named,
  type Verdict,
} from './approval'
import { mayWithdraw, turnOf, type Turn } from './approval.policy'
import { goOn, stepOfHand } from './chain'
import { sortKeyOf } from './open-approval'
import { withReminder } from './reminders'

export const commentLimit = 500

/** What every act on an approval comes with. */
export type Act = {
  readonly by: Person
  /** Whose deputy the actor is today. */
  readonly principals: readonly Named[]
  readonly at: Instant
  readonly commandId: string
}

export type DecisionCommand = Act & {
  readonly verdict: Verdict
  /** Index of the step that the decider was shown. */
  readonly step: number
  /** The digest of what the decider has seen. */
  readonly digest: string
  readonly comment: string
  readonly clause: string | null
  /** By when a change that is asked for must be in. */
  readonly changesDueAt: Instant | null
}

export function decide(approval: Approval, command: DecisionCommand): Approval | Refusal {
  const { verdict, at } = command
  if (!currentStep(approval)) return refuse('wrong-state', '这项审批已经结束，无需再处理。')
  if (command.step !== approval.current) return refuse('stale', '这一环节刚刚已经处理过了，请查看最新进展。')
  const turn = turnOf(approval, command.by, command.principals)
  if (!turn) return notTheirs(approval, command.by)
  if (verdict === 'approved' && !turn.mayApprove) return looksFirst(approval)
  if (command.digest !== approval.digest) return refuse('stale', '稿件内容已有变化，请重新查看后再决定。')
  const incomplete = refuseIncomplete(approval, command)
  if (incomplete) return incomplete
  const decided = recordDecision(approval, turn, command)
  if (verdict === 'approved') return goOn(decided, at)
  return { ...withReminder({ ...decided, waitingFor: [], state: verdict }), dueAt: command.changesDueAt }
}

function recordDecision(approval: Approval, { index, hand }: Turn, command: DecisionCommand): Approval {
  const decision: Decision = {
    verdict: command.verdict,
    by: hand,
    at: command.at,
    comment: command.comment.trim(),
    clause: command.verdict === 'returned' ? command.clause : null,
    changesDueAt: command.changesDueAt,
    digest: command.digest,
  }
  const steps = approval.steps.map((step, n) =>
    n === index ? { ...step, decisions: [...step.decisions, decision] } : step,
  )
  return dealtWith({ ...approval, steps }, command)
}

/** What is said of a verdict must be said: why, and until when (G10). */
function refuseIncomplete(approval: Approval, command: DecisionCommand): Refusal | null {
  const { verdict, comment, changesDueAt, at } = command
  if (verdict !== 'changes-asked' && changesDueAt !== null)
    return refuse('bad-input', '只有退改才有修改期限。', { path: 'changesDueAt' })
  if (verdict === 'approved') return null
  if (comment.trim() === '') return refuse('bad-input', reasonWanted[verdict], { path: 'comment' })
  if (verdict !== 'changes-asked') return null
  if (changesDueAt !== null && changesDueAt > at && changesDueAt < approval.decideBy) return null
  return refuse('bad-input', '退改须写明修改期限：现在之后、截稿之前（G10）。', {
    clause: 'G10',
    path: 'changesDueAt',
    limit: approval.decideBy,
  })
}

const reasonWanted = {
  'changes-asked': '退改须写明理由，供稿人才知道要改什么。',
  returned: '退回须写明理由，供稿人才知道如何修改。',
  rejected: '不通过须写明理由，供稿人才知道原因。',
} as const

export function notTheirs(approval: Approval, by: Person): Refusal {
  const { clause, requesterId, differentPeople } = approval
  if (by._id === requesterId)
    return refuse('not-allowed', `不能审批自己提交的内容（${clause}）。`, { clause })
  const acted = stepOfHand(approval, by._id)
  if (acted === approval.current)
    return refuse('not-allowed', '您已处理过这一环节，正在等其他人处理。', { clause })
  if (acted !== null && differentPeople)
    return refuse('not-allowed', `您已处理过这篇稿件的另一个环节，须由另一人处理（${clause}）。`, { clause })
  const title = currentStep(approval)?.title ?? ''
  return refuse('not-allowed', `“${title}”环节现在不由您处理。请刷新待办后再看。`, { clause })
}

function looksFirst(approval: Approval): Refusal {
  const title = currentStep(approval)?.title ?? ''
  return refuse('not-allowed', `正在等“${title}”先看，看过之后再由您通过；现在可以退改、退回或不通过。`, {
    clause: approval.clause,
  })
}

/** Taken back by its requester; nobody is asked any more. */
export function withdraw(approval: Approval, { by, commandId }: Act): Approval | Refusal {
  if (by._id !== approval.requesterId) return refuse('not-allowed', '只有提交人本人可以撤回。')
  if (!mayWithdraw(approval, by)) return refuse('wrong-state', '这项审批已经结束，不能再撤回。请刷新后查看。')
  const withdrawn: Approval = { ...approval, waitingFor: [], state: 'withdrawn' }
  return withReminder({ ...withdrawn, commands: remember(approval.commands, commandId) })
}

/** What it was about has passed its latest day: nobody is asked any more (G7). */
export function expire(approval: Approval): Approval {
  return withReminder({ ...approval, waitingFor: [], state: 'expired' })
}

/** What had expired goes on where it was: whoever has decided has decided (G8). */
export function revive(approval: Approval, at: Instant): Approval | Refusal {
  if (approval.state !== 'expired') return refuse('wrong-state', '这项审批没有过期，请刷新后再看。')
  return refuseRevival(approval) ?? goOn(approval, at)
}

/** What expired while changes were awaited cannot go on: nobody has seen what it was to become. */
export function refuseRevival(approval: Approval): Refusal | null {
  if (approval.state !== 'expired' || endingDecision(approval) === null) return null
  return refuse('wrong-state', '这篇稿件在等待修改时过了最晚日期。请改好后重新投稿，再申请加急（G8）。', {
    clause: 'G8',
  })
}

/**
 * A correction made on behalf of the company after a step had passed: that step decides again, on the new digest, and
 * nobody else does (decision 12). Where the step has not come yet, it will see the new digest anyway.
 */
export function reopenAt(
  approval: Approval,
  role: StepRole,
  digest: string,
  at: Instant,
): Approval | Refusal {
  if (approval.state !== 'open' && approval.state !== 'passed')
    return refuse('wrong-state', '这项审批已经结束，不能再改动。')
  const steps = approval.steps.map((step) =>
    step.role === role && step.added === null
      ? { ...step, decisions: [], formerly: [...step.formerly, ...step.decisions] }
      : step,
  )
  return goOn({ ...approval, steps, digest }, at)
}

/** The subject moved: another day to show, another instant by which to decide. */
export function reschedule(approval: Approval, decideBy: Instant, when: string): Approval {
  const { _id, summary, requestedAt } = approval
  const moved: Approval = {
    ...approval,
    summary: { ...summary, when },
    decideBy,
    sortKey: sortKeyOf(decideBy, requestedAt, _id),
  }
  return approval.state === 'open' ? withReminder(moved) : moved
}

/** The change asked for did not come in time: what was kept for it is free, and it can still come later. */
export function lapse(approval: Approval): Approval {
  return { ...approval, dueAt: null, leasedUntil: null }
}

/** Notes the tap, and puts the approval into the actor's list of what they dealt with. */
export function dealtWith(approval: Approval, { by, commandId }: Pick<Act, 'by' | 'commandId'>): Approval {
  return {
    ...approval,
    dealtWithBy: [...new Set([...approval.dealtWithBy, by._id])],
    commands: remember(approval.commands, commandId),
  }
}
