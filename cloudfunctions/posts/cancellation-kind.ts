import { isRefusal, refuse, type Refusal } from '../../shared/_kernel'
import type { Approval } from '../../shared/approvals'
import { say } from '../../shared/notices'
import { cancelPost, type Post } from '../../shared/posts'
import type { Actor, Deed } from '../../shared/trail'
import type { Context } from '../_platform/context'
import { recorded, type ApprovalEvent, type Effects, type RequestKind } from '../approvals'
import { notify } from '../notices'
import { replaceWithTrail } from '../trail'
import { cancellation } from './asked-beside'
import { leavingLocked } from './leave-locked'
import { factsOf, freeingPlace, opens } from './request-subject'
import { toldOfPost } from './request-told'

/** Taking back a post that has passed, with its approvers' consent (通过后撤销). */
export const cancellationKind: RequestKind = {
  kind: cancellation,

  async happened(ctx, approval, event, by) {
    const post = await ctx.db.get('posts', approval.subjectId)
    if (!post) throw new Error(`cancellation ${approval._id} has no post`)
    switch (event.kind) {
      case 'decided':
        return consented(ctx, post, approval, event, by)
      case 'withdrawn':
        return recorded(ctx, 'posts', post, {
          action: 'cancellation-withdrawn',
          by,
          at: ctx.now,
          details: {},
        })
      case 'lapsed':
        throw new Error(`cancellation ${approval._id} asked for changes`)
      case 'transferred':
      case 'added':
      case 'commented':
      case 'copied':
      case 'urged':
        return toldOfPost(ctx, post, approval, event, by)
      default:
        return event satisfies never
    }
  },
}

type Decided = Extract<ApprovalEvent, { kind: 'decided' }>

async function consented(
  ctx: Context,
  post: Post,
  approval: Approval,
  { decision: { verdict, comment } }: Decided,
  by: Actor,
): Promise<Effects | Refusal> {
  if (post.state !== 'scheduled' && post.state !== 'locked')
    return refuse('wrong-state', '稿件已经不在排期之中，撤销申请已作废。')
  if (verdict !== 'approved' && verdict !== 'rejected')
    return refuse('bad-input', '撤销申请只能同意或不同意。', { path: 'verdict' })
  const deed: Deed = { action: `cancellation-${verdict}`, by, at: ctx.now, details: { comment } }
  if (verdict === 'rejected') {
    const wording = say.cancellationRefused(factsOf(post), by.name, comment)
    return recorded(ctx, 'posts', post, deed, (tx) =>
      notify(tx, ctx, [post.submitterId], wording, opens(post)),
    )
  }
  if (approval.state !== 'passed') return recorded(ctx, 'posts', post, deed)
  const cancelled = { ...deed, action: 'cancelled' }
  const leaving = post.state === 'locked' ? await leavingLocked(ctx, post, cancelled) : null
  if (isRefusal(leaving)) return leaving
  return {
    ...(leaving ? {} : await freeingPlace(ctx, post)),
    write: async (tx) => {
      await leaving?.(tx)
      await replaceWithTrail(tx, ctx, 'posts', cancelPost(post), cancelled)
      const people = [...new Set([post.submitterId, ...approval.dealtWithBy])].filter((id) => id !== by.id)
      await notify(tx, ctx, people, say.cancelled(factsOf(post)), opens(post))
    },
  }
}
