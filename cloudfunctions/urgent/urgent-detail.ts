import { refuse, type Instant, type Refusal } from '../../shared/_kernel'
import { refuseRevival, type Approval } from '../../shared/approvals'
import type { Edition } from '../../shared/editions'
import { mayRead, refuseArrangingNow, refuseUrgency, type Post } from '../../shared/posts'
import { urgent, waysOf, type Arranged, type Scene, type UrgentRequest, type Way } from '../../shared/urgent'
import type { StaffContext } from '../_platform/context'
import { hasPartIn, viewApproval, type ApprovalView } from '../approvals'
import { approvalsOf, presentPosts, type PostRow } from '../posts'
import { namesOf, presentMe, unitHeads, type Me } from '../staff'
import { sceneOf } from './scene'

export type EditionChoice = Pick<Edition, 'day' | 'free' | 'plannedPosts' | 'maxPosts'> & {
  readonly id: string
}

/** How one edition could take the post in, and at whose cost. */
export type WayRow = EditionChoice & {
  readonly isFree: boolean
  readonly extra: boolean
  readonly instead: readonly {
    readonly id: string
    readonly title: string
    readonly unitName: string
    readonly submitterName: string
    readonly later: readonly EditionChoice[]
  }[]
}

/** The latest request: why, and how far it is. */
export type LatestRequest = Pick<UrgentRequest, 'reason' | 'wishedDay'> & {
  readonly byName: string
  readonly at: Instant
  readonly arranged: Arranged | null
  readonly approval: ApprovalView
  /** For the arranger, while it is theirs to choose. */
  readonly ways: readonly WayRow[] | null
  /** Why nothing can be arranged, as the post is now. */
  readonly tooLate: Refusal | null
}

/** What the form offers to whoever may ask now. */
export type UrgentForm = {
  /** The editions that are nearer than its own. */
  readonly editions: readonly EditionChoice[]
  readonly heads: readonly string[]
  readonly arrangers: readonly string[]
}

export type UrgentDetail = {
  readonly me: Me
  readonly post: PostRow & { readonly unitName: string; readonly submitterName: string }
  readonly latest: LatestRequest | null
  readonly form: UrgentForm | null
  /** Why it cannot be asked for; null when it can. */
  readonly refusal: Refusal | null
}

/** A post's urgent request, for all who have to do with it: the form, how far it is, and the arranger's choices. */
export async function urgentDetail(ctx: StaffContext, postId: string): Promise<UrgentDetail | Refusal> {
  const { db, person } = ctx
  const [post, approvals] = await Promise.all([db.get('posts', postId), approvalsOf(ctx, postId)])
  const chain = approvals.find(({ _id }) => _id === post?.approvalId)
  const channel = post && (await db.get('channels', post.channelId))
  if (!post || !channel || !chain) return hidden
  const asked = approvals.filter(({ kind }) => kind === urgent)
  if (!mayRead(person, post, channel) && !(await hasPartIn(ctx, asked))) return hidden
  const refusal = refuseUrgency(person, post) ?? refuseRevival(chain)
  const open = asked.some(({ state }) => state === 'open')
  const latest = asked.at(-1)
  const scene = await sceneOf(ctx, post, chain)
  const [[row], latestRequest, form] = await Promise.all([
    presentPosts(ctx, [post]),
    latest ? viewRequest(ctx, latest, scene) : null,
    refusal || open ? null : formOf(ctx, post, channel.team.arranger, scene),
  ])
  if (!row) throw new Error(`post ${postId} was not presented`)
  return {
    me: presentMe(person),
    post: { ...row, unitName: post.unitName, submitterName: post.submitterName },
    latest: latestRequest,
    form,
    refusal,
  }
}

async function viewRequest(ctx: StaffContext, approval: Approval, scene: Scene): Promise<LatestRequest> {
  const [request, view] = await Promise.all([
    ctx.db.get('urgentRequests', approval._id),
    viewApproval(ctx, approval),
  ])
  if (!request) throw new Error(`urgent request ${approval._id} is not whole`)
  const { reason, wishedDay, arranged } = request
  return {
    ...{ reason, wishedDay, arranged },
    byName: approval.summary.requesterName,
    at: approval.requestedAt,
    approval: view,
    ways: choosesNow(approval, view) ? waysOf(scene).map(wayRow) : null,
    tooLate: approval.state === 'open' ? refuseArrangingNow(scene.post) : null,
  }
}

async function formOf(
  ctx: StaffContext,
  post: Post,
  arrangers: readonly string[],
  scene: Scene,
): Promise<UrgentForm> {
  const [heads, names] = await Promise.all([unitHeads(ctx, post.unitId), namesOf(ctx, arrangers)])
  return {
    editions: waysOf(scene).map(({ edition }) => choiceOf(edition)),
    heads: heads.filter(({ _id }) => _id !== ctx.person._id).map(({ name }) => name),
    arrangers: arrangers.map((id) => names.get(id) ?? ''),
  }
}

/** Whoever decides last arranges. */
function choosesNow({ current, steps }: Approval, { can }: ApprovalView): boolean {
  return can.approve && current === steps.length - 1
}

function wayRow({ edition, free, extra, instead }: Way): WayRow {
  return {
    ...choiceOf(edition),
    isFree: free,
    extra,
    instead: instead.map(({ post: { _id, title, unitName, submitterName }, later }) => ({
      ...{ id: _id, title, unitName, submitterName },
      later: later.map(choiceOf),
    })),
  }
}

function choiceOf({ _id, day, free, plannedPosts, maxPosts }: Edition): EditionChoice {
  return { id: _id, day, free, plannedPosts, maxPosts }
}

const hidden = refuse('not-found', '没有这篇稿件，或您不在它的单位和审批人之中。')
