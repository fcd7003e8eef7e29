import { closed, type Adjustment } from '../../shared/adjustments'
import { expire } from '../../shared/approvals'
import { sayAdjustment } from '../../shared/notices'
import { theSystem } from '../../shared/trail'
import { Contention } from '../_platform/contention'
import type { Context } from '../_platform/context'
import { notify } from '../notices'
import { replaceWithTrail } from '../trail'
import { opens } from './adjustment-kind'
import { factsOf } from './ask-to-adjust'
import { carryOutAdjustment } from './carry-out'

/** What time brings about in an adjustment: an approved one is carried out, an undecided one expires (G5). */
export async function adjustmentWhenDue(ctx: Context, due: Adjustment): Promise<void> {
  if (due.state !== 'asked') return carryOutAdjustment(ctx, due._id)
  try {
    await expireUndecided(ctx, due)
  } catch (fault) {
    // Somebody decided it at this very moment: the next tick sees what is left to do.
    if (!(fault instanceof Contention)) throw fault
  }
}

/** It leaves the list of whoever it waited for; they and the operator are told that nothing changed. */
async function expireUndecided(ctx: Context, asked: Adjustment): Promise<void> {
  const approval = await ctx.db.get('approvals', asked.approvalId)
  if (approval?.state !== 'open') throw new Error(`adjustment ${asked._id} waits for nobody`)
  const deed = { action: 'adjustment-expired', by: theSystem, at: ctx.now, details: {} }
  const people = [...new Set([asked.askedBy, ...approval.waitingFor])]
  await ctx.db.transact(async (tx) => {
    await replaceWithTrail(tx, ctx, 'adjustments', closed(asked, 'expired'), deed)
    await tx.replace('approvals', expire(approval))
    await notify(tx, ctx, people, sayAdjustment.expired(factsOf(asked)), opens(asked))
  })
}
