import { isRefusal, refuse, type Refusal } from '../../shared/_kernel'
import { countReminders, isOverdue, mayAskFor, remindByHand, sayDeadline } from '../../shared/commissions'
import { sayCommission } from '../../shared/notices'
import type { StaffContext } from '../_platform/context'
import { changeCommission, type OnCommission } from './change-commission'
import { factsOf, type CommissionChanged } from './tellings'
import { toRemind, unitPeople } from './unit-people'

/** Somebody of the department reminds the unit (催交); each time counts (G22, the proof for G17). */
export function remindOf(ctx: StaffContext, command: OnCommission): Promise<CommissionChanged | Refusal> {
  const { person, now } = ctx
  return changeCommission(ctx, command, async (commission, channel) => {
    if (!mayAskFor(person, channel))
      return refuse('not-allowed', '由这个渠道的编辑或部门负责人催交（G22）。', { clause: 'G22' })
    const reminded = remindByHand(commission, now, command.commandId)
    if (isRefusal(reminded)) return reminded
    const overdue = isOverdue(commission, now)
    const tell = toRemind(await unitPeople(ctx, commission.unitId), overdue)
    const times = countReminders(reminded)
    return {
      commission: reminded,
      action: 'material-reminded',
      details: { times, overdue, told: tell.length },
      tell,
      wording: overdue
        ? sayCommission.overdue(factsOf(commission), times)
        : sayCommission.reminded(factsOf(commission), times, sayDeadline(commission)),
    }
  })
}
