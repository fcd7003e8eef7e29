import * as z from 'zod'
import { commandInput, dayInput, idInput, nameInput } from '../../shared/_kernel'
import { readingLimits } from '../../shared/readings'
import { roles } from '../../shared/staff'
import { router, staff } from '../_platform/procedures'
import { endCampaign, remindAll, startCampaign } from './ask-to-read'
import { campaign, readersOf, readingList } from './campaign-pages'
import { confirmRead } from './confirm'

export { supersedeReadings } from './ask-to-read'
export { toRead, type ToRead } from './confirm'
export { goOnReading } from './go-on'

const audience = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('all') }),
  z.strictObject({ of: z.literal('units'), units: z.array(nameInput).max(readingLimits.units).readonly() }),
  z.strictObject({ of: z.literal('roles'), roles: z.array(z.enum(roles)).max(roles.length).readonly() }),
])

const onReading = { ...commandInput, readingId: idInput }

export const readingsRouter = router({
  list: staff.query(({ ctx }) => readingList(ctx)),
  campaign: staff
    .input(z.strictObject({ readingId: idInput }))
    .query(({ ctx, input }) => campaign(ctx, input.readingId)),
  readers: staff
    .input(z.strictObject({ readingId: idInput, unitId: nameInput }))
    .query(({ ctx, input }) => readersOf(ctx, input)),
  start: staff
    .input(
      z.strictObject({
        ...onReading,
        rulebook: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}@\d{1,4}$/, '编号不正确'),
        audience,
        dueOn: dayInput,
      }),
    )
    .mutation(({ ctx, input }) => startCampaign(ctx, input)),
  remind: staff.input(z.strictObject(onReading)).mutation(({ ctx, input }) => remindAll(ctx, input)),
  end: staff.input(z.strictObject(onReading)).mutation(({ ctx, input }) => endCampaign(ctx, input)),
  confirm: staff.input(z.strictObject(onReading)).mutation(({ ctx, input }) => confirmRead(ctx, input)),
})
