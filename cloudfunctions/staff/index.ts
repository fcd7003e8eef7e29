import * as z from 'zod'
import { commandInput, idInput, lineInput, nameInput } from '../../shared/_kernel'
import { roles, rosterLimits, shownLists, staffLimits, staffNoInput } from '../../shared/staff'
import { anyone, router, staff } from '../_platform/procedures'
import { bindPerson } from './bind-person'
import { correctPerson, setRole } from './change-person'
import { addUnit, renameUnit } from './change-unit'
import { confirmImport, stepRoster, ticketRoster } from './import-roster'
import { invitePerson, revokeBinding } from './invite-person'
import { listPeople, peopleLists } from './list-people'
import { personPage } from './person-page'
import { rosterLines, rosterScreen } from './roster-screen'
import { unitPage } from './unit-page'
import { listUnits } from './units'

export { goOnWithRoster } from './import-roster'
export { makeInvite } from './invite-person'
export { presentMe, type Me } from './me'
export { namesAmong, namesOf } from './names'
export { spreadName } from './change-unit'
export { unitHeads } from './unit-heads'
export { unitNames, type UnitRow } from './units'

const afterInput = z.string().max(60).nullable()

export const staffRouter = router({
  bind: anyone
    .input(z.strictObject({ ...commandInput, code: z.string().max(40) }))
    .mutation(({ ctx, input }) => bindPerson(ctx, input)),
  people: staff
    .input(
      z.strictObject({
        list: z.enum(peopleLists),
        words: z.string().max(40),
        unitId: nameInput.nullable(),
        after: afterInput,
      }),
    )
    .query(({ ctx, input }) => listPeople(ctx, input)),
  person: staff
    .input(z.strictObject({ personId: nameInput }))
    .query(({ ctx, input }) => personPage(ctx, input)),
  correct: staff
    .input(
      z.strictObject({
        ...commandInput,
        personId: nameInput,
        name: lineInput(staffLimits.name).trim(),
        staffNo: z.union([z.literal(''), staffNoInput]),
        department: lineInput(staffLimits.department).trim(),
        position: lineInput(staffLimits.position).trim(),
      }),
    )
    .mutation(({ ctx, input }) => correctPerson(ctx, input)),
  setRole: staff
    .input(
      z.strictObject({
        ...commandInput,
        personId: nameInput,
        role: z.enum(roles),
        isHeld: z.boolean(),
        insteadId: nameInput.nullable(),
      }),
    )
    .mutation(({ ctx, input }) => setRole(ctx, input)),
  revoke: staff
    .input(z.strictObject({ ...commandInput, personId: nameInput }))
    .mutation(({ ctx, input }) => revokeBinding(ctx, input)),
  units: staff.input(z.strictObject({ after: afterInput })).query(({ ctx, input }) => listUnits(ctx, input)),
  unit: staff
    .input(z.strictObject({ unitId: nameInput, after: afterInput }))
    .query(({ ctx, input }) => unitPage(ctx, input)),
  addUnit: staff
    .input(z.strictObject({ ...commandInput, name: lineInput(staffLimits.unit).trim() }))
    .mutation(({ ctx, input }) => addUnit(ctx, input)),
  renameUnit: staff
    .input(z.strictObject({ ...commandInput, unitId: nameInput, name: lineInput(staffLimits.unit).trim() }))
    .mutation(({ ctx, input }) => renameUnit(ctx, input)),
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
