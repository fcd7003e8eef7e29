import { isRefusal, refuse, type Refusal } from '../../shared/_kernel'
import { answer, mayAnswer } from '../../shared/commissions'
import { sayCommission } from '../../shared/notices'
import type { StaffContext } from '../_platform/context'
import { changeCommission, type OnCommission } from './change-commission'
import { factsOf, type CommissionChanged } from './tellings'
import { unitPeople } from './unit-people'

/** The unit answers, or the department answers back. The unit may not refuse: it still owes what it owes (G22). */
export function answerCommission(
  ctx: StaffContext,
  command: OnCommission & { readonly text: string },
): Promise<CommissionChanged | Refusal> {
  const { person } = ctx
  const { text, commandId } = command
  return changeCommission(ctx, command, async (commission, channel) => {
    if (!mayAnswer(person, commission, channel))
      return refuse('not-allowed', '由单位的供稿人、副供稿人、负责人，或渠道的编辑答复。')
    const answered = answer(commission, commandId)
    if (isRefusal(answered)) return answered
    const ofUnit = person.unitId === commission.unitId
    const tell = ofUnit
      ? [commission.askedBy.id]
      : (await unitPeople(ctx, commission.unitId)).map(({ _id }) => _id)
    return {
      commission: answered,
      action: 'material-answered',
      details: { comment: text },
      tell,
      wording: sayCommission.answered(factsOf(commission), person.name, text),
    }
  })
}
