import { daysBetween, refuse, type Refusal } from '../../shared/_kernel'
import {
  adjustment,
  closed,
  putInForce,
  refuseWhileCarriedOut,
  type Adjustment,
} from '../../shared/adjustments'
import type { Approval } from '../../shared/approvals'
import { sayAdjustment } from '../../shared/notices'
import type { Actor, Deed } from '../../shared/trail'
import type { Context } from '../_platform/context'
import { recorded, toldOnly, type ApprovalEvent, type Effects, type RequestKind } from '../approvals'
import { adjustmentsInForce } from '../editions'
import { notify } from '../notices'
import { channelHeads } from '../posts'
import { replaceWithTrail } from '../trail'
import { carryOutAdjustment } from './carry-out'
import { factsOf } from './ask-to-adjust'

/** Another number of posts, or another time, for a span (调整, G5). */
export const adjustmentKind: RequestKind = {
  kind: adjustment,

  async happened(ctx, approval, event, by) {
    const asked = await ctx.db.get('adjustments', approval.subjectId)
    if (!asked) throw new Error(`approval ${approval._id} has no adjustment`)
    switch (event.kind) {
      case 'decided':
        return decided(ctx, asked, approval, event, by)
      case 'withdrawn': {
        const deed = { action: 'adjustment-withdrawn', by, at: ctx.now, details: {} }
        return recorded(ctx, 'adjustments', closed(asked, 'withdrawn'), deed)
      }
      case 'lapsed':
        throw new Error(`adjustment ${approval._id} asked for changes`)
      case 'transferred':
      case 'added':
      case 'commented':
      case 'copied':
      case 'urged': {
        const { channelId, _id } = asked
        const { title, when } = approval.summary
        const facts = { postId: _id, title: `${when}${title}`, day: null }
        const heads = () => channelHeads(ctx, channelId)
        const about = {
          collection: 'adjustments',
          document: asked,
          facts,
          heads,
          opens: opens(asked),
        } as const
        return toldOnly(ctx, about, approval, event, by)
      }
      default:
        return event satisfies never
    }
  },
}

type Decided = Extract<ApprovalEvent, { kind: 'decided' }>

async function decided(
  ctx: Context,
  asked: Adjustment,
  approval: Approval,
  { decision: { verdict, comment }, step }: Decided,
  by: Actor,
): Promise<Effects | Refusal> {
  const deed: Deed = {
    action: `adjustment-${verdict}`,
    by,
    at: ctx.now,
    details: { step: step.title, comment },
  }
  if (verdict === 'rejected') {
    const told = sayAdjustment.rejected(factsOf(asked), by.name, comment)
    return recorded(ctx, 'adjustments', closed(asked, 'rejected'), deed, (tx) =>
      notify(tx, ctx, [asked.askedBy], told, opens(asked)),
    )
  }
  if (verdict !== 'approved')
    return refuse('bad-input', '调整报告只能同意或不同意；要修改，请不同意并写明，由编辑重新提交。', {
      path: 'verdict',
    })
  if (approval.state !== 'passed') return recorded(ctx, 'adjustments', asked, deed)
  return inForce(ctx, asked, deed)
}

/** A longer span would let whoever approves it wait. */
const daysAtOnce = 14

/** The channel is written with it, so that editions being made at this very moment are made anew, and obey it. */
async function inForce(ctx: Context, asked: Adjustment, deed: Deed): Promise<Effects | Refusal> {
  const channel = await ctx.db.get('channels', asked.channelId)
  if (!channel) throw new Error(`adjustment ${asked._id} has no channel`)
  const busy = refuseWhileCarriedOut(asked, await adjustmentsInForce(ctx, asked.channelId))
  if (busy) return busy
  const holds = putInForce(asked, ctx.now)
  const told = sayAdjustment.approved(factsOf(asked), deed.by.name)
  return {
    write: async (tx) => {
      await replaceWithTrail(tx, ctx, 'adjustments', holds, deed)
      const { span, change } = factsOf(asked)
      const details = { adjustment: asked._id, span, change }
      await replaceWithTrail(tx, ctx, 'channels', channel, { ...deed, action: 'adjusted', details })
      await notify(tx, ctx, [asked.askedBy], told, opens(asked))
    },
    // What is left of it, the clock carries out within a minute.
    afterwards: async () => {
      if (daysBetween(asked.from, asked.through) < daysAtOnce) await carryOutAdjustment(ctx, asked._id)
    },
  }
}

export function opens({ _id }: Adjustment): { screen: 'adjustment'; id: string } {
  return { screen: adjustment, id: _id }
}
