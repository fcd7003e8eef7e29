import * as z from 'zod'
import { commandInput, nameInput } from '../../shared/_kernel'
import { router, staff } from '../_platform/procedures'
import { enterLeaving } from './enter-leaving'
import { leavingPlan } from './leaving-plan'

export const leavingRouter = router({
  plan: staff
    .input(z.strictObject({ personId: nameInput, standInId: nameInput.nullable() }))
    .query(({ ctx, input }) => leavingPlan(ctx, input)),
  enter: staff
    .input(z.strictObject({ ...commandInput, personId: nameInput, standInId: nameInput }))
    .mutation(({ ctx, input }) => enterLeaving(ctx, input)),
})
