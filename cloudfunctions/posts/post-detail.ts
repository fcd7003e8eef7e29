import { refuse, type Instant, type Refusal } from '../../shared/_kernel'
import { mayDecide, type Approval, type Decision } from '../../shared/approvals'
import {
  allPictures,
  mayRead,
  mayRevise,
  revisionId,
  type Material,
  type Post,
  mayTakeDown,
  refuseReport,
} from '../../shared/posts'
import type { TrailEntry } from '../../shared/trail'
import type { StaffContext } from '../_platform/context'
import { clausesOf, type ClauseText } from '../rulebooks'
import { namesOf, presentMe, type Me } from '../staff'
import { pictureAddresses } from './pictures'
import { presentPosts, type PostRow } from './post-rows'
import { reportsOn, type ReportRow } from './report-error'
import { tellDeed } from './tell-deed'

export type StepRow = {
  readonly title: string
  readonly names: readonly string[]
  readonly decision: Decision | null
}

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
  }
  readonly material: Material
  /** Addresses by picture id, readable for two hours. */
  readonly pictures: Readonly<Record<string, string>>
  readonly approval: {
    readonly id: string
    readonly digest: string
    readonly state: Approval['state']
    readonly clause: string
    readonly steps: readonly StepRow[]
    readonly current: number
    readonly waitingSince: Instant
  }
  readonly can: {
    readonly decide: boolean
    readonly resubmit: boolean
    readonly report: boolean
    readonly takeDown: boolean
  }
  /** The errors that were found in it after it went out. */
  readonly reports: readonly ReportRow[]
  readonly trail: readonly TrailRow[]
  readonly clauses: readonly ClauseText[]
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
  const [channel, rules, revision, approval] = await Promise.all([
    db.get('channels', post.channelId),
    db.get('effectiveRules', post.channelId),
    db.get('revisions', revisionId(postId, post.revision.n)),
    db.get('approvals', post.approvalId),
  ])
  if (!channel || !rules || !revision || !approval) throw new Error(`post ${postId} is not whole`)
  if (!mayRead(person, post, channel)) return hidden()
  const pictures = await db.getMany('pictures', allPictures(revision.material))
  const [rows, clauses, urls, reports, names] = await Promise.all([
    presentPosts(ctx, [post]),
    clausesOf(ctx, rules),
    pictureAddresses(ctx, pictures),
    refuseReport(post) ? [] : reportsOn(ctx, postId),
    namesOf(
      ctx,
      approval.steps.flatMap((step) => step.people),
    ),
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
    },
    material: revision.material,
    pictures: Object.fromEntries(urls),
    approval: presentApproval(approval, names),
    can: {
      decide: mayDecide(approval, person),
      resubmit: post.state === 'returned' && mayRevise(person, post),
      report: refuseReport(post) === null,
      takeDown: post.state === 'published' && mayTakeDown(person, channel),
    },
    reports,
    trail: trail.map(presentEntry),
    clauses,
  }
}

/** The same answer for what does not exist and what one may not see: neither tells which. */
function hidden(): Refusal {
  return refuse('not-found', '没有这篇稿件，或您不在它的单位和审批人之中。')
}

function presentApproval(approval: Approval, names: ReadonlyMap<string, string>): PostDetail['approval'] {
  const { _id, digest, state, clause, steps, current, waitingFor, waitingSince } = approval
  return {
    id: _id,
    digest,
    state,
    clause,
    steps: steps.map(({ title, people, decision }, index) => {
      const asked = index === current && waitingFor.length > 0 ? waitingFor : people
      return { title, names: asked.map((id) => names.get(id) ?? ''), decision }
    }),
    current,
    waitingSince,
  }
}

function presentEntry(entry: TrailEntry): TrailRow {
  const { n, at, action, hash, by } = entry
  return { n, at, action, hash, byName: by.name, text: tellDeed(entry) }
}
