import * as z from 'zod'
import { commandInput, idInput, nameInput, textInput } from '../../shared/_kernel'
import { longestText, mostFields, mostInOffice, mostPages } from '../../shared/applications'
import { officeRoles } from '../../shared/rulebooks'
import { router, staff } from '../_platform/procedures'
import type { ApplicationKind } from './application-kind'
import { applicationDetail, applicationKindsPage, formPage } from './application-pages'
import { handInApplication } from './hand-in-application'
import { setOffice } from './offices'

export type { ApplicationKind, Filled } from './application-kind'
export { applicationRequest } from './application-request'
export { officeRows, officesOf, type OfficeRow } from './offices'

const kind = z.string().max(40)
const key = z.string().regex(/^[a-zA-Z]{1,20}$/, '申请表已更新，请重新打开')
const fields = <V extends z.ZodType>(value: V) =>
  z.record(key, value).refine((given) => Object.keys(given).length <= mostFields, '申请表已更新，请重新打开')

/** What can be done with applications of these kinds. */
export function applicationsRouter(kinds: readonly ApplicationKind[]) {
  return router({
    kinds: staff.query(({ ctx }) => applicationKindsPage(ctx, kinds)),
    form: staff
      .input(z.strictObject({ kind, accountId: idInput.nullable() }))
      .query(({ ctx, input }) => formPage(ctx, kinds, input)),
    handIn: staff
      .input(
        z.strictObject({
          ...commandInput,
          applicationId: idInput,
          kind,
          written: fields(textInput(longestText)),
          pages: fields(z.array(idInput).max(mostPages)),
        }),
      )
      .mutation(({ ctx, input }) => handInApplication(ctx, kinds, input)),
    detail: staff
      .input(z.strictObject({ applicationId: idInput }))
      .query(({ ctx, input }) => applicationDetail(ctx, kinds, input.applicationId)),
    setOffice: staff
      .input(
        z.strictObject({
          ...commandInput,
          role: z.enum(officeRoles),
          people: z.array(nameInput).max(mostInOffice + 1),
        }),
      )
      .mutation(({ ctx, input }) => setOffice(ctx, input)),
  })
}
