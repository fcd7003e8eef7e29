import { dayOf, isRefusal, refuse, type Day, type Refusal } from '../../shared/_kernel'
import { maySeeAdjustments, type Adjustment } from '../../shared/adjustments'
import type { Window } from '../../shared/editions'
import { capacityClause } from '../../shared/rulebooks'
import type { StaffContext } from '../_platform/context'
import { hasPartIn, viewApproval, type ApprovalView } from '../approvals'
import { namesOf, presentMe, type Me } from '../staff'
import { channelToAdjust } from './ask-to-adjust'
import { foresee, type Foreseen } from './foresee'

export type AdjustmentRow = Pick<
  Adjustment,
  'from' | 'through' | 'change' | 'reason' | 'state' | 'askedByName' | 'askedAt' | 'channelName'
> & {
  readonly id: string
  /** Approved, and not yet in every edition. */
  readonly underWay: boolean
}

export type AdjustmentSheet = {
  readonly me: Me
  readonly channel: { readonly id: string; readonly name: string }
  readonly today: Day
  readonly minPosts: number
  readonly plannedPosts: number
  readonly maxPosts: number
  readonly maxPostsClause: string
  readonly lockMinutes: number
  readonly window: Window
  readonly heads: readonly string[]
  readonly recent: readonly AdjustmentRow[]
}

const shownRecent = 10

/** What the form of a report shows: the figures in force, who decides, and what was asked for lately. */
export async function adjustmentSheet(
  ctx: StaffContext,
  channelId: string,
): Promise<AdjustmentSheet | Refusal> {
  const ruled = await channelToAdjust(ctx, channelId)
  if (isRefusal(ruled)) return ruled
  const { channel, rules } = ruled
  const [names, recent] = await Promise.all([
    namesOf(ctx, channel.team.head),
    latestAdjustments(ctx, channelId),
  ])
  return {
    me: presentMe(ctx.person),
    channel: { id: channelId, name: channel.name },
    today: dayOf(ctx.now),
    minPosts: rules.cadence.minPosts,
    plannedPosts: rules.figures.plannedPosts,
    maxPosts: rules.maxPosts,
    maxPostsClause: capacityClause(rules),
    lockMinutes: rules.figures.lockMinutes,
    window: rules.cadence.window,
    heads: channel.team.head.filter((id) => id !== ctx.person._id).map((id) => names.get(id) ?? ''),
    recent,
  }
}

async function latestAdjustments({ db }: StaffContext, channelId: string): Promise<AdjustmentRow[]> {
  const found = await db.find('adjustments', {
    where: { channelId },
    orderBy: ['sortKey', 'desc'],
    limit: shownRecent,
  })
  return found.map(adjustmentRow)
}

export type AdjustmentDetail = {
  readonly me: Me
  readonly adjustment: AdjustmentRow & { readonly unitName: string }
  readonly approval: ApprovalView
  /** What approving it would bring about now; null once it is decided. */
  readonly foreseen: Foreseen | null
}

/** A report, what would come of it now, and how far it is (G5). */
export async function adjustmentDetail(
  ctx: StaffContext,
  adjustmentId: string,
): Promise<AdjustmentDetail | Refusal> {
  const { db, person } = ctx
  const adjustment = await db.get('adjustments', adjustmentId)
  if (!adjustment) return hidden
  const { channelId, approvalId, change, state } = adjustment
  const [channel, approval] = await Promise.all([
    db.get('channels', channelId),
    db.get('approvals', approvalId),
  ])
  if (!channel || !approval) throw new Error(`adjustment ${adjustmentId} is not whole`)
  if (!maySeeAdjustments(person, channel) && !(await hasPartIn(ctx, [approval]))) return hidden
  const [view, foreseen] = await Promise.all([
    viewApproval(ctx, approval),
    state === 'asked' ? foresee(ctx, channelId, adjustment, change) : null,
  ])
  return {
    me: presentMe(person),
    adjustment: { ...adjustmentRow(adjustment), unitName: approval.summary.unitName },
    approval: view,
    foreseen,
  }
}

function adjustmentRow(adjustment: Adjustment): AdjustmentRow {
  const { _id, from, through, change, reason, state, askedByName, askedAt, channelName, dueAt } = adjustment
  return {
    id: _id,
    from,
    through,
    change,
    reason,
    state,
    askedByName,
    askedAt,
    channelName,
    underWay: state === 'in-force' && dueAt !== null,
  }
}

const hidden = refuse('not-found', '没有这份调整报告，或您不在这个渠道的团队之中。')
