import * as z from 'zod'
import { commandInput, lineInput, nameInput } from '../../shared/_kernel'
import { ownNumberReasonLimit } from '../../shared/rulebooks'
import { anyone, anyoneMeanwhileOf, router, staff } from '../_platform/procedures'
import { adoptRulebook, dropRulebook } from './adopt-rulebook'
import { adoptionForm, foresee, shelf } from './adoption-screens'
import { clausePage, readClause } from './clause-page'
import { book, library } from './library'

export { adoptedAfter, settled, writeAdoption, type Settled } from './adopt-rulebook'
export { clausesIn, clausesOf, type ClauseText } from './clauses'
export { planAdoption, type ChannelPlan, type Choice, type Wanted } from './plan-adoption'
export { readSituation, type WholeSituation } from './read-situation'

/** A rulebook in one version, such as `group-media@1`. */
const rulebook = z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}@\d{1,4}$/, '编号不正确')

const ruleId = z.string().min(1).max(60)

const wanted = {
  rulebook,
  units: z.array(nameInput).min(1).max(1_000).readonly().nullable(),
  channels: z.array(nameInput).max(100).readonly(),
  /** How far a number may go is said by its rule, with the clause. */
  overrides: z
    .array(
      z.strictObject({
        ...{ rule: ruleId, figure: z.string().max(20), value: z.number() },
        channelId: nameInput.optional(),
        reason: lineInput(ownNumberReasonLimit).optional(),
      }),
    )
    .max(200)
    .readonly(),
  setAside: z
    .array(z.strictObject({ channelId: nameInput, rule: ruleId }))
    .max(200)
    .readonly(),
}

const clauseInput = z.strictObject({ clause: z.string().min(1).max(20), of: rulebook.optional() })

export const rulebooksRouter = router({
  shelf: staff.query(({ ctx }) => shelf(ctx)),
  adoption: staff
    .input(z.strictObject({ rulebook }))
    .query(({ ctx, input }) => adoptionForm(ctx, input.rulebook)),
  foresee: staff.input(z.strictObject(wanted)).query(({ ctx, input }) => foresee(ctx, input)),
  adopt: staff
    .input(z.strictObject({ ...commandInput, ...wanted }))
    .mutation(({ ctx, input }) => adoptRulebook(ctx, input)),
  drop: staff
    .input(z.strictObject({ ...commandInput, rulebook }))
    .mutation(({ ctx, input }) => dropRulebook(ctx, input)),
  book: anyone.input(z.strictObject({ id: nameInput })).query(({ ctx, input }) => book(ctx, input)),
  clause: anyoneMeanwhileOf(clauseInput, readClause).query(({ ctx, input }) =>
    clausePage(ctx, ctx.read, input),
  ),
  library: anyone.query(({ ctx }) => library(ctx)),
})
