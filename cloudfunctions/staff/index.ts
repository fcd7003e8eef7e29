import * as z from 'zod'
import { commandInput, idInput, nameInput } from '../../shared/_kernel'
import { rosterLimits, shownLists, staffLimits } from '../../shared/staff'
import { anyone, router, staff } from '../_platform/procedures'
import { bindPerson } from './bind-person'
import { confirmImport, stepRoster, ticketRoster } from './import-roster'
import { invitePerson } from './invite-person'
import { listPeople } from './list-people'
import { rosterLines, rosterScreen } from './roster-screen'

export { goOnWithRoster } from './import-roster'
export { makeInvite } from './invite-person'
export { presentMe, type Me } from './me'
export { namesAmong, namesOf } from './names'
export { unitHeads } from './unit-heads'

export const staffRouter = router({
  bind: anyone
    .input(z.strictObject({ ...commandInput, code: z.string().max(40) }))
    .mutation(({ ctx, input }) => bindPerson(ctx, input)),
  people: staff.query(({ ctx }) => listPeople(ctx)),
  invite: staff
    .input(z.strictObject({ ...commandInput, personId: nameInput }))
    .mutation(({ ctx, input }) => invitePerson(ctx, input)),
  roster: staff.query(({ ctx }) => rosterScreen(ctx)),
  ticketRoster: staff
    .input(
      z.strictObject({
        ...commandInput,
        bytes: z
          .int()
          .min(1)
          .max(10 ** 10),
      }),
    )
    .mutation(({ ctx, input }) => ticketRoster(ctx, input)),
  stepRoster: staff
    .input(z.strictObject({ jobId: idInput }))
    .mutation(({ ctx, input }) => stepRoster(ctx, input.jobId)),
  rosterLines: staff
    .input(
      z.strictObject({
        jobId: idInput,
        list: z.enum(shownLists),
        part: z.int().min(0).max(rosterLimits.rows),
      }),
    )
    .query(({ ctx, input }) => rosterLines(ctx, input)),
  confirmRoster: staff
    .input(
      z.strictObject({
        ...commandInput,
        jobId: idInput,
        units: z.array(z.string().max(staffLimits.unit)).max(rosterLimits.newUnits),
      }),
    )
    .mutation(({ ctx, input }) => confirmImport(ctx, input)),
})
