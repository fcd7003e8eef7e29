import type { Instant, Stored } from '../_kernel'
import type { ChainRule, StepRole } from '../rulebooks'

export type Verdict = 'approved' | 'returned'

export type Decision = {
  readonly verdict: Verdict
  readonly by: string
  readonly byName: string
  readonly at: Instant
  readonly comment: string
  /** The clause that a return names (G10). */
  readonly clause: string | null
}

export type Step = {
  readonly role: StepRole
  readonly title: string
  /** Who may decide it. */
  readonly people: readonly string[]
  readonly decision: Decision | null
}

export type ApprovalState = 'open' | 'passed' | 'returned'

/**
 * A request under way (审批). It knows its subject by kind and id only: what a passed or returned request
 * does to it is the request kind's business (decision 12).
 */
export type Approval = Stored & {
  readonly kind: string
  readonly subjectId: string
  /** What is being approved: an approval of another digest is void. */
  readonly digest: string
  /** What the inbox shows without opening the subject. */
  readonly summary: {
    readonly title: string
    readonly unitName: string
    readonly requesterName: string
    readonly channelName: string
    readonly when: string
  }
  readonly requesterId: string
  readonly requestedAt: Instant
  readonly clause: string
  readonly differentPeople: boolean
  readonly steps: readonly Step[]
  /** Index of the step that waits; steps.length when all have passed. */
  readonly current: number
  readonly waitingFor: readonly string[]
  /** When the current step opened. */
  readonly waitingSince: Instant
  readonly state: ApprovalState
  /** By when it must be decided: its edition's lock. */
  readonly decideBy: Instant
  /** `<decide by>_<requested at>_<id>`: the inbox shows the most urgent first, and of those the oldest. */
  readonly sortKey: string
  readonly commands: readonly string[]
}

export type ApprovalRequest = Pick<
  Approval,
  '_id' | 'kind' | 'subjectId' | 'digest' | 'summary' | 'requesterId'
> & {
  readonly chain: ChainRule
  /** Who may take which role in this request. */
  readonly people: Readonly<Partial<Record<StepRole, readonly string[]>>>
  readonly decideBy: Instant
  readonly at: Instant
}
