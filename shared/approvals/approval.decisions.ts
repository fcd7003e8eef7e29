import { refuse, remember, type Instant, type Refusal } from '../_kernel'
import type { ChainRule } from '../rulebooks'
import type { Person } from '../staff'
import type { Approval, ApprovalRequest, Decision, Step, Verdict } from './approval'

export const commentLimit = 500

/** Opens a request, if its steps can be filled by people beside the requester, as its chain asks. */
export function openApproval(request: ApprovalRequest): Approval | Refusal {
  const { chain, people, decideBy, at, ...about } = request
  const steps = chain.steps.map(({ role, title }) => ({
    role,
    title,
    people: people[role] ?? [],
    decision: null,
  }))
  const stuck = steps.find((_, index) => !canFill(steps.slice(0, index + 1), [request.requesterId], chain))
  if (stuck) return nobodyFor(stuck.title, chain.clause)
  return openStep(
    {
      ...about,
      schema: 1,
      version: 1,
      clause: chain.clause,
      differentPeople: chain.differentPeople,
      steps,
      current: 0,
      waitingFor: [],
      waitingSince: at,
      state: 'open',
      decideBy,
      sortKey: sortKeyOf(decideBy, at, request._id),
      requestedAt: at,
      commands: [],
    },
    0,
    at,
  )
}

export type DecisionCommand = {
  readonly by: Person
  readonly verdict: Verdict
  /** Index of the step that the decider was shown. */
  readonly step: number
  /** The digest of what the decider has seen. */
  readonly digest: string
  readonly comment: string
  readonly clause: string | null
  readonly at: Instant
  readonly commandId: string
}

export function decide(approval: Approval, command: DecisionCommand): Approval | Refusal {
  const { by, verdict, at } = command
  const step = approval.steps[approval.current]
  if (approval.state !== 'open' || !step) return refuse('wrong-state', '这项审批已经结束，无需再处理。')
  if (command.step !== approval.current) return refuse('stale', '这一环节刚刚已经处理过了，请查看最新进展。')
  const clause = approval.clause
  if (by._id === approval.requesterId)
    return refuse('not-allowed', `不能审批自己提交的内容（${clause}）。`, { clause })
  if (approval.differentPeople && hasActed(approval, by._id)) {
    return refuse('not-allowed', `您已处理过这篇稿件的另一个环节，须由另一人处理（${clause}）。`, { clause })
  }
  if (!mayDecide(approval, by)) {
    return refuse('not-allowed', `“${step.title}”环节现在不由您处理。请刷新待办后再看。`, { clause })
  }
  if (command.digest !== approval.digest) return refuse('stale', '稿件内容已有变化，请重新查看后再决定。')
  if (verdict === 'returned' && command.comment.trim() === '') {
    return refuse('bad-input', '退回须写明理由，供稿人才知道如何修改。', { path: 'comment' })
  }
  const decided = recordDecision(approval, {
    verdict,
    by: by._id,
    byName: by.name,
    at,
    comment: command.comment.trim(),
    clause: command.clause,
  })
  const remembered = { ...decided, commands: remember(decided.commands, command.commandId) }
  if (verdict === 'returned') return { ...remembered, state: 'returned', waitingFor: [] }
  return openStep(remembered, approval.current + 1, at)
}

function recordDecision(approval: Approval, decision: Decision): Approval {
  const steps = approval.steps.map((step, index) =>
    index === approval.current ? { ...step, decision } : step,
  )
  return { ...approval, steps }
}

/**
 * Opens a step for everybody who may decide it: nobody decides their own, no two steps are one person's (G11), and
 * whoever decides must leave enough others for the steps to come.
 */
function openStep(approval: Approval, index: number, at: Instant): Approval | Refusal {
  const step = approval.steps[index]
  if (!step) return { ...approval, current: index, waitingFor: [], state: 'passed' }
  const taken = [approval.requesterId, ...(approval.differentPeople ? actors(approval) : [])]
  const later = approval.steps.slice(index + 1)
  const waitingFor = step.people.filter(
    (id) =>
      !taken.includes(id) && canFill(later, approval.differentPeople ? [...taken, id] : taken, approval),
  )
  if (waitingFor.length === 0) return nobodyFor(step.title, approval.clause)
  return { ...approval, current: index, waitingFor, waitingSince: at }
}

/** Whether each step can have somebody who isn't `taken`, and, where the chain asks for it, each another one. */
function canFill(
  [step, ...later]: readonly Step[],
  taken: readonly string[],
  chain: Pick<ChainRule, 'differentPeople'>,
): boolean {
  if (!step) return true
  const others = (id: string) => (chain.differentPeople ? [...taken, id] : taken)
  return step.people.some((id) => !taken.includes(id) && canFill(later, others(id), chain))
}

function nobodyFor(step: string, clause: string): Refusal {
  return refuse('wrong-state', `“${step}”环节没有可处理的人（${clause}），请联系管理员指定人选。`, { clause })
}

function hasActed(approval: Approval, personId: string): boolean {
  return actors(approval).includes(personId)
}

function actors(approval: Approval): string[] {
  return approval.steps.flatMap(({ decision }) => decision?.by ?? [])
}

export function mayDecide(approval: Approval, person: Person): boolean {
  return person.active && approval.state === 'open' && approval.waitingFor.includes(person._id)
}

/** The subject moved on: another day to show, another instant by which to decide. */
export function reschedule(approval: Approval, decideBy: Instant, when: string): Approval {
  const { _id, summary, requestedAt } = approval
  return {
    ...approval,
    summary: { ...summary, when },
    decideBy,
    sortKey: sortKeyOf(decideBy, requestedAt, _id),
  }
}

function sortKeyOf(decideBy: Instant, requestedAt: Instant, id: string): string {
  return `${decideBy}_${requestedAt}_${id}`
}
