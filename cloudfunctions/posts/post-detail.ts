import { isRefusal, refuse, type Refusal } from '../../shared/_kernel'
import { currentStep, type ApprovalState } from '../../shared/approvals'
import { maySeeCommission } from '../../shared/commissions'
import {
  editKindOf,
  mayEdit,
  cropsOf,
  isOfTeam,
  remarkOn,
  type CoverCrops,
  type Revision,
  mayRead,
  mayRevise,
  type Material,
  type Post,
  type ShownVideo,
  mayTakeDown,
  mayWriteAnew,
  refuseCancellation,
  refuseReport,
  refuseResubmission,
  refuseUrgency,
  titleInPlace,
} from '../../shared/posts'
import type { TrailEntry } from '../../shared/trail'
import { urgent } from '../../shared/urgent'
import type { Context, StaffContext } from '../_platform/context'
import { hasPartIn, surroundingsOf, viewApproval, type ApprovalView } from '../approvals'
import { clausesOf, type ClauseText } from '../rulebooks'
import { presentMe, type Me } from '../staff'
import { cancellation } from './asked-beside'
import { editedSince, type EditedSince } from './edited-since'
import { handedInAgain, type HandedInAgain } from './handed-in-again'
import { refuseLeavingLocked } from './leave-locked'
import { presentPost, type PostRow } from './post-rows'
import { reportsOn, type ReportRow } from './report-error'
import { returnClausesOf } from './return-clauses'
import { shownRevisions } from './shown-revisions'
import { tellDeed } from './tell-deed'

export type TrailRow = Pick<TrailEntry, 'n' | 'at' | 'action' | 'hash'> & {
  readonly byName: string
  readonly text: string
}

export type PostDetail = {
  readonly me: Me
  readonly post: PostRow & {
    readonly unitName: string
    readonly submitterName: string
    readonly revision: Post['revision']
    readonly acceptedUnder: string
    readonly takingDown: Post['takingDown']
    /** Who keeps it from going out, and why (暂缓). */
    readonly held: Pick<NonNullable<Post['held']>, 'byName' | 'reason' | 'at'> | null
  }
  readonly material: Material
  /** Addresses by picture id, readable for two hours. */
  readonly pictures: Readonly<Record<string, string>>
  readonly video: ShownVideo | null
  /** What WeChat's check of the text left open; for those only who run the channel. */
  readonly remark: string | null
  /** What its title has to be on the day of its place, to those who may change it; null where it is right (D2). */
  readonly titleOnDay: string | null
  /** What is seen of its cover. */
  readonly crops: CoverCrops | null
  readonly approval: ApprovalView
  /** Asked for after it had passed: the request to let it go, while it is open. */
  readonly cancellation: ApprovalView | null
  /** The latest time it was asked for sooner (加急), how far that is, and which step it waits for. */
  readonly urgentRequest: { readonly state: ApprovalState; readonly waitsFor: string | null } | null
  /** What it was handed in for (约稿, G22), to those who may see that. */
  readonly commission: { readonly id: string; readonly topic: string } | null
  /** Null for what is handed in for the first time. */
  readonly again: HandedInAgain | null
  /** What the editor changed since; null while it is as it was handed in. */
  readonly edited: EditedSince | null
  readonly can: {
    readonly decide: boolean
    /** Change it as its editor (G11). */
    readonly edit: boolean
    readonly resubmit: boolean
    /** Begin a new post with what is written in it. */
    readonly writeAnew: boolean
    /** Ask its approvers to let it go (通过后撤销). */
    readonly cancel: boolean
    /** Ask for a nearer edition (加急). */
    readonly askUrgent: boolean
    readonly report: boolean
    readonly takeDown: boolean
  }
  /** The errors that were found in it after it went out. */
  readonly reports: readonly ReportRow[]
  readonly trail: readonly TrailRow[]
  readonly clauses: readonly ClauseText[]
  /** The clauses under which material can fall short (G10). */
  readonly returnClauses: readonly string[]
}

const mostTrailShown = 200

/** What the page is made of whoever looks at it. */
type Read = Awaited<ReturnType<typeof readDetail>>

