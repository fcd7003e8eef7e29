import * as z from 'zod'
import { commandInput, dayInput, lineInput } from '../../shared/_kernel'
import { holidayKinds, holidayNameLimit } from '../../shared/holidays'
import { router, staff } from '../_platform/procedures'
import { addHoliday, dropHoliday } from './change-holidays'
import { holidayPage } from './holiday-page'

export { holidaysBetween } from './read-holidays'

const dayOfCommand = { ...commandInput, day: dayInput }

export const holidaysRouter = router({
  year: staff
    .input(z.strictObject({ year: z.int().min(2020).max(2100) }))
    .query(({ ctx, input }) => holidayPage(ctx, input.year)),
  add: staff
    .input(
      z.strictObject({
        ...dayOfCommand,
        name: lineInput(holidayNameLimit).trim().min(1),
        kind: z.enum(holidayKinds),
      }),
    )
    .mutation(({ ctx, input }) => addHoliday(ctx, input)),
  remove: staff.input(z.strictObject(dayOfCommand)).mutation(({ ctx, input }) => dropHoliday(ctx, input)),
})
