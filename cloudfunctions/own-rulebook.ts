import * as z from 'zod'
import { dayInput, nameInput, type TimeOfDay, type Weekday } from '../shared/_kernel'
import { channelStepRoles } from '../shared/rulebooks'

const line = z.string().trim().min(1).max(60)
const paragraph = z.string().trim().min(1).max(2_000)
const clauseId = z.string().regex(/^[A-Z][A-Z0-9]{0,5}$/, 'is no clause id such as H1')

const timeInput = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no time such as 17:00') as unknown as z.ZodType<TimeOfDay>

const weekdays = z.array(z.int().min(1).max(7)).min(1) as unknown as z.ZodType<Weekday[]>

const window = z
  .strictObject({ opens: timeInput, closes: timeInput })
  .refine(({ opens, closes }) => opens < closes, 'a window closes after it opens')

const cadence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('every-day') }),
  z.strictObject({ kind: z.literal('every-n-days'), n: z.int().min(1).max(366), anchor: dayInput }),
  z.strictObject({ kind: z.literal('days-of-month'), days: z.array(z.int().min(1).max(31)).min(1) }),
  z.strictObject({ kind: z.literal('weekdays'), weekdays }),
  z.strictObject({ kind: z.literal('continuous'), everyMinutes: z.int().min(5).max(1_440) }),
])

const hung = { id: line, clause: clauseId }

const rule = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cadence'),
    ...hung,
    channelKind: line,
    cadence,
    window,
    windowsOn: z.array(z.strictObject({ weekdays, window })).default([]),
    minPosts: z.int().min(1),
  }),
  z.strictObject({ kind: z.literal('lead-time'), ...hung, clearDays: z.int().min(0).max(60) }),
  z.strictObject({ kind: z.literal('capacity'), ...hung, maxPosts: z.int().min(1) }),
  z.strictObject({
    kind: z.literal('chain'),
    ...hung,
    steps: z.array(z.strictObject({ role: z.enum(channelStepRoles), title: line })).min(1),
    differentPeople: z.boolean(),
  }),
])

const clause = z.strictObject({
  id: clauseId,
  heading: line,
  text: paragraph,
  source: line,
  visibility: z.enum(['public', 'internal']),
})

/** A rulebook that a company writes for a channel of its own (G25): when it sends, and through whose hands. */
export const ownRulebook = z
  .strictObject({
    id: nameInput,
    version: z.int().min(1),
    title: line,
    clauses: z.array(clause).min(1),
    // Examples are for the rulebooks that come with the product: a test runs them.
    rules: z.array(rule.transform((told) => ({ ...told, examples: { good: [], bad: [] } }))),
  })
  .superRefine(({ clauses, rules }, ctx) => {
    const known = clauses.map(({ id }) => id)
    rules.forEach((each, index) => {
      if (known.includes(each.clause)) return
      const message = `'${each.clause}' is not among the clauses`
      ctx.addIssue({ code: 'custom', path: ['rules', index, 'clause'], message })
    })
  })
