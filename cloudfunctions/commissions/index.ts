import * as z from 'zod'
import { commandInput, dayInput, idInput, lineInput, nameInput, textInput } from '../../shared/_kernel'
import { commissionLimits } from '../../shared/commissions'
import { router, staff } from '../_platform/procedures'
import { answerCommission } from './answer-commission'
import { askMaterial } from './ask-material'
import { askSheet } from './ask-sheet'
import { commissionDetail } from './commission-detail'
import { commissionList, sides, tabs } from './commission-list'
import { remindOf } from './remind-of'
import { waiveCommission } from './waive-commission'

export { commissionFor, writeHandedIn } from './hand-in-for'
export { commissionsDue, owedBy, openCommissions, type CommissionRow, type Owed } from './commission-rows'
export { commissionsWhenDue } from './when-due'

const ofOne = { commissionId: idInput }
const editionId = z.string().max(80)

export const commissionsRouter = router({
  list: staff
    .input(
      z.strictObject({
        side: z.enum(sides).nullable(),
        tab: z.enum(tabs),
        after: z.string().max(60).nullable(),
      }),
    )
    .query(({ ctx, input }) => commissionList(ctx, input)),
  detail: staff
    .input(z.strictObject(ofOne))
    .query(({ ctx, input }) => commissionDetail(ctx, input.commissionId)),
  askSheet: staff
    .input(z.strictObject({ editionId: editionId.nullable() }))
    .query(({ ctx, input }) => askSheet(ctx, input.editionId)),
  ask: staff
    .input(
      z.strictObject({
        ...commandInput,
        ...ofOne,
        channelId: nameInput,
        unitId: nameInput,
        topic: lineInput(commissionLimits.topic).trim().min(1),
        wanted: z.int().min(1).max(commissionLimits.wanted),
        editionId: editionId.nullable(),
        dueDay: dayInput.nullable(),
      }),
    )
    .mutation(({ ctx, input }) => askMaterial(ctx, input)),
  answer: staff
    .input(
      z.strictObject({
        ...commandInput,
        ...ofOne,
        text: textInput(commissionLimits.answer).trim().min(1),
      }),
    )
    .mutation(({ ctx, input }) => answerCommission(ctx, input)),
  remind: staff
    .input(z.strictObject({ ...commandInput, ...ofOne }))
    .mutation(({ ctx, input }) => remindOf(ctx, input)),
  waive: staff
    .input(
      z.strictObject({
        ...commandInput,
        ...ofOne,
        reason: lineInput(commissionLimits.reason).trim().min(1),
      }),
    )
    .mutation(({ ctx, input }) => waiveCommission(ctx, input)),
})
