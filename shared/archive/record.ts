import type { Instant } from '../_kernel'
import type { ApprovalState, StepMode, Verdict } from '../approvals'
import type { Material, PostState } from '../posts'

export type RecordedDecision = {
  readonly verdict: Verdict
  /** 「B 代 A」 where a deputy decided. */
  readonly byName: string
  readonly at: Instant
  readonly comment: string
  readonly clause: string | null
  /** What was decided upon. */
  readonly digest: string
}

export type RecordedStep = {
  readonly title: string
  readonly mode: StepMode
  readonly decisions: readonly RecordedDecision[]
}

export type RecordedApproval = {
  readonly title: string
  readonly requesterName: string
  readonly requestedAt: Instant
  readonly state: ApprovalState
  /** The clause its chain rests on. */
  readonly clause: string
  readonly digest: string
  readonly steps: readonly RecordedStep[]
}

export type RecordedPicture = {
  readonly id: string
  readonly sha256: string
  readonly bytes: number
  readonly width: number
  readonly height: number
}

export type RecordedEntry = {
  readonly n: number
  readonly at: Instant
  readonly byName: string
  readonly action: string
  readonly text: string
  readonly before: string
  readonly hash: string
}

/** All that is kept of one post (存档记录, X3): for inspection, for print, and for whoever reads it by machine. */
export type PostRecord = {
  readonly madeAt: Instant
  readonly madeByName: string
  readonly post: {
    readonly id: string
    readonly title: string
    readonly channelName: string
    readonly unitName: string
    readonly submitterName: string
    readonly submittedAt: Instant
    readonly state: PostState
    /** When its edition went out, or is to; null without a place. */
    readonly opensAt: Instant | null
    readonly link: string | null
    /** The rulebooks it was accepted under. */
    readonly acceptedUnder: string
    readonly revision: number
    readonly digest: string
  }
  readonly material: Material
  readonly pictures: readonly RecordedPicture[]
  readonly approvals: readonly RecordedApproval[]
  readonly trail: readonly RecordedEntry[]
  /** What is wrong with its trail, found as the record was made; null when it is whole. */
  readonly trailBreak: string | null
}
