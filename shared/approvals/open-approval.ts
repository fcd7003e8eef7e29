import type { Instant, Refusal } from '../_kernel'
import type { StepRole } from '../rulebooks'
import type { Approval, Step, StepMode } from './approval'
import { goOn } from './chain'

/** Who decides, one step after another. A rulebook gives it, or the kind of request does. */
export type Chain = {
  readonly clause: string
  readonly steps: readonly { readonly role: StepRole; readonly title: string; readonly mode?: StepMode }[]
  /** Everybody who acts on one request is another person, the requester included (G11). */
  readonly differentPeople: boolean
}

export type ApprovalRequest = Pick<
  Approval,
  '_id' | 'kind' | 'subjectId' | 'digest' | 'summary' | 'requesterId' | 'decideBy' | 'urgeAfterHours'
> & {
  readonly chain: Chain
  /** Who may take which role in this request. */
  readonly people: Readonly<Partial<Record<StepRole, readonly string[]>>>
  readonly at: Instant
}

/** Opens a request, if its steps can be filled by people beside the requester, as its chain asks. */
export function openApproval(request: ApprovalRequest): Approval | Refusal {
  const { chain, people, urgeAfterHours, decideBy, at, ...about } = request
  const steps = chain.steps.map(({ role, title, mode }): Step => ({
    role,
    title,
    mode: mode ?? 'any',
    people: people[role] ?? [],
    decisions: [],
    formerly: [],
    handedOn: [],
    added: null,
  }))
  const opened: Approval = {
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
    openedKey: `${at}_${request._id}`,
    dealtWithBy: [],
    copies: [],
    copiedTo: [],
    urgeAfterHours,
    urgedAt: null,
    remindedUntil: at,
    dueAt: null,
    leasedUntil: null,
    commands: [],
  }
  return goOn(opened, at)
}

export function sortKeyOf(decideBy: Instant, requestedAt: Instant, id: string): string {
  return `${decideBy}_${requestedAt}_${id}`
}
