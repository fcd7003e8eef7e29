import { isRefusal, refuse, type Instant, type Refusal } from '../../shared/_kernel'
import { decide, type Act, type Approval, type ApprovalState, type Verdict } from '../../shared/approvals'
import type { StaffContext } from '../_platform/context'
import { actOn, actor, type Happened } from './act'
import { waitingFor } from './inbox'
import { kindOf, type RequestKind } from './request-kind'

export type DecideCommand = {
  readonly commandId: string
  readonly approvalId: string
  readonly digest: string
  readonly step: number
  readonly verdict: Verdict
  readonly comment: string
  readonly clause: string | null
  readonly changesDueAt?: Instant | null | undefined
  /** What the request's kind wants to know beside the verdict. */
  readonly extras?: unknown
}

export type Decided = {
  readonly subjectId: string
  readonly state: ApprovalState
  /** The day as it is now: a late approval finds that it moved. */
  readonly when: string
  readonly badge: number
  /** What waits for this person next. */
  readonly next: { readonly kind: string; readonly subjectId: string; readonly title: string } | null
}

/** One person's decision on the step that waits for them. */
export async function decideRequest(
  ctx: StaffContext,
  kinds: readonly RequestKind[],
  command: DecideCommand,
): Promise<Decided | Refusal> {
  const decided = await actOn(ctx, kinds, command, (approval, act) => decision(kinds, approval, command, act))
  return isRefusal(decided) ? decided : answer(ctx, decided)
}

function decision(
  kinds: readonly RequestKind[],
  approval: Approval,
  command: DecideCommand,
  act: Act,
): Happened | Refusal {
  const told = kindOf(kinds, approval).extras?.safeParse(command.extras)
  if (told ? !told.success : command.extras !== undefined)
    return refuse('bad-input', '这项决定附带的内容不完整，请检查后重试。', { path: 'extras' })
  const after = decide(approval, { ...command, changesDueAt: command.changesDueAt ?? null, ...act })
  if (isRefusal(after)) return after
  const index = after.steps.findIndex(
    ({ decisions }, n) => decisions.length > (approval.steps[n]?.decisions.length ?? 0),
  )
  const step = after.steps[index]
  const made = step?.decisions.at(-1)
  if (!step || !made) throw new Error(`approval ${approval._id} was decided without a decision`)
  const event = { kind: 'decided', decision: made, step, extras: told?.data } as const
  return { approval: after, event, by: actor(made.by) }
}

async function answer(ctx: StaffContext, { _id, subjectId, state, summary }: Approval): Promise<Decided> {
  const waiting = await waitingFor(ctx)
  const next = waiting.find(({ approvalId }) => approvalId !== _id) ?? null
  return {
    subjectId,
    state,
    when: summary.when,
    badge: waiting.length,
    next: next && { kind: next.kind, subjectId: next.subjectId, title: next.title },
  }
}
