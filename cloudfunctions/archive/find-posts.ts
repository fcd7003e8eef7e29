import { addDays, instantAt, refuse, type Day, type Refusal } from '../../shared/_kernel'
import {
  foldedWords,
  leadingGram,
  mentions,
  refuseScope,
  scopesOf,
  widestScope,
  type NamedScope,
  type Scope,
} from '../../shared/archive'
import { revisionId, type Post, type PostState, type Revision } from '../../shared/posts'
import type { StaffContext } from '../_platform/context'
import { is, type Where } from '../_platform/database'
import { allChannels } from '../channels'
import { presentPosts, type PostRow } from '../posts'
import { presentMe, type Me } from '../staff'

export type Search = {
  readonly scope: Scope
  readonly words: string
  readonly state: PostState | null
  /** Days on which it was handed in, both ends included. */
  readonly from: Day | null
  readonly through: Day | null
  /** Where the page before ended. */
  readonly after: string | null
}

export type Found = {
  readonly me: Me
  readonly scopes: readonly NamedScope[]
  /** The one that was looked through. */
  readonly scope: Scope
  readonly rows: readonly PostRow[]
  /** Null at the end; a page may be short, or empty, and yet not be the last. */
  readonly next: string | null
}

const pageSize = 20

/**
 * Posts of a scope by words, state and days, the latest first (X3).
 * @param wanted without a scope, all that this person may look through in one
 */
export async function findPosts(
  ctx: StaffContext,
  wanted: Omit<Search, 'scope'> & { readonly scope: Scope | null },
): Promise<Found | Refusal> {
  const channels = await allChannels(ctx)
  const scopes = scopesOf(ctx.person, channels)
  const search: Search = { ...wanted, scope: wanted.scope ?? widestScope(scopes) }
  const refusal = refuseScope(ctx.person, channels, search.scope)
  if (refusal) return refusal
  const words = foldedWords(search.words)
  const gram = leadingGram(words)
  if (words.length > 0 && gram === null)
    return refuse('bad-input', '请至少输入连在一起的两个字，例如“店庆”。', { path: 'words' })
  const { posts, next } = gram === null ? await byIndex(ctx, search) : await byWords(ctx, search, words, gram)
  return {
    me: presentMe(ctx.person),
    scopes,
    scope: search.scope,
    rows: await presentPosts(ctx, posts),
    next,
  }
}

type Page = { readonly posts: readonly Post[]; readonly next: string | null }

async function byIndex({ db, person }: StaffContext, search: Search): Promise<Page> {
  const { scope, state } = search
  const where = {
    ...(scope.of === 'unit' && { unitId: person.unitId }),
    ...(scope.of === 'channel' && { channelId: scope.channelId }),
    ...(state && { state }),
    ...sortKeysIn(search),
  }
  const found = await db.find('posts', { where, orderBy: ['sortKey', 'desc'], limit: pageSize + 1 })
  const posts = found.slice(0, pageSize)
  return { posts, next: found.length > pageSize ? (posts.at(-1)?.sortKey ?? null) : null }
}

/** One call looks through no more than this; the next page goes on. */
const lookAtOnce = 60
const mostLooks = 5

/**
 * By the pair of signs that leads to few: everything that has it is read, latest first, and kept if it mentions all
 * words, is what the post is now, and belongs to the scope. How much one call reads is bounded, whatever was typed.
 */
async function byWords(
  ctx: StaffContext,
  search: Search,
  words: readonly string[],
  gram: string,
): Promise<Page> {
  const { db } = ctx
  const posts: Post[] = []
  let reached = search.after
  for (let look = 0; look < mostLooks; look += 1) {
    const where = { grams: gram, ...sortKeysIn({ ...search, after: reached }) }
    const query = { where, orderBy: ['sortKey', 'desc'], limit: lookAtOnce } as const
    const read = await db.findOnly('revisions', query, ['postId', 'material', 'sortKey'])
    const meant = await inScope(
      ctx,
      search,
      read.filter(({ material }) => mentions(material, words)),
    )
    for (const { post, sortKey } of meant) {
      if (posts.length === pageSize) return { posts, next: reached }
      posts.push(post)
      reached = sortKey
    }
    if (read.length < lookAtOnce) return { posts, next: null }
    reached = read.at(-1)?.sortKey ?? null
  }
  return { posts, next: reached }
}

type Mentioned = Pick<Revision, '_id' | 'postId' | 'sortKey'>

async function inScope(
  { db, person }: StaffContext,
  { scope, state }: Search,
  read: readonly Mentioned[],
): Promise<{ readonly post: Post; readonly sortKey: string }[]> {
  const posts = await db.getMany('posts', [...new Set(read.map(({ postId }) => postId))])
  const byId = new Map(posts.map((post) => [post._id, post]))
  return read.flatMap(({ _id, postId, sortKey }) => {
    const post = byId.get(postId)
    if (!post || revisionId(postId, post.revision.n) !== _id) return []
    if (scope.of === 'unit' && post.unitId !== person.unitId) return []
    if (scope.of === 'channel' && post.channelId !== scope.channelId) return []
    return state === null || post.state === state ? [{ post, sortKey }] : []
  })
}

/** Sort keys begin with the instant, so that days and cursor bound the same field. */
function sortKeysIn({ from, through, after }: Pick<Search, 'from' | 'through' | 'after'>): Where {
  const least = from === null ? '' : instantAt(from, '00:00')
  const end = through === null ? '9' : instantAt(addDays(through, 1), '00:00')
  return { sortKey: is.between(least, after !== null && after < end ? after : end) }
}
