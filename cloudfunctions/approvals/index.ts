import * as z from 'zod'
import { commandInput } from '../../shared/_kernel'
import { commentLimit } from '../../shared/approvals'
import { router, staff } from '../_platform/procedures'
import { presentMe } from '../staff'
import { decideRequest } from './decide-request'
import { waitingFor } from './inbox'
import type { RequestKind } from './request-kind'

export { waitingFor, type InboxItem } from './inbox'
export type { Effects, RequestKind } from './request-kind'

const decision = z.strictObject({
  ...commandInput,
  approvalId: z.string().max(60),
  digest: z.string().max(64),
  step: z.int().min(0).max(20),
  verdict: z.enum(['approved', 'returned']),
  comment: z.string().max(commentLimit),
  clause: z.string().max(10).nullable(),
})

export function approvalsRouter(kinds: readonly RequestKind[]) {
  return router({
    inbox: staff.query(async ({ ctx }) => {
      const waiting = await waitingFor(ctx)
      return { me: presentMe(ctx.person), badge: waiting.length, waiting }
    }),
    decide: staff.input(decision).mutation(({ ctx, input }) => decideRequest(ctx, kinds, input)),
  })
}
