import { isRefusal, refuse, remember, type Refusal } from '../../shared/_kernel'
import { openApproval, type Approval } from '../../shared/approvals'
import { say } from '../../shared/notices'
import { refuseCancellation, type Post } from '../../shared/posts'
import type { Context, StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { notify } from '../notices'
import { replaceWithTrail } from '../trail'
import { approvalsOf, cancellation } from './asked-beside'
import { refuseLeavingLocked } from './leave-locked'
import { factsOf, opens } from './request-subject'

export type CancelCommand = {
  readonly commandId: string
  readonly postId: string
  readonly reason: string
}

/** The submitter of a post that has passed asks everybody who approved it to let it go (通过后撤销). */
export function askToCancel(
  ctx: StaffContext,
  command: CancelCommand,
): Promise<{ postId: string } | Refusal> {
  const { db, person, now } = ctx
  const { commandId, postId } = command
  const reason = command.reason.trim()
  return untilUncontended(ctx.random, async () => {
    const [post, approvals] = await Promise.all([db.get('posts', postId), approvalsOf(ctx, postId)])
    const passed = approvals.find(({ _id }) => _id === post?.approvalId)
    if (!post || !passed || post.submitterId !== person._id)
      return refuse('not-found', '没有这篇稿件，或它不是由您提交的。')
    if (approvals.some(({ commands }) => commands.includes(commandId))) return { postId }
    const earlier = approvals.filter(({ kind }) => kind === cancellation)
    const refusal =
      refuseCancellation(person, post) ??
      refuseAgain(earlier) ??
      refuseSilence(reason) ??
      (post.state === 'locked' ? await refuseLeavingLocked(ctx, post) : null)
    if (refusal) return refusal
    const approvers = await stillActive(ctx, passed)
    const asked = openCancellationOf(ctx, post, passed, approvers, earlier.length)
    if (isRefusal(asked)) return asked
    const deed = {
      action: 'cancellation-asked',
      by: { id: person._id, name: person.name },
      at: now,
      details: { comment: reason },
    }
    await db.transact(async (tx) => {
      await replaceWithTrail(tx, ctx, 'posts', post, deed)
      await tx.insert('approvals', { ...asked, commands: remember([], commandId) })
      await notify(
        tx,
        ctx,
        asked.waitingFor,
        say.cancellationAsked(factsOf(post), person.name, reason),
        opens(post),
      )
    })
    return { postId }
  })
}

/** The id follows from how many there were, so that two asked for at once collide. */
function openCancellationOf(
  { now }: StaffContext,
  post: Post,
  passed: Approval,
  approvers: readonly string[],
  earlier: number,
): Approval | Refusal {
  return openApproval({
    _id: `${passed._id}_cancel_${earlier + 1}`,
    kind: cancellation,
    subjectId: post._id,
    digest: post.revision.digest,
    requesterId: post.submitterId,
    summary: { ...passed.summary, title: `撤销：${post.title}` },
    chain: {
      clause: passed.clause,
      steps: [{ role: 'publisher', title: '同意撤销', mode: 'all' }],
      differentPeople: true,
    },
    people: { publisher: approvers },
    decideBy: post.place?.opensAt ?? passed.decideBy,
    urgeAfterHours: passed.urgeAfterHours,
    at: now,
  })
}

/** Whose consent it needs: everybody who approved the post and is still here. */
async function stillActive({ db }: Context, { steps }: Approval): Promise<string[]> {
  const approvers = new Set(steps.flatMap(({ decisions }) => decisions.map(({ by }) => by.id)))
  const people = await db.getMany('people', [...approvers])
  return people.filter(({ active }) => active).map(({ _id }) => _id)
}

function refuseAgain(earlier: readonly Approval[]): Refusal | null {
  const open = earlier.some(({ state }) => state === 'open')
  return open ? refuse('wrong-state', '已经申请过撤销，正在等审批人同意。') : null
}

function refuseSilence(reason: string): Refusal | null {
  return reason === '' ? refuse('bad-input', '申请撤销须写明理由。', { path: 'reason' }) : null
}
