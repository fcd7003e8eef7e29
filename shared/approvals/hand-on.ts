import { isRefusal, refuse, type Refusal } from '../_kernel'
import type { Person } from '../staff'
import { currentStep, type Approval, type Step } from './approval'
import { dealtWith, notTheirs, type Act } from './approval.decisions'
import { turnOf } from './approval.policy'
import { goOn, mayBeAsked, stepOfHand } from './chain'

/** More steps than this help nobody; the most that a decision's `step` takes. */
export const mostSteps = 20

export type TransferCommand = Act & { readonly to: Person; readonly reason: string }

/** Another person decides instead (转交). Whoever gave it away still sees it. */
export function transfer(approval: Approval, command: TransferCommand): Approval | Refusal {
  const { by, to, at } = command
  const reason = command.reason.trim()
  const turn = turnOf(approval, by, command.principals)
  const refusal = refuseStart(approval, command, '转交') ?? refuseReceiver(approval, to)
  if (refusal) return refusal
  if (!turn) return notTheirs(approval, by)
  const step = approval.steps[turn.index]
  if (step?.people.includes(to._id))
    return refuse('bad-input', `${to.name}本来就在这一环节里。`, { path: 'toId' })
  const giver = turn.hand.actsFor?.id ?? turn.hand.id
  const handedOn = { by: turn.hand, to: { id: to._id, name: to.name }, reason, at }
  const changed = changeStep(approval, turn.index, ({ people, ...rest }) => ({
    ...rest,
    people: people.map((personId) => (personId === giver ? to._id : personId)),
    handedOn: [...rest.handedOn, handedOn],
  }))
  if (!mayBeAsked(changed, turn.index).includes(to._id)) return neededLater(approval, to)
  const outcome = goOn(dealtWith(changed, command), at)
  return isRefusal(outcome) ? neededLater(approval, to) : outcome
}

export type AddCommand = Act & {
  readonly added: Person
  readonly side: 'before' | 'after'
  readonly reason: string
}

/**
 * Somebody more has to approve, before the step that waits or after it (加签). It is a step of its own: its approval
 * stands in for none that the chain asks for.
 */
export function addApprover(approval: Approval, command: AddCommand): Approval | Refusal {
  const { by, added, side, at } = command
  const reason = command.reason.trim()
  const turn = turnOf(approval, by, command.principals)
  const refusal = refuseStart(approval, command, '加签') ?? refuseReceiver(approval, added)
  if (refusal) return refusal
  if (!turn) return notTheirs(approval, by)
  if (approval.steps.length >= mostSteps) return refuse('wrong-state', '这项审批的环节已经太多，不能再加签。')
  const asking = approval.steps[turn.index]
  if (!asking) return notTheirs(approval, by)
  if (asking.people.includes(added._id))
    return refuse('bad-input', `${added.name}本来就在这一环节里。`, { path: 'toId' })
  const step: Step = {
    role: asking.role,
    title: asking.added ? asking.title : `${asking.title}加签`,
    mode: 'any',
    people: [added._id],
    decisions: [],
    formerly: [],
    handedOn: [],
    added: { by: turn.hand, reason, at, side },
  }
  const place = side === 'before' ? turn.index : turn.index + 1
  const steps = [...approval.steps.slice(0, place), step, ...approval.steps.slice(place)]
  const outcome = goOn(dealtWith({ ...approval, steps }, command), at)
  return isRefusal(outcome) ? neededLater(approval, added) : outcome
}

function changeStep(approval: Approval, index: number, change: (step: Step) => Step): Approval {
  return { ...approval, steps: approval.steps.map((step, n) => (n === index ? change(step) : step)) }
}

function refuseStart(approval: Approval, { reason }: { reason: string }, deed: string): Refusal | null {
  if (!currentStep(approval)) return refuse('wrong-state', '这项审批已经结束，无需再处理。')
  if (reason.trim() !== '') return null
  return refuse('bad-input', `${deed}须写明理由，对方才知道为什么找他。`, { path: 'reason' })
}

/** Neither the requester nor a hand that has acted can take a step (G11). */
function refuseReceiver(approval: Approval, to: Person): Refusal | null {
  const { clause, requesterId } = approval
  const path = 'toId'
  if (!to.active) return refuse('not-found', '没有这位在职人员，请另选一位。', { path })
  if (to._id === requesterId)
    return refuse('not-allowed', `${to.name}是提交人，不能审批自己的内容（${clause}）。`, { clause, path })
  if (approval.differentPeople && stepOfHand(approval, to._id) !== null)
    return refuse('not-allowed', `${to.name}已处理过另一个环节，须由另一人处理（${clause}）。`, {
      clause,
      path,
    })
  return null
}

/** The new hand would be missing in a step to come (G11). */
function neededLater({ clause }: Approval, { name }: Person): Refusal {
  return refuse('not-allowed', `${name}还要处理后面的环节，请另选一位（${clause}）。`, {
    clause,
    path: 'toId',
  })
}