export async function readDetail(ctx: Context, { postId }: { readonly postId: string }) {
  const [post, surroundings] = await Promise.all([
    ctx.db.findJoined(
      'posts',
      { where: { _id: postId }, limit: 1 },
      {
        channels: ['channels', 'channelId'],
        rules: ['effectiveRules', 'channelId'],
        commissions: ['commissions', 'commissionId'],
        approvals: ['approvals', '_id', 'subjectId'],
        trail: ['trail', '_id', 'subjectId'],
      },
    ),
    surroundingsOf(ctx, postId),
  ])
  return {
    ...post,
    approvals: [...post.approvals].sort((a, b) => (a.openedKey < b.openedKey ? -1 : 1)),
    trail: [...post.trail].sort((a, b) => a.n - b.n).slice(0, mostTrailShown),
    surroundings,
  }
}

/** Everything that one post's page shows, in one answer. */
export async function postDetail(ctx: StaffContext, read: Read): Promise<PostDetail | Refusal> {
  const { person } = ctx
  const { approvals, trail, surroundings } = read
  const [post] = read.found
  if (!post) return hidden()
  const postId = post._id
  const [channel] = read.channels
  const [rules] = read.rules
  const [commission] = read.commissions
  const approval = approvals.find(({ _id }) => _id === post.approvalId)
  if (!channel || !rules || !approval) throw new Error(`post ${postId} is not whole`)
  if (!mayRead(person, post, channel) && !(await hasPartIn(ctx, approvals))) return hidden()
  const cancelling = approvals.find(({ kind, state }) => kind === cancellation && state === 'open')
  const hurrying = approvals.filter(({ kind }) => kind === urgent).at(-1)
  const [clauses, revisions, reports, view, cancellationView, tooLate] = await Promise.all([
    clausesOf(ctx, rules),
    shownRevisions(ctx, post),
    refuseReport(post) ? [] : reportsOn(ctx, postId),
    viewApproval(ctx, approval, surroundings),
    cancelling ? viewApproval(ctx, cancelling, surroundings) : null,
    post.state === 'locked' ? refuseLeavingLocked(ctx, post) : null,
  ])
  const { latest: revision, pictures, video } = revisions
  const edits = mayEdit(person, channel) && !isRefusal(editKindOf(post, approval))
  const resubmits = refuseResubmission(post) === null && mayRevise(person, post)
  const waitingFor = post.state === 'in-approval' ? view.steps[view.current]?.names : undefined
  return {
    me: presentMe(person),
    post: {
      ...presentPost(post, waitingFor ?? [], pictures[post.coverId]),
      unitName: post.unitName,
      submitterName: post.submitterName,
      revision: post.revision,
      acceptedUnder: post.acceptedUnder,
      takingDown: post.takingDown,
      held: post.held && { byName: post.held.byName, reason: post.held.reason, at: post.held.at },
    },
    material: revision.material,
    pictures,
    video,
    remark: isOfTeam(person, channel) ? remarkOn(revision.safety) : null,
    titleOnDay: edits || resubmits ? titleInPlace(post, rules, channel.layout ?? null) : null,
    crops: seenOfCover(revision),
    approval: view,
    cancellation: cancellationView,
    urgentRequest: hurrying
      ? { state: hurrying.state, waitsFor: currentStep(hurrying)?.title ?? null }
      : null,
    commission:
      commission && maySeeCommission(person, commission, channel)
        ? { id: commission._id, topic: commission.topic }
        : null,
    again: handedInAgain(revisions, approvals),
    edited: editedSince(revisions, approval._id),
    can: {
      decide: view.can.approve,
      edit: edits,
      cancel: !cancelling && !tooLate && refuseCancellation(person, post) === null,
      askUrgent: hurrying?.state !== 'open' && refuseUrgency(person, post) === null,
      resubmit: resubmits,
      writeAnew: mayWriteAnew(person, post),
      report: refuseReport(post) === null,
      takeDown: post.state === 'published' && mayTakeDown(person, channel),
    },
    reports,
    trail: trail.map(presentEntry),
    clauses,
    returnClauses: returnClausesOf(rules, clauses),
  }
}

/** The same answer for what does not exist and what one may not see: neither tells which. */
function hidden(): Refusal {
  return refuse('not-found', '没有这篇稿件，或您不在它的单位和审批人之中。')
}

function presentEntry(entry: TrailEntry): TrailRow {
  const { n, at, action, hash, by } = entry
  return { n, at, action, hash, byName: by.name, text: tellDeed(entry) }
}

function seenOfCover({ material, pictures }: Revision): CoverCrops | null {
  const cover = pictures.find(({ pictureId }) => pictureId === material.coverId)
  return cover ? cropsOf(cover, material.coverCrops) : null
}
