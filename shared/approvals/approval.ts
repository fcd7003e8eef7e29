import type { Instant, Stored } from '../_kernel'
import type { StepRole } from '../rulebooks'

/**
 * `changes-asked`: it meets the standards, a change is wished (退改). `returned`: it does not meet them (不达标退回).
 * `rejected`: refused for good (不通过). All but `approved` end the approval.
 */
export const verdicts = ['approved', 'changes-asked', 'returned', 'rejected'] as const

export type Verdict = (typeof verdicts)[number]

export type Named = { readonly id: string; readonly name: string }

/** Whoever acts, and for whom: a deputy is shown as 「B 代 A」. */
export type Hand = Named & { readonly actsFor: Named | null }

export type Decision = {
  readonly verdict: Verdict
  readonly by: Hand
  readonly at: Instant
  readonly comment: string
  /** The clause that a return names (G10). */
  readonly clause: string | null
  /** By when changes that are asked for must be in (G10). */
  readonly changesDueAt: Instant | null
  /** What was decided upon. */
  readonly digest: string
}

/** `any`: one of its people approves (或签). `all`: each of them does (会签). One refusal ends either. */
export const stepModes = ['any', 'all'] as const

export type StepMode = (typeof stepModes)[number]

/** A task that went from one pair of hands to another, and why. */
export type HandedOn = {
  readonly by: Hand
  readonly to: Named
  readonly reason: string
  readonly at: Instant
}

export const sides = ['before', 'after'] as const

/** A step that somebody of the chain wanted beside those it has (加签). */
export type Added = {
  readonly by: Hand
  readonly reason: string
  readonly at: Instant
  readonly side: (typeof sides)[number]
}

export type Step = {
  readonly role: StepRole
  readonly title: string
  readonly mode: StepMode
  /** Who may decide it, by id. */
  readonly people: readonly string[]
  readonly decisions: readonly Decision[]
  /** Decisions on what has been corrected since: kept, and no longer counted. */
  readonly formerly: readonly Decision[]
  readonly handedOn: readonly HandedOn[]
  /** Null for the chain's own steps. */
  readonly added: Added | null
}

/** `expired`: what it was about has passed its latest day (G7). The last three are the verdicts that end it. */
export const approvalStates = [
  'open',
  'passed',
  'withdrawn',
  'expired',
  'changes-asked',
  'returned',
  'rejected',
] as const

export type ApprovalState = (typeof approvalStates)[number]

/** Somebody who is kept informed (抄送). */
export type Copy = Named & { readonly by: Hand; readonly at: Instant; readonly readAt: Instant | null }

/**
 * A request under way (审批). It knows its subject by kind and id only: what is done to it is the request kind's
 * business (decision 12).
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
    /** What whoever decides should look at closely. */
    readonly remark?: string
    /** A word that its kind wants shown beside the title, e.g. 加急. */
    readonly mark?: string
  }
  readonly requesterId: string
  readonly requestedAt: Instant
  readonly clause: string
  readonly differentPeople: boolean
  readonly steps: readonly Step[]
  /** Index of the step that waits; steps.length when all have passed. */
  readonly current: number
  readonly waitingFor: readonly string[]
  /** Since when it has waited for these people. */
  readonly waitingSince: Instant
  readonly state: ApprovalState
  /** By when it must be decided: its edition's lock. */
  readonly decideBy: Instant
  /** `<decide by>_<requested at>_<id>`: the inbox shows the most urgent first, and of those the oldest. */
  readonly sortKey: string
  /** `<requested at>_<id>`: the order of every other list. */
  readonly openedKey: string
  /** Who decided, handed on or added somebody: it stays in their list of what they dealt with (已办). */
  readonly dealtWithBy: readonly string[]
  readonly copies: readonly Copy[]
  /** The ids of `copies`, for the list 抄送我. */
  readonly copiedTo: readonly string[]
  /** After how many hours of waiting, and how often, whoever it waits for may be urged: the company's figure. */
  readonly urgeAfterHours: number
  /** When somebody last urged. */
  readonly urgedAt: Instant | null
  /** Until when the clock has reminded of it. */
  readonly remindedUntil: Instant
  /** When the clock has something to do here: remind, or free what was kept for changes. */
  readonly dueAt: Instant | null
  readonly leasedUntil: Instant | null
  readonly commands: readonly string[]
}

export function currentStep(approval: Approval): Step | null {
  return (approval.state === 'open' && approval.steps[approval.current]) || null
}

/** The decision that ended it, unless it passed. */
export function endingDecision({ steps }: Approval): Decision | null {
  const all = steps.flatMap(({ decisions }) => decisions)
  return all.find(({ verdict }) => verdict !== 'approved') ?? null
}

/** `周宁`, or `周宁 代 吴凡` where a deputy acted. */
export function sayHand({ name, actsFor }: Hand): string {
  return actsFor ? `${name} 代 ${actsFor.name}` : name
}
