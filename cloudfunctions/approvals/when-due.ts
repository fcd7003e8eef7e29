import { isRefusal } from '../../shared/_kernel'
import { dueReminders, lapse, remind, type Approval } from '../../shared/approvals'
import { theSystem } from '../../shared/trail'
import { Contention } from '../_platform/contention'
import type { Context } from '../_platform/context'
import { claim } from '../_platform/lease'
import { carryOut } from './act'
import { deputiesOf } from './deputies'
import type { ApprovalEvent, RequestKind } from './request-kind'

/** What time brings about in an approval: whoever lets it wait is reminded, and what was kept for changes lapses. */
export async function whenDue(ctx: Context, kinds: readonly RequestKind[], due: Approval): Promise<void> {
  const approval = await claim(ctx, 'approvals', due)
  if (!approval) return
  try {
    const outcome = await carryOut(ctx, kinds, { ...(await next(ctx, approval)), by: theSystem })
    if (isRefusal(outcome)) throw new Error(`approval ${approval._id}: ${outcome.message}`)
  } catch (fault) {
    // Somebody decided it at this very moment: the next tick sees what is left to do.
    if (!(fault instanceof Contention)) throw fault
  }
}

async function next(ctx: Context, approval: Approval): Promise<{ approval: Approval; event: ApprovalEvent }> {
  if (approval.state !== 'open') return { approval: lapse(approval), event: { kind: 'lapsed' } }
  // Of reminders that came due while the clock stood still, the last says it all.
  const whom = dueReminders(approval, ctx.now).at(-1)?.to ?? 'waiting'
  const people = whom === 'deputies' ? await deputiesOf(ctx, approval.waitingFor) : approval.waitingFor
  return { approval: remind(approval, ctx.now), event: { kind: 'urged', whom, people } }
}
