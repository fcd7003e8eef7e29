import { pageOf, type Instant } from '../../shared/_kernel'
import type { Approval } from '../../shared/approvals'
import type { Picture, Post, PostState } from '../../shared/posts'
import type { Person } from '../../shared/staff'
import type { Context, StaffContext } from '../_platform/context'
import { is } from '../_platform/database'
import { namesAmong } from '../staff'
import { pictureAddresses } from './pictures'

/** A post as lists show it. */
export type PostRow = {
  readonly id: string
  /** The same for posts that were handed in at once, to several channels. */
  readonly submissionId: string
  readonly title: string
  readonly channelName: string
  readonly state: PostState
  /** It goes out sooner than its lead time allows (加急, G8). */
  readonly urgent: boolean
  readonly place: { readonly day: string; readonly opensAt: Instant; readonly settled: boolean } | null
  /** Names of those whose decision it waits for. */
  readonly waitingFor: readonly string[]
  readonly submittedAt: Instant
  readonly link: string | null
  readonly coverUrl: string | null
}

export type PostPage = { readonly rows: PostRow[]; readonly next: string | null }

const pageSize = 20

/** The person's own posts, newest first. */
export async function ownPosts(ctx: StaffContext, after: string | null, limit = pageSize): Promise<PostPage> {
  const { db, person } = ctx
  const where = { submitterId: person._id, ...(after === null ? {} : { sortKey: is.before(after) }) }
  const query = { where, orderBy: ['sortKey', 'desc'], limit: limit + 1 } as const
  const { found, ...beside } = await db.findJoined('posts', query, shownBeside)
  const { shown, next } = pageOf(found, limit)
  return { rows: await presentRows(ctx, shown, beside), next }
}

/** What a row shows beside its post. */
const shownBeside = {
  approvals: ['approvals', 'approvalId'],
  waitingFor: ['people', 'joined.approvals.waitingFor'],
  covers: ['pictures', 'coverId'],
} as const

type ShownBeside = {
  readonly approvals: readonly Approval[]
  readonly waitingFor: readonly Person[]
  readonly covers: readonly Picture[]
}

export async function presentPosts(ctx: Context, posts: readonly Post[]): Promise<PostRow[]> {
  if (posts.length === 0) return []
  const undecided = posts.filter(isUndecided).map(({ approvalId }) => approvalId)
  const [asked, covers] = await Promise.all([
    ctx.db.findJoined(
      'approvals',
      { where: { _id: is.oneOf(undecided) }, limit: posts.length },
      { waitingFor: ['people', 'waitingFor'] },
    ),
    ctx.db.getMany('pictures', [...new Set(posts.map(({ coverId }) => coverId))]),
  ])
  return presentRows(ctx, posts, { approvals: asked.found, waitingFor: asked.waitingFor, covers })
}

async function presentRows(
  ctx: Context,
  posts: readonly Post[],
  { approvals, waitingFor, covers }: ShownBeside,
): Promise<PostRow[]> {
  const byId = new Map(approvals.map((approval) => [approval._id, approval]))
  const names = namesAmong(waitingFor)
  const urls = await pictureAddresses(ctx, covers)
  return posts.map((post) => {
    const asked = isUndecided(post) ? byId.get(post.approvalId) : undefined
    return presentPost(post, asked?.waitingFor.map((id) => names.get(id) ?? '') ?? [], urls.get(post.coverId))
  })
}

function isUndecided({ state }: Post): boolean {
  return state === 'in-approval'
}

export function presentPost(
  post: Post,
  waitingFor: readonly string[],
  coverUrl: string | undefined,
): PostRow {
  const { _id, submissionId, title, channelName, state, place, submittedAt, link } = post
  return {
    id: _id,
    submissionId,
    title,
    channelName,
    state,
    urgent: post.urgent,
    place: place && { day: place.day, opensAt: place.opensAt, settled: post.settled },
    waitingFor,
    submittedAt,
    link,
    coverUrl: coverUrl || null,
  }
}
