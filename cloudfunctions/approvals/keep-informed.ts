import { isRefusal, refuse, type Instant, type Refusal } from '../../shared/_kernel'
import { copyTo, markCopyRead, mayUrgeFrom, takesPart, urge, withdraw } from '../../shared/approvals'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { actOn, type Happened } from './act'
import type { RequestKind } from './request-kind'

type Tap = { readonly commandId: string; readonly approvalId: string }

/** Lets people know who needn't decide (抄送). */
export async function copyRequest(
  ctx: StaffContext,
  kinds: readonly RequestKind[],
  command: Tap & { readonly toIds: readonly string[] },
): Promise<{ subjectId: string } | Refusal> {
  const after = await actOn(ctx, kinds, command, async (approval, act): Promise<Happened | Refusal> => {
    const people = await ctx.db.getMany('people', command.toIds)
    if (people.filter(({ active }) => active).length < command.toIds.length)
      return refuse('not-found', '有人已不在职，请重新选择。', { path: 'toIds' })
    const changed = copyTo(approval, { ...act, people })
    if (isRefusal(changed)) return changed
    const to = changed.copies.slice(approval.copies.length)
    return { approval: changed, event: { kind: 'copied', to }, by: { id: act.by._id, name: act.by.name } }
  })
  return isRefusal(after) ? after : { subjectId: after.subjectId }
}

/** Whoever was copied has read it: their mark, which is nobody else's business and leaves no trail. */
export function markRead(
  { db, person, now, random }: StaffContext,
  { approvalId }: { readonly approvalId: string },
): Promise<{ read: true } | Refusal> {
  return untilUncontended(random, async () => {
    const approval = await db.get('approvals', approvalId)
    if (!approval || !takesPart(approval, person._id))
      return refuse('not-found', '没有这项审批，请刷新后再看。')
    const isUnread = approval.copies.some(({ id, readAt }) => id === person._id && readAt === null)
    if (isUnread) await db.transact((tx) => tx.replace('approvals', markCopyRead(approval, person._id, now)))
    return { read: true as const }
  })
}

/** Reminds those it waits for (催办). */
export async function urgeRequest(
  ctx: StaffContext,
  kinds: readonly RequestKind[],
  command: Tap,
): Promise<{ urgeFrom: Instant } | Refusal> {
  const after = await actOn(ctx, kinds, command, (approval, act) => {
    const urged = urge(approval, act)
    if (isRefusal(urged)) return urged
    const event = { kind: 'urged', whom: 'waiting', people: approval.waitingFor } as const
    return { approval: urged, event, by: { id: act.by._id, name: act.by.name } }
  })
  return isRefusal(after) ? after : { urgeFrom: mayUrgeFrom(after) }
}

/** Its requester takes it back. */
export async function withdrawRequest(
  ctx: StaffContext,
  kinds: readonly RequestKind[],
  command: Tap,
): Promise<{ subjectId: string } | Refusal> {
  const after = await actOn(ctx, kinds, command, (approval, act) => {
    const withdrawn = withdraw(approval, act)
    if (isRefusal(withdrawn)) return withdrawn
    return { approval: withdrawn, event: { kind: 'withdrawn' }, by: { id: act.by._id, name: act.by.name } }
  })
  return isRefusal(after) ? after : { subjectId: after.subjectId }
}
