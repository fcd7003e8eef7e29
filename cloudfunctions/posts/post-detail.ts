import { isRefusal, refuse, type Refusal } from '../../shared/_kernel'
import { currentStep, type ApprovalState } from '../../shared/approvals'
import { maySeeCommission } from '../../shared/commissions'
import {
  allPictures,
  editKindOf,
  mayEdit,
  cropsOf,
  isOfTeam,
  remarkOn,
  type CoverCrops,
  type Revision,
  mayRead,
  mayRevise,
  revisionId,
  type Material,
  type Post,
  type ShownVideo,
  mayTakeDown,
  mayWriteAnew,
  refuseCancellation,
  refuseReport,
  refuseResubmission,
  refuseUrgency,
} from '../../shared/posts'
import type { TrailEntry } from '../../shared/trail'
import { urgent } from '../../shared/urgent'
import type { StaffContext } from '../_platform/context'
import { hasPartIn, viewApproval, type ApprovalView } from '../approvals'
import { clausesOf, type ClauseText } from '../rulebooks'
import { presentMe, type Me } from '../staff'
import { approvalsOf, cancellation } from './asked-beside'
import { editedSince, type EditedSince } from './edited-since'
import { handedInAgain, type HandedInAgain } from './handed-in-again'
import { refuseLeavingLocked } from './leave-locked'
import { pictureAddresses } from './pictures'
import { presentPosts, type PostRow } from './post-rows'
import { reportsOn, type ReportRow } from './report-error'
import { returnClausesOf } from './return-clauses'
import { tellDeed } from './tell-deed'
import { shownVideo } from './videos'

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

/** Everything that one post's page shows, in one answer. */
export async function postDetail(ctx: StaffContext, postId: string): Promise<PostDetail | Refusal> {
  const { db, person } = ctx
  const [post, trail] = await Promise.all([
    db.get('posts', postId),
    db.find('trail', { where: { subjectId: postId }, orderBy: ['n', 'asc'], limit: mostTrailShown }),
  ])
  if (!post) return hidden()
  const [channel, rules, revision, approvals, commission] = await Promise.all([
    db.get('channels', post.channelId),
    db.get('effectiveRules', post.channelId),
    db.get('revisions', revisionId(postId, post.revision.n)),
    approvalsOf(ctx, postId),
    post.commissionId === null ? null : db.get('commissions', post.commissionId),
  ])
  const approval = approvals.find(({ _id }) => _id === post.approvalId)
  if (!channel || !rules || !revision || !approval) throw new Error(`post ${postId} is not whole`)
  if (!mayRead(person, post, channel) && !(await hasPartIn(ctx, approvals))) return hidden()
  const cancelling = approvals.find(({ kind, state }) => kind === cancellation && state === 'open')
  const hurrying = approvals.filter(({ kind }) => kind === urgent).at(-1)
  const pictures = await db.getMany('pictures', allPictures(revision.material))
  const [rows, clauses, urls, reports, view, cancellationView, again, edited, tooLate, video] =
    await Promise.all([
      presentPosts(ctx, [post]),
      clausesOf(ctx, rules),
      pictureAddresses(ctx, pictures),
      refuseReport(post) ? [] : reportsOn(ctx, postId),
      viewApproval(ctx, approval),
      cancelling ? viewApproval(ctx, cancelling) : null,
      handedInAgain(ctx, post, revision, approvals),
      editedSince(ctx, revision, approval._id),
      post.state === 'locked' ? refuseLeavingLocked(ctx, post) : null,
      shownVideo(ctx, revision.material.videoId),
    ])
  const [row] = rows
  if (!row) throw new Error(`post ${postId} was not presented`)
  return {
    me: presentMe(person),
    post: {
      ...row,
      unitName: post.unitName,
      submitterName: post.submitterName,
      revision: post.revision,
      acceptedUnder: post.acceptedUnder,
      takingDown: post.takingDown,
      held: post.held && { byName: post.held.byName, reason: post.held.reason, at: post.held.at },
    },
    material: revision.material,
    pictures: Object.fromEntries(urls),
    video,
    remark: isOfTeam(person, channel) ? remarkOn(revision.safety) : null,
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
    again,
    edited,
    can: {
      decide: view.can.approve,
      edit: mayEdit(person, channel) && !isRefusal(editKindOf(post, approval)),
      cancel: !cancelling && !tooLate && refuseCancellation(person, post) === null,
      askUrgent: hurrying?.state !== 'open' && refuseUrgency(person, post) === null,
      resubmit: refuseResubmission(post) === null && mayRevise(person, post),
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
