import {
  canonicalJson,
  dayOf,
  instantAt,
  isRefusal,
  refuse,
  remember,
  type Day,
  type Refusal,
} from '../../shared/_kernel'
import {
  adjustment,
  expiryOf,
  mayAskToAdjust,
  maySeeAdjustments,
  refuseAdjustment,
  refuseReason,
  sayChange,
  saySpan,
  type Adjustment,
} from '../../shared/adjustments'
import { openApproval, type Approval } from '../../shared/approvals'
import type { Channel } from '../../shared/channels'
import type { EditionChange } from '../../shared/editions'
import { sayAdjustment } from '../../shared/notices'
import { capacityClause, type EffectiveRules } from '../../shared/rulebooks'
import { newTrail } from '../../shared/trail'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { openEditions } from '../editions'
import { notify } from '../notices'
import { insertWithTrail } from '../trail'
import { foresee, type Foreseen } from './foresee'

export type AdjustmentWish = {
  readonly channelId: string
  readonly from: Day
  readonly through: Day
  readonly change: EditionChange
}

export type AskCommand = AdjustmentWish & {
  readonly commandId: string
  /** Made on the phone, so that handing in twice hands in once. */
  readonly adjustmentId: string
  readonly reason: string
}

/** What would come of it, before it is handed in (G5). */
export async function previewAdjustment(
  ctx: StaffContext,
  wish: AdjustmentWish,
): Promise<Foreseen | Refusal> {
  const ruled = await channelToAdjust(ctx, wish.channelId)
  if (isRefusal(ruled)) return ruled
  const refusal = refuseWish(ctx, wish, ruled)
  return refusal ?? foresee(ctx, wish.channelId, wish, wish.change)
}

/** An operator hands in the report; the head of the department decides (G5). */
export function askToAdjust(
  ctx: StaffContext,
  command: AskCommand,
): Promise<{ adjustmentId: string } | Refusal> {
  const { db, person, now } = ctx
  const { adjustmentId, commandId } = command
  return untilUncontended(ctx.random, async () => {
    const ruled = await channelToAdjust(ctx, command.channelId)
    if (isRefusal(ruled)) return ruled
    const existing = await db.get('approvals', adjustmentId)
    if (existing?.commands.includes(commandId)) return { adjustmentId }
    if (existing) return refuse('wrong-state', '这份调整报告已经提交过了，请在列表里查看。')
    const refusal = refuseWish(ctx, command, ruled) ?? refuseReason(command.reason)
    if (refusal) return refusal
    const asked = newAdjustment(ctx, command, ruled.channel)
    const [first] = await openEditions(ctx, asked.channelId, asked.from, 1)
    const decideBy =
      first && first.day <= asked.through
        ? first.locksAt
        : instantAt(asked.from, ruled.rules.cadence.window.opens)
    const approval = approvalOf(ctx, asked, ruled.channel, decideBy)
    if (isRefusal(approval)) return approval
    await db.transact(async (tx) => {
      const by = { id: person._id, name: person.name }
      const details = { span: saySpan(asked), change: sayChange(asked.change), comment: asked.reason }
      await insertWithTrail(tx, ctx, 'adjustments', asked, {
        action: 'adjustment-asked',
        by,
        at: now,
        details,
      })
      await tx.insert('approvals', { ...approval, commands: remember([], commandId) })
      const wording = sayAdjustment.asked(factsOf(asked), person.name, asked.reason)
      await notify(tx, ctx, approval.waitingFor, wording, { screen: adjustment, id: adjustmentId })
    })
    return { adjustmentId }
  })
}

export type RuledChannel = { readonly channel: Channel; readonly rules: EffectiveRules }

/** A channel, for whoever operates it. */
export async function channelToAdjust(
  { db, person }: StaffContext,
  channelId: string,
): Promise<RuledChannel | Refusal> {
  const [channel, rules] = await Promise.all([
    db.get('channels', channelId),
    db.get('effectiveRules', channelId),
  ])
  if (!channel || !rules || !maySeeAdjustments(person, channel))
    return refuse('not-found', '没有这个渠道，或您不在它的团队之中。', { path: 'channelId' })
  if (mayAskToAdjust(person, channel)) return { channel, rules }
  return refuse('not-allowed', '调整报告由本渠道的编辑提交（G5）。', { clause: 'G5' })
}

function refuseWish({ now }: StaffContext, wish: AdjustmentWish, { rules }: RuledChannel): Refusal | null {
  if (rules.cadence.cadence.kind === 'continuous')
    return refuse('wrong-state', '这个渠道不分期，没有可以调整的各期。', { clause: 'G5' })
  const { maxPosts, figures } = rules
  return refuseAdjustment(wish, wish.change, {
    today: dayOf(now),
    maxPosts,
    maxPostsClause: capacityClause(rules),
    lockMinutes: figures.lockMinutes,
  })
}

function newAdjustment(
  { person, now }: StaffContext,
  { adjustmentId, from, through, change, reason }: AskCommand,
  { _id: channelId, name }: Channel,
): Adjustment {
  return {
    _id: adjustmentId,
    schema: 1,
    version: 1,
    channelId,
    channelName: name,
    from,
    through,
    change,
    reason: reason.trim(),
    askedBy: person._id,
    askedByName: person.name,
    askedAt: now,
    state: 'asked',
    approvedAt: '',
    approvalId: adjustmentId,
    sortKey: `${now}_${adjustmentId}`,
    dueAt: expiryOf({ from, through }),
    leasedUntil: null,
    trail: newTrail,
  }
}

function approvalOf(
  { person, now, hash }: StaffContext,
  asked: Adjustment,
  { team, figures }: Channel,
  decideBy: Approval['decideBy'],
): Approval | Refusal {
  const { _id, from, through, change, reason } = asked
  return openApproval({
    _id,
    kind: adjustment,
    subjectId: _id,
    digest: hash(canonicalJson({ from, through, change, reason })),
    requesterId: person._id,
    summary: {
      title: `调整：${sayChange(change)}`,
      unitName: person.unitName,
      requesterName: person.name,
      channelName: asked.channelName,
      when: saySpan(asked),
    },
    chain: { clause: 'G5', steps: [{ role: 'head', title: '部门负责人审批' }], differentPeople: false },
    people: team,
    decideBy,
    urgeAfterHours: figures.urgeAfterHours,
    at: now,
  })
}

export function factsOf(asked: Adjustment) {
  return { channelName: asked.channelName, span: saySpan(asked), change: sayChange(asked.change) }
}
