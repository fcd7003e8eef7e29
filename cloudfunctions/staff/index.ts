import * as z from 'zod'
import { commandInput, nameInput } from '../../shared/_kernel'
import { anyone, router, staff } from '../_platform/procedures'
import { bindPerson } from './bind-person'
import { invitePerson } from './invite-person'
import { listPeople } from './list-people'

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
})
