import * as z from 'zod'
import { commandInput, dayInput, textInput } from '../../shared/_kernel'
import { amendmentLimits } from '../../shared/amendments'
import { router, staff } from '../_platform/procedures'
import { amendmentDetail, draftSheet } from './amendment-pages'
import { askConsent } from './ask-for-consent'
import { beginDraft, callOffVersion, dropDraft, saveClause, tryAgain } from './write-draft'

export { amendmentKind } from './amendment-kind'
export { enactVersion } from './enact-version'

/** A rulebook in one version, such as `group-media@2`. */
const versioned = z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}@\d{1,4}$/, '编号不正确')

/** How far a number may go is said by its rule, with the clause. */
const figures = z
  .array(z.strictObject({ rule: z.string().min(1).max(60), figure: z.string().max(20), value: z.number() }))
  .max(50)
  .readonly()
const written = {
  heading: textInput(amendmentLimits.heading),
  text: textInput(amendmentLimits.text),
  figures,
}
const seen = { heading: z.string().max(200), text: z.string().max(5_000), figures }
const onDraft = { ...commandInput, amendmentId: versioned }

export const amendmentsRouter = router({
  begin: staff
    .input(z.strictObject({ ...commandInput, rulebook: versioned }))
    .mutation(({ ctx, input }) => beginDraft(ctx, input)),
  draft: staff
    .input(z.strictObject({ amendmentId: versioned }))
    .query(({ ctx, input }) => draftSheet(ctx, input.amendmentId)),
  saveClause: staff
    .input(
      z.strictObject({
        ...onDraft,
        clause: z.string().min(1).max(20),
        ...written,
        seen: z.strictObject(seen),
      }),
    )
    .mutation(({ ctx, input }) => saveClause(ctx, input)),
  detail: staff
    .input(z.strictObject({ amendmentId: versioned, from: dayInput.nullable().optional() }))
    .query(({ ctx, input }) => amendmentDetail(ctx, input)),
  ask: staff
    .input(
      z.strictObject({ ...onDraft, reason: textInput(amendmentLimits.reason), from: dayInput.nullable() }),
    )
    .mutation(({ ctx, input }) => askConsent(ctx, input)),
  drop: staff.input(z.strictObject(onDraft)).mutation(({ ctx, input }) => dropDraft(ctx, input)),
  callOff: staff.input(z.strictObject(onDraft)).mutation(({ ctx, input }) => callOffVersion(ctx, input)),
  tryAgain: staff.input(z.strictObject(onDraft)).mutation(({ ctx, input }) => tryAgain(ctx, input)),
})
