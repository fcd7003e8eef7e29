import { dayOf, sayDay, type Day, type Instant, type Refusal } from '../../shared/_kernel'
import { openApproval, type Approval, type ApprovalRequest } from '../../shared/approvals'
import { earliestEditionDay, type Edition } from '../../shared/editions'
import { say } from '../../shared/notices'
import {
  earliestFor,
  refuseWishes,
  remarkOn,
  urgentMark,
  type Post,
  type Revision,
  type Wishes,
} from '../../shared/posts'
import type { EffectiveRules } from '../../shared/rulebooks'
import type { StaffContext } from '../_platform/context'
import type { Tx } from '../_platform/database'
import { takePlace, type Taken } from '../editions'
import { notify } from '../notices'

/** What the submitter is told: the date, before anything else (G7). */
export type HandedIn = {
  readonly postId: string
  readonly channelName: string
  readonly day: Day | null
  readonly opensAt: Instant | null
  readonly message: string
}

export function presentHandedIn(post: Post): HandedIn {
  const { place, channelName } = post
  const message = place
    ? `已提交，预占${channelName}${sayDay(place.day)}的版位；以编辑回复的日期为准。`
    : `已提交，有空位时排入${channelName}。`
  return { postId: post._id, channelName, day: place?.day ?? null, opensAt: place?.opensAt ?? null, message }
}

/**
 * The place after the lead time that the submitter wishes, or the first one (G6, G7): counted from today, and anew when
 * the unit's head has passed it, where the chain begins with the head.
 */
export async function placeForToday(
  ctx: StaffContext,
  { id, channelId, wishes }: { readonly id: string; readonly channelId: string; readonly wishes: Wishes },
  { leadTime, cadence }: EffectiveRules,
  read?: readonly Edition[],
): Promise<Taken | Refusal> {
  const today = dayOf(ctx.now)
  const earliestDay = earliestEditionDay(today, leadTime.clearDays)
  const frame = { today, earliestDay, cadence: cadence.cadence, leadTimeClause: leadTime.clause }
  const refusal = refuseWishes(wishes, frame)
  if (refusal) return refusal
  const post = { id, channelId, submittedAt: ctx.now }
  return takePlace(ctx, post, earliestFor(wishes, earliestDay), read, wishes)
}

/** Opens the approval of a revision and asks whoever decides first. */
export function approvalOf(
  { now }: Pick<StaffContext, 'now'>,
  post: Post,
  revision: Revision,
  { people, chain }: Pick<ApprovalRequest, 'people' | 'chain'>,
  rules: EffectiveRules,
  { edition }: Pick<Taken, 'edition'>,
): Approval | Refusal {
  const remark = remarkOn(revision.safety)
  return openApproval({
    _id: revision._id,
    kind: 'post',
    subjectId: post._id,
    digest: revision.digest,
    requesterId: post.submitterId,
    summary: {
      title: post.title,
      unitName: post.unitName,
      requesterName: post.submitterName,
      channelName: post.channelName,
      when: sayDay(edition.day),
      ...(remark && { remark }),
      ...(post.urgent && { mark: urgentMark }),
    },
    chain,
    people,
    decideBy: edition.locksAt,
    urgeAfterHours: rules.figures.urgeAfterHours,
    at: now,
  })
}

export function askFirst(tx: Tx, ctx: StaffContext, post: Post, approval: Approval): Promise<void> {
  const facts = { postId: post._id, title: post.title, day: post.place?.day ?? null }
  const step = approval.steps[approval.current]?.title ?? ''
  return notify(tx, ctx, approval.waitingFor, say.decide(facts, step), { screen: 'post', id: post._id })
}
