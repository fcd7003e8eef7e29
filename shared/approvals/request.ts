import type { Instant } from '../_kernel'
import type { StepRole } from '../rulebooks'
import type { Approval, StepMode } from './approval'

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
