import { isRefusal, refuse, type Refusal } from '../../shared/_kernel'
import type { StaffContext } from '../_platform/context'
import { decideRequest } from './decide-request'
import { waitingFor } from './inbox'
import type { RequestKind } from './request-kind'

export const mostAtOnce = 20

export type DecideManyCommand = {
  readonly commandId: string
  readonly comment: string
  readonly items: readonly { readonly approvalId: string; readonly digest: string; readonly step: number }[]
}

type OneOfMany = {
  readonly approvalId: string
  readonly refusal: Refusal | null
  /** The day as it is now, where it was approved: it may have moved on. */
  readonly when: string | null
}

export type ManyDecided = {
  /** What became of each, in the order in which they were given. */
  readonly results: readonly OneOfMany[]
  readonly badge: number
}

/**
 * Approves what waits in one edition, each for itself: one that is refused keeps none of the others back. What needs a
 * reason is decided one by one.
 */
export async function approveMany(
  ctx: StaffContext,
  kinds: readonly RequestKind[],
  { commandId, comment, items }: DecideManyCommand,
): Promise<ManyDecided | Refusal> {
  const approvals = await ctx.db.getMany(
    'approvals',
    items.map(({ approvalId }) => approvalId),
  )
  const editions = new Set(approvals.map(({ summary }) => `${summary.channelName} ${summary.when}`))
  if (editions.size > 1)
    return refuse('bad-input', '一次只能处理同一期的稿件，请重新选择。', { path: 'items' })
  const results: OneOfMany[] = []
  for (const item of items) {
    const verdict = { verdict: 'approved', comment, clause: null } as const
    const decided = await decideRequest(ctx, kinds, { commandId, ...item, ...verdict })
    const outcome = isRefusal(decided)
      ? { refusal: decided, when: null }
      : { refusal: null, when: decided.when }
    results.push({ approvalId: item.approvalId, ...outcome })
  }
  return { results, badge: (await waitingFor(ctx)).length }
}
