import * as z from 'zod'
import { commandInput, dayInput, idInput, nameInput, textInput, type TimeOfDay } from '../../shared/_kernel'
import { adjustmentReasonLimit } from '../../shared/adjustments'
import { router, staff } from '../_platform/procedures'
import { adjustmentDetail, adjustmentSheet } from './adjustment-pages'
import { askToAdjust, previewAdjustment } from './ask-to-adjust'

export { adjustmentKind } from './adjustment-kind'
export { carryOutAdjustment } from './carry-out'
export { foresee, type Foreseen } from './foresee'
export { adjustmentWhenDue } from './when-due'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间不正确') as unknown as z.ZodType<TimeOfDay>

/** How many are too many is said by the rules, with the clause. */
const count = z.int().min(0).max(100)

const wish = {
  channelId: nameInput,
  from: dayInput,
  through: dayInput,
  change: z.strictObject({
    posts: z.strictObject({ min: count, planned: count }).nullable(),
    window: z.strictObject({ opens: time, closes: time }).nullable(),
  }),
}

export const adjustmentsRouter = router({
  sheet: staff
    .input(z.strictObject({ channelId: nameInput }))
    .query(({ ctx, input }) => adjustmentSheet(ctx, input.channelId)),
  preview: staff.input(z.strictObject(wish)).query(({ ctx, input }) => previewAdjustment(ctx, input)),
  ask: staff
    .input(
      z.strictObject({
        ...commandInput,
        ...wish,
        adjustmentId: idInput,
        reason: textInput(adjustmentReasonLimit),
      }),
    )
    .mutation(({ ctx, input }) => askToAdjust(ctx, input)),
  detail: staff
    .input(z.strictObject({ adjustmentId: idInput }))
    .query(({ ctx, input }) => adjustmentDetail(ctx, input.adjustmentId)),
})
