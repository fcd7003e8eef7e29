import { isRefusal, refuse, type Refusal } from '../../shared/_kernel'
import { sayHand, type Act, type Approval, type Hand } from '../../shared/approvals'
import type { Actor } from '../../shared/trail'
import type { Context, StaffContext } from '../_platform/context'
import { untilUncontended, type Tx } from '../_platform/database'
import { principalsOf } from './deputies'
import { kindOf, type ApprovalEvent, type RequestKind } from './request-kind'

export type Happened = {
  readonly approval: Approval
  readonly event: ApprovalEvent
  readonly by: Actor
  /** What else of this domain becomes true with it. */
  readonly alongside?: (tx: Tx) => Promise<void>
}

type Tap = { readonly commandId: string; readonly approvalId: string }

/**
 * One person's act on an approval: the approval, its subject, trail and notices together. The same tap again finds what
 * became of the first.
 */
export function actOn(
  ctx: StaffContext,
  kinds: readonly RequestKind[],
  { commandId, approvalId }: Tap,
  decide: (approval: Approval, act: Act) => Happened | Refusal | Promise<Happened | Refusal>,
): Promise<Approval | Refusal> {
  const { db, person, now } = ctx
  // Nobody repeats a tap of somebody else, even if they know its id.
  const own = `${person._id} ${commandId}`
  return untilUncontended(ctx.random, async () => {
    const [approval, principals] = await Promise.all([db.get('approvals', approvalId), principalsOf(ctx)])
    if (!approval) return refuse('not-found', '没有这项审批，请刷新待办。')
    if (approval.commands.includes(own)) return approval
    const happened = await decide(approval, { by: person, principals, at: now, commandId: own })
    return isRefusal(happened) ? happened : carryOut(ctx, kinds, happened)
  })
}

/** Writes what happened to an approval, and what its kind makes of it. @throws Contention */
export async function carryOut(
  ctx: Context,
  kinds: readonly RequestKind[],
  { approval, event, by, alongside }: Happened,
): Promise<Approval | Refusal> {
  const effects = await kindOf(kinds, approval).happened(ctx, approval, event, by)
  if (isRefusal(effects)) return effects
  const { write, afterwards, around = (work: () => Promise<void>) => work() } = effects
  const after = effects.approval ?? approval
  await around(() =>
    ctx.db.transact(async (tx) => {
      await tx.replace('approvals', after)
      await alongside?.(tx)
      await write(tx)
    }),
  )
  await afterwards?.()
  return after
}

export function actor(hand: Hand): Actor {
  return { id: hand.id, name: sayHand(hand) }
}
