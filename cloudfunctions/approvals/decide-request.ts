import { isRefusal, refuse, type Refusal } from '../../shared/_kernel'
import { decide, type Approval, type ApprovalState, type Verdict } from '../../shared/approvals'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { waitingFor } from './inbox'
import type { RequestKind } from './request-kind'

export type DecideCommand = {
  readonly commandId: string
  readonly approvalId: string
  readonly digest: string
  readonly step: number
  readonly verdict: Verdict
  readonly comment: string
  readonly clause: string | null
}

export type Decided = { readonly subjectId: string; readonly state: ApprovalState; readonly badge: number }

/** One person's decision on the step that waits for them: the approval, its subject, trail and notices together. */
export function decideRequest(
  ctx: StaffContext,
  kinds: readonly RequestKind[],
  command: DecideCommand,
): Promise<Decided | Refusal> {
  const { db, person, now } = ctx
  return untilUncontended(ctx.random, async () => {
    const approval = await db.get('approvals', command.approvalId)
    if (!approval) return refuse('not-found', '没有这项审批，请刷新待办。')
    if (approval.commands.includes(command.commandId)) return answer(ctx, approval)
    const decided = decide(approval, { ...command, by: person, at: now })
    if (isRefusal(decided)) return decided
    const effects = await kindOf(kinds, approval).decided(ctx, decided, { id: person._id, name: person.name })
    if (isRefusal(effects)) return effects
    await db.transact(async (tx) => {
      await tx.replace('approvals', decided)
      await effects.write(tx)
    })
    await effects.afterwards?.()
    return answer(ctx, decided)
  })
}

async function answer(ctx: StaffContext, approval: Approval): Promise<Decided> {
  const { subjectId, state } = approval
  return { subjectId, state, badge: (await waitingFor(ctx)).length }
}

function kindOf(kinds: readonly RequestKind[], approval: Approval): RequestKind {
  const kind = kinds.find((candidate) => candidate.kind === approval.kind)
  if (!kind) throw new Error(`no request kind '${approval.kind}'`)
  return kind
}
