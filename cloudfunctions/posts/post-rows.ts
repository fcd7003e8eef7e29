import { pageOf, type Instant } from '../../shared/_kernel'
import type { Post, PostState } from '../../shared/posts'
import type { Context, StaffContext } from '../_platform/context'
import { is } from '../_platform/database'
import { namesOf } from '../staff'
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
  const posts = await db.find('posts', { where, orderBy: ['sortKey', 'desc'], limit: limit + 1 })
  const { shown, next } = pageOf(posts, limit)
  return { rows: await presentPosts(ctx, shown), next }
}

export async function presentPosts(ctx: Context, posts: readonly Post[]): Promise<PostRow[]> {
  const { db } = ctx
  const undecided = posts.filter((post) => post.state === 'in-approval')
  const [approvals, covers] = await Promise.all([
    db.getMany(
      'approvals',
      undecided.map((post) => post.approvalId),
    ),
    db.getMany('pictures', [...new Set(posts.map((post) => post.coverId))]),
  ])
  const waiting = new Map(approvals.map((approval) => [approval.subjectId, approval.waitingFor]))
  const [names, urls] = await Promise.all([
    namesOf(ctx, [...waiting.values()].flat()),
    pictureAddresses(ctx, covers),
  ])
  return posts.map((post) =>
    presentPost(
      post,
      (waiting.get(post._id) ?? []).map((id) => names.get(id) ?? ''),
      urls,
    ),
  )
}

function presentPost(post: Post, waitingFor: readonly string[], urls: ReadonlyMap<string, string>): PostRow {
  const { _id, submissionId, title, channelName, state, place, submittedAt, link, coverId } = post
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
    coverUrl: urls.get(coverId) || null,
  }
}
