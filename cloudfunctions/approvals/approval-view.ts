import type { Instant } from '../../shared/_kernel'
import {
  currentStep,
  mayUrge,
  mayUrgeFrom,
  mayWithdraw,
  sayHand,
  takesPart,
  turnOf,
  type Approval,
  type Decision,
  type Hand,
  type Step,
  type StepMode,
  type Verdict,
} from '../../shared/approvals'
import type { Context, StaffContext } from '../_platform/context'
import { noticesAbout, whatBecameOf, type Fate } from '../notices'
import { namesOf } from '../staff'
import { commentsOn, type CommentRow } from './comments'
import { principalsOf } from './deputies'
import { phrasesOf, type Phrases } from './phrases'

export type DecisionRow = {
  readonly verdict: Verdict
  /** 「B 代 A」 where a deputy decided. */
  readonly byName: string
  readonly at: Instant
  readonly comment: string
  readonly clause: string | null
  readonly changesDueAt: Instant | null
  /** Whether it was of material that has been corrected since. */
  readonly ofEarlier: boolean
}

export type StepRow = {
  readonly title: string
  readonly mode: StepMode
  /** Whom it waits for, or who may decide it. */
  readonly names: readonly string[]
  /** Of the step that waits: what became of the notices to its people. */
  readonly told: readonly { readonly name: string; readonly fate: Fate }[]
  readonly decisions: readonly DecisionRow[]
  readonly handedOn: readonly { byName: string; toName: string; reason: string; at: Instant }[]
  readonly added: { byName: string; reason: string; at: Instant; side: 'before' | 'after' } | null
}

export type CopyRow = { readonly name: string; readonly byName: string; readonly readAt: Instant | null }

/** An approval as one person sees it: what became of it, and what they may do. */
export type ApprovalView = {
  readonly id: string
  readonly digest: string
  readonly state: Approval['state']
  readonly clause: string
  readonly when: string
  readonly decideBy: Instant
  readonly steps: readonly StepRow[]
  readonly current: number
  readonly waitingSince: Instant
  readonly copies: readonly CopyRow[]
  /** Whether it was copied to this person, who has not said that they read it. */
  readonly unreadCopy: boolean
  readonly comments: readonly CommentRow[]
  /** Whose deputy this person would be in deciding. */
  readonly actsFor: string | null
  readonly can: {
    readonly approve: boolean
    /** Refuse, hand on, have somebody look: whoever asked for a look keeps these while it is under way. */
    readonly refuse: boolean
    readonly comment: boolean
    readonly urge: boolean
    readonly withdraw: boolean
  }
  /** From when on urging is allowed. */
  readonly urgeFrom: Instant
  /** Null for those who decide nothing. */
  readonly phrases: Phrases | null
}

/** What is read of a subject, whichever of its approvals is shown. */
export type Surroundings = Awaited<ReturnType<typeof surroundingsOf>>

export async function surroundingsOf(ctx: Context, subjectId: string) {
  const [comments, notices] = await Promise.all([commentsOn(ctx, subjectId), noticesAbout(ctx, subjectId)])
  return { comments, notices }
}

/** @param known for who has read it already */
export async function viewApproval(
  ctx: StaffContext,
  approval: Approval,
  known?: Surroundings,
): Promise<ApprovalView> {
  const { person } = ctx
  const { _id: id, digest, state, clause, summary, decideBy, current, waitingSince } = approval
  const mayDecide = state === 'open' && person._id !== approval.requesterId
  const { comments, notices } = known ?? (await surroundingsOf(ctx, approval.subjectId))
  const [principals, names, phrases, fates] = await Promise.all([
    principalsOf(ctx),
    namesOf(
      ctx,
      approval.steps.flatMap((step) => step.people),
    ),
    mayDecide ? phrasesOf(ctx) : null,
    whatBecameOf(ctx, notices, approval.waitingFor),
  ])
  const turn = turnOf(approval, person, principals)
  return {
    id,
    digest,
    state,
    clause,
    when: summary.when,
    decideBy,
    steps: approval.steps.map((step) => stepRow(approval, step, names, fates)),
    current,
    waitingSince,
    copies: approval.copies.map(({ name, by, readAt }) => ({ name, byName: sayHand(by), readAt })),
    unreadCopy: approval.copies.some((copy) => copy.id === person._id && copy.readAt === null),
    comments,
    actsFor: turn?.hand.actsFor?.name ?? null,
    can: {
      approve: turn?.mayApprove ?? false,
      refuse: turn !== null,
      comment: takesPart(approval, person._id),
      urge: mayUrge(approval, person),
      withdraw: mayWithdraw(approval, person),
    },
    urgeFrom: mayUrgeFrom(approval),
    phrases: turn && phrases,
  }
}

function stepRow(
  approval: Approval,
  step: Step,
  names: ReadonlyMap<string, string>,
  fates: ReadonlyMap<string, Fate>,
): StepRow {
  const { title, mode, people, decisions, formerly, handedOn, added } = step
  const isWaiting = step === currentStep(approval)
  const asked = isWaiting ? approval.waitingFor : people
  const told = asked.flatMap((id) => {
    const fate = isWaiting && fates.get(id)
    return fate ? [{ name: names.get(id) ?? '', fate }] : []
  })
  return {
    title,
    mode,
    names: asked.map((id) => names.get(id) ?? ''),
    told,
    decisions: [...formerly, ...decisions].map((decision) => decisionRow(decision, approval.digest)),
    handedOn: handedOn.map(({ by, to, reason, at }) => ({
      byName: sayHand(by),
      toName: to.name,
      reason,
      at,
    })),
    added: added && { ...about(added), side: added.side },
  }
}

function about({ by, reason, at }: { by: Hand; reason: string; at: Instant }) {
  return { byName: sayHand(by), reason, at }
}

export function decisionRow(decision: Decision, digest: string): DecisionRow {
  const { verdict, by, at, comment, clause, changesDueAt } = decision
  return {
    verdict,
    byName: sayHand(by),
    at,
    comment,
    clause,
    changesDueAt,
    ofEarlier: decision.digest !== digest,
  }
}
