import * as z from 'zod'
import {
  commandInput,
  dayInput,
  idInput,
  lineInput,
  nameInput,
  parseInstant,
  textInput,
  type Instant,
} from '../../shared/_kernel'
import {
  attachmentLimits,
  commentLimit,
  mostCopies,
  mostSteps,
  phraseLimits,
  verdicts,
} from '../../shared/approvals'
import { router, staff } from '../_platform/procedures'
import { presentMe } from '../staff'
import { checkAttachment, ticketAttachment } from './attachments'
import { commentOn } from './comments'
import { approveMany, mostAtOnce } from './decide-many'
import { decideRequest } from './decide-request'
import { deputiesScreen, endDeputy, nameDeputy } from './deputies'
import { findPeople } from './find-people'
import { addApproverTo, transferRequest } from './hand-on'
import { inboxPage, waitingFor } from './inbox'
import { copyRequest, markRead, urgeRequest, withdrawRequest } from './keep-informed'
import { keepPhrases } from './phrases'
import type { RequestKind } from './request-kind'

export {
  decisionRow,
  surroundingsOf,
  viewApproval,
  type ApprovalView,
  type DecisionRow,
} from './approval-view'
export { deputyshipsFrom, hasPartIn } from './deputies'
export { waitingFor, type InboxItem } from './inbox'
export { recorded } from './recorded'
export type { ApprovalEvent, Effects, RequestKind } from './request-kind'
export { toldOnly, type Told } from './told'
export { whenDue } from './when-due'

const approvalId = z.string().max(60)
const instantInput = z
  .string()
  .max(30)
  .refine((text) => parseInstant(text) !== null, '时间不正确') as unknown as z.ZodType<Instant>
const comment = textInput(commentLimit)
const seen = { approvalId, digest: z.string().max(64), step: z.int().min(0).max(mostSteps) }

const decision = z.strictObject({
  ...commandInput,
  ...seen,
  verdict: z.enum(verdicts),
  comment,
  clause: z.string().max(10).nullable(),
  changesDueAt: instantInput.nullable().optional(),
  // Read in the form of the request's own kind, which bounds it.
  extras: z.unknown().optional(),
})

const tap = z.strictObject({ ...commandInput, approvalId })
const handOn = { ...commandInput, approvalId, toId: nameInput, reason: comment }
const phrase = z.strictObject({
  verdict: z.enum(verdicts),
  text: lineInput(phraseLimits.characters).trim().min(1),
})

/** What can be done with a request of any kind. */
export function approvalsRouter(kinds: readonly RequestKind[]) {
  return router({
    inbox: staff.query(async ({ ctx }) => {
      const waiting = await waitingFor(ctx)
      return { me: presentMe(ctx.person), badge: waiting.length, waiting }
    }),
    list: staff
      .input(
        z.strictObject({
          tab: z.enum(['requested', 'copied', 'done']),
          after: z.string().max(100).nullable(),
        }),
      )
      .query(({ ctx, input }) => inboxPage(ctx, input.tab, input.after)),
    decide: staff.input(decision).mutation(({ ctx, input }) => decideRequest(ctx, kinds, input)),
    decideMany: staff
      .input(
        z.strictObject({
          ...commandInput,
          comment,
          items: z.array(z.strictObject(seen)).min(1).max(mostAtOnce),
        }),
      )
      .mutation(({ ctx, input }) => approveMany(ctx, kinds, input)),
    transfer: staff
      .input(z.strictObject(handOn))
      .mutation(({ ctx, input }) => transferRequest(ctx, kinds, input)),
    addApprover: staff
      .input(z.strictObject({ ...handOn, side: z.enum(['before', 'after']) }))
      .mutation(({ ctx, input }) => addApproverTo(ctx, kinds, input)),
    comment: staff
      .input(
        z.strictObject({
          ...commandInput,
          approvalId,
          text: comment,
          attachmentIds: z.array(idInput).max(attachmentLimits.files),
        }),
      )
      .mutation(({ ctx, input }) => commentOn(ctx, kinds, input)),
    ticketFile: staff
      .input(z.strictObject({ ...commandInput, name: z.string().max(200), bytes: z.int().min(1) }))
      .mutation(({ ctx, input }) => ticketAttachment(ctx, input)),
    checkFile: staff
      .input(z.strictObject({ attachmentId: idInput }))
      .mutation(({ ctx, input }) => checkAttachment(ctx, input)),
    copy: staff
      .input(
        z.strictObject({ ...commandInput, approvalId, toIds: z.array(nameInput).min(1).max(mostCopies) }),
      )
      .mutation(({ ctx, input }) => copyRequest(ctx, kinds, input)),
    markCopyRead: staff.input(tap).mutation(({ ctx, input }) => markRead(ctx, input)),
    urge: staff.input(tap).mutation(({ ctx, input }) => urgeRequest(ctx, kinds, input)),
    withdraw: staff.input(tap).mutation(({ ctx, input }) => withdrawRequest(ctx, kinds, input)),
    people: staff
      .input(z.strictObject({ name: z.string().max(20) }))
      .query(({ ctx, input }) => findPeople(ctx, input)),
    deputies: staff.query(({ ctx }) => deputiesScreen(ctx)),
    nameDeputy: staff
      .input(z.strictObject({ ...commandInput, deputyId: nameInput, from: dayInput, through: dayInput }))
      .mutation(({ ctx, input }) => nameDeputy(ctx, input)),
    endDeputy: staff
      .input(z.strictObject({ ...commandInput, deputyshipId: idInput }))
      .mutation(({ ctx, input }) => endDeputy(ctx, input)),
    keepPhrases: staff
      .input(z.strictObject({ ...commandInput, phrases: z.array(phrase).max(phraseLimits.own) }))
      .mutation(({ ctx, input }) => keepPhrases(ctx, input)),
  })
}
