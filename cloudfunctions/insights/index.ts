import * as z from 'zod'
import { parseMonth, type Month } from '../../shared/insights'
import { router, staff } from '../_platform/procedures'
import { weekAhead } from './week-ahead'
import { unitsInMonth } from './units-in-month'

const monthInput = z
  .string()
  .max(7)
  .refine((text) => parseMonth(text) !== null, '月份不正确') as unknown as z.ZodType<Month>

export const insightsRouter = router({
  ahead: staff.query(({ ctx }) => weekAhead(ctx)),
  units: staff
    .input(z.strictObject({ month: monthInput }))
    .query(({ ctx, input }) => unitsInMonth(ctx, input.month)),
})
