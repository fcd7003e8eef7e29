import {
  countReminders,
  dueReminder,
  remindByClock,
  sayDeadline,
  type Commission,
} from '../../shared/commissions'
import { sayCommission } from '../../shared/notices'
import { theSystem } from '../../shared/trail'
import { Contention } from '../_platform/contention'
import type { Context } from '../_platform/context'
import { claim } from '../_platform/lease'
import { notify } from '../notices'
import { replaceWithTrail } from '../trail'
import { factsOf, opens } from './tellings'
import { toRemind, unitPeople } from './unit-people'

/** What time brings about in a commission: the unit is reminded before its deadline, and when it has passed (G22). */
export async function commissionsWhenDue(ctx: Context, due: Commission): Promise<void> {
  const commission = await claim(ctx, 'commissions', due)
  if (!commission) return
  const reminded = remindByClock(commission, ctx.now)
  const reminder = dueReminder(commission, ctx.now)
  try {
    // Handed in or waived at this very moment, it is due no more.
    if (!reminder) return await ctx.db.transact((tx) => tx.replace('commissions', reminded))
    const overdue = reminder.kind === 'overdue'
    const tell = toRemind(await unitPeople(ctx, commission.unitId), overdue)
    const times = countReminders(reminded)
    const details = { times, overdue, told: tell.length }
    const deed = { action: 'material-reminded', by: theSystem, at: ctx.now, details }
    const wording = overdue
      ? sayCommission.overdue(factsOf(commission), times)
      : sayCommission.reminded(factsOf(commission), times, sayDeadline(commission))
    await ctx.db.transact(async (tx) => {
      await replaceWithTrail(tx, ctx, 'commissions', reminded, deed)
      await notify(tx, ctx, tell, wording, opens(commission))
    })
  } catch (fault) {
    // Somebody handed in for it at this very moment: the next tick sees what is left to do.
    if (!(fault instanceof Contention)) throw fault
  }
}
