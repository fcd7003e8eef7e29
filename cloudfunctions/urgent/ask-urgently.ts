import {
  canonicalJson,
  isRefusal,
  refuse,
  remember,
  sayDay,
  type Day,
  type Refusal,
} from '../../shared/_kernel'
import { openApproval, refuseRevival, type Approval } from '../../shared/approvals'
import type { Channel } from '../../shared/channels'
import type { Edition } from '../../shared/editions'
import { sayUrgent } from '../../shared/notices'
import { mayRead, refuseUrgency, type Post } from '../../shared/posts'
import { urgent, urgentReasonLimit, waysOf, type UrgentRequest } from '../../shared/urgent'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { notify } from '../notices'
import { approvalsOf, factsOf } from '../posts'
import { unitHeads } from '../staff'
import { replaceWithTrail } from '../trail'
import { sceneOf } from './scene'

export type AskCommand = {
  readonly commandId: string
  readonly postId: string
  readonly wishedDay: Day
  readonly reason: string
}

/** The unit asks for a nearer edition than the lead time allows; its head signs, then the arranger arranges (G8). */
export function askUrgently(ctx: StaffContext, command: AskCommand): Promise<{ postId: string } | Refusal> {
  const { db } = ctx
  const { commandId, postId, wishedDay } = command
  return untilUncontended(ctx.random, async () => {
    const found = await postToHurry(ctx, postId)
    if (isRefusal(found)) return found
    const { post, channel, approvals, chain } = found
    if (approvals.some(({ commands }) => commands.includes(commandId))) return { postId }
    const reason = command.reason.trim()
    const refusal =
      refuseUrgency(ctx.person, post) ??
      refuseRevival(chain) ??
      refuseAgain(approvals) ??
      refuseSilence(reason)
    if (refusal) return refusal
    const ways = waysOf(await sceneOf(ctx, post, chain))
    const wished = ways.find(({ edition }) => edition.day === wishedDay)
    if (!wished) return notNearer(post)
    const asked = await openRequest(ctx, post, channel, { ...command, reason }, wished.edition, approvals)
    if (isRefusal(asked)) return asked
    const { approval, request } = asked
    await db.transact(async (tx) => {
      await replaceWithTrail(tx, ctx, 'posts', post, {
        action: 'urgent-asked',
        by: { id: ctx.person._id, name: ctx.person.name },
        at: ctx.now,
        details: { day: sayDay(wishedDay), comment: reason },
      })
      await tx.insert('approvals', { ...approval, commands: remember([], commandId) })
      await tx.insert('urgentRequests', request)
      const wording = sayUrgent.asked(factsOf(post), ctx.person.name, wishedDay, reason)
      await notify(tx, ctx, approval.waitingFor, wording, { screen: 'urgent', id: postId })
    })
    return { postId }
  })
}

/** A post that this person may read, with all that was asked for it. */
async function postToHurry(
  { db, person }: StaffContext,
  postId: string,
): Promise<{ post: Post; channel: Channel; approvals: readonly Approval[]; chain: Approval } | Refusal> {
  const [post, approvals] = await Promise.all([db.get('posts', postId), approvalsOf({ db }, postId)])
  const channel = post && (await db.get('channels', post.channelId))
  const chain = approvals.find(({ _id }) => _id === post?.approvalId)
  if (!post || !channel || !chain || !mayRead(person, post, channel))
    return refuse('not-found', '没有这篇稿件，或您不在它的单位和审批人之中。')
  return { post, channel, approvals, chain }
}

/** The id follows from how many there were, so that two asked for at once collide. */
async function openRequest(
  ctx: StaffContext,
  post: Post,
  { team, figures }: Channel,
  { postId, wishedDay, reason }: AskCommand,
  { locksAt }: Edition,
  approvals: readonly Approval[],
): Promise<{ approval: Approval; request: UrgentRequest } | Refusal> {
  const { person, now, hash } = ctx
  const heads = (await unitHeads(ctx, post.unitId)).map(({ _id }) => _id)
  if (heads.every((id) => id === person._id)) return nobodySigns(heads.length > 0)
  const _id = `${postId}_urgent_${approvals.filter(({ kind }) => kind === urgent).length + 1}`
  const approval = openApproval({
    _id,
    kind: urgent,
    subjectId: postId,
    digest: hash(canonicalJson({ postId, wishedDay, reason })),
    requesterId: person._id,
    summary: {
      title: `加急：${post.title}`,
      unitName: post.unitName,
      requesterName: person.name,
      channelName: post.channelName,
      when: sayDay(wishedDay),
    },
    chain: {
      clause: 'G8',
      steps: [
        { role: 'unit-head', title: '单位负责人签字' },
        { role: 'arranger', title: '统筹安排' },
      ],
      // The head of the arranger's own unit may sign and arrange: G8 asks for two steps, not for two people.
      differentPeople: false,
    },
    people: { ...team, 'unit-head': heads },
    decideBy: locksAt,
    urgeAfterHours: figures.urgeAfterHours,
    at: now,
  })
  if (isRefusal(approval)) return approval
  return { approval, request: { _id, schema: 1, version: 1, postId, reason, wishedDay, arranged: null } }
}

/** T15: nobody signs their own. */
function nobodySigns(isHead: boolean): Refusal {
  const message = isHead
    ? '您是本单位负责人，不能为自己的申请签字（G8）。请由本单位另一位供稿人来申请，或请管理员指定另一位负责人。'
    : '本单位还没有指定负责人，无人可以签字（G8）。请联系管理员指定。'
  return refuse(isHead ? 'not-allowed' : 'wrong-state', message, { clause: 'G8' })
}

function refuseAgain(approvals: readonly Approval[]): Refusal | null {
  const isOpen = approvals.some(({ kind, state }) => kind === urgent && state === 'open')
  return isOpen ? refuse('wrong-state', '已经申请过加急，正在等答复。可以在加急页催办或收回。') : null
}

function refuseSilence(reason: string): Refusal | null {
  if (reason !== '' && reason.length <= urgentReasonLimit) return null
  return refuse('bad-input', '申请加急须写明理由，签字和安排的人才能判断（G8）。', {
    clause: 'G8',
    path: 'reason',
  })
}

function notNearer({ place }: Post): Refusal {
  const message = place
    ? `加急须选比${sayDay(place.day)}更近、还没有截稿的一期（G8）。`
    : '请选一期还没有截稿的（G8）。'
  return refuse('bad-input', message, { clause: 'G8', path: 'wishedDay' })
}
