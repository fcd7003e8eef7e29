import { isRefusal, refuse, type Refusal } from '../../shared/_kernel'
import { mayAskFor, waive } from '../../shared/commissions'
import { sayCommission } from '../../shared/notices'
import type { StaffContext } from '../_platform/context'
import { changeCommission, type OnCommission } from './change-commission'
import { factsOf, type CommissionChanged } from './tellings'
import { unitPeople } from './unit-people'

/** The department lets a unit off what it was asked for (免交), and says why. */
export function waiveCommission(
  ctx: StaffContext,
  command: OnCommission & { readonly reason: string },
): Promise<CommissionChanged | Refusal> {
  const { person, now } = ctx
  const { reason, commandId } = command
  return changeCommission(ctx, command, async (commission, channel) => {
    if (!mayAskFor(person, channel))
      return refuse('not-allowed', '由这个渠道的编辑或部门负责人决定免交（G22）。', { clause: 'G22' })
    const waived = waive(commission, { id: person._id, name: person.name }, reason, now, commandId)
    if (isRefusal(waived)) return waived
    const people = await unitPeople(ctx, commission.unitId)
    return {
      commission: waived,
      action: 'material-waived',
      details: { comment: reason },
      tell: people.map(({ _id }) => _id),
      wording: sayCommission.waived(factsOf(commission), person.name, reason),
    }
  })
}
