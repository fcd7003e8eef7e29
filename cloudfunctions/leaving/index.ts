import * as z from 'zod'
import { commandInput, lineInput, nameInput } from '../../shared/_kernel'
import { staffLimits } from '../../shared/staff'
import { router, staff } from '../_platform/procedures'
import { enterLeaving } from './enter-leaving'
import { leavingPlan } from './leaving-plan'
import { movePerson } from './move-person'
import { movingPlan } from './moving-plan'

export const leavingRouter = router({
  plan: staff
    .input(z.strictObject({ personId: nameInput, standInId: nameInput.nullable() }))
    .query(({ ctx, input }) => leavingPlan(ctx, input)),
  enter: staff
    .input(z.strictObject({ ...commandInput, personId: nameInput, standInId: nameInput }))
    .mutation(({ ctx, input }) => enterLeaving(ctx, input)),
  movingPlan: staff
    .input(z.strictObject({ personId: nameInput }))
    .query(({ ctx, input }) => movingPlan(ctx, input)),
  move: staff
    .input(
      z.strictObject({
        ...commandInput,
        personId: nameInput,
        unitId: nameInput,
        position: lineInput(staffLimits.position).min(1),
        standInId: nameInput.nullable(),
      }),
    )
    .mutation(({ ctx, input }) => movePerson(ctx, input)),
})
