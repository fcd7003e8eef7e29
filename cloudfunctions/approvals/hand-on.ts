import { isRefusal, refuse, type Refusal } from '../../shared/_kernel'
import { addApprover, transfer, type Approval } from '../../shared/approvals'
import type { StaffContext } from '../_platform/context'
import { actOn, actor, type Happened } from './act'
import { waitingFor } from './inbox'
import type { RequestKind } from './request-kind'

export type TransferCommand = {
  readonly commandId: string
  readonly approvalId: string
  readonly toId: string
  readonly reason: string
}

/** What is left for this person after they gave something away. */
export type HandedOver = { readonly subjectId: string; readonly badge: number }

/** Somebody else decides instead (转交). */
export async function transferRequest(
  ctx: StaffContext,
  kinds: readonly RequestKind[],
  command: TransferCommand,
): Promise<HandedOver | Refusal> {
  const after = await actOn(ctx, kinds, command, async (approval, act): Promise<Happened | Refusal> => {
    const to = await ctx.db.get('people', command.toId)
    if (!to) return nobody
    const changed = transfer(approval, { ...act, to, reason: command.reason })
    if (isRefusal(changed)) return changed
    const step = changed.steps.find(
      ({ handedOn }, index) => handedOn.length > (approval.steps[index]?.handedOn.length ?? 0),
    )
    const handedOn = step?.handedOn.at(-1)
    if (!step || !handedOn) throw new Error(`approval ${approval._id} was handed on without a word`)
    return { approval: changed, event: { kind: 'transferred', step, handedOn }, by: actor(handedOn.by) }
  })
  return isRefusal(after) ? after : handedOver(ctx, after)
}

export type AddApproverCommand = TransferCommand & { readonly side: 'before' | 'after' }

/** Somebody else has to approve as well, before or after (加签). */
export async function addApproverTo(
  ctx: StaffContext,
  kinds: readonly RequestKind[],
  command: AddApproverCommand,
): Promise<HandedOver | Refusal> {
  const after = await actOn(ctx, kinds, command, async (approval, act): Promise<Happened | Refusal> => {
    const added = await ctx.db.get('people', command.toId)
    if (!added) return nobody
    const changed = addApprover(approval, { ...act, added, side: command.side, reason: command.reason })
    if (isRefusal(changed)) return changed
    const step = changed.steps.find((each) => !approval.steps.includes(each))
    if (!step?.added) throw new Error(`approval ${approval._id} got no step`)
    return { approval: changed, event: { kind: 'added', step, added: step.added }, by: actor(step.added.by) }
  })
  return isRefusal(after) ? after : handedOver(ctx, after)
}

async function handedOver(ctx: StaffContext, { subjectId }: Approval): Promise<HandedOver> {
  return { subjectId, badge: (await waitingFor(ctx)).length }
}

const nobody = refuse('not-found', '没有这位在职人员，请另选一位。', { path: 'toId' })
