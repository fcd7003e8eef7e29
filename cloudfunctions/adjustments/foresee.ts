import { addDays, dayOf, timeOf, type Day, type TimeOfDay } from '../../shared/_kernel'
import {
  daysPreparedAhead,
  effectsOf,
  leavers,
  adjust,
  isWithin,
  mayBeAdjusted,
  type Edition,
  type EditionChange,
  type Effects,
  type PostInPlace,
  type Span,
} from '../../shared/editions'
import type { Post } from '../../shared/posts'
import type { Context } from '../_platform/context'
import { openEditions } from '../editions'

type Figures = {
  readonly minPosts: number
  readonly plannedPosts: number
  readonly opens: TimeOfDay
  readonly closes: TimeOfDay
}

export type EffectRow = {
  readonly day: Day
  readonly posts: number
  readonly before: Figures
  readonly after: Figures
}

export type MoveRow = {
  readonly postId: string
  readonly title: string
  readonly unitName: string
  readonly from: Day
  readonly to: Day | null
  readonly expires: boolean
}

/** What an adjustment brings about, as people see it before it is asked for and before it is approved (G5). */
export type Foreseen = {
  readonly changed: readonly EffectRow[]
  /** Days whose edition has locked, or would have by the new time. */
  readonly unchanged: readonly Day[]
  readonly moves: readonly MoveRow[]
  /** From this day on the editions are still to be made; they will obey it. Null when none of the span is. */
  readonly laterFrom: Day | null
}

export async function foresee(
  ctx: Pick<Context, 'db' | 'now'>,
  channelId: string,
  span: Span,
  change: EditionChange,
): Promise<Foreseen> {
  // Everything from there on: what does not fit may move beyond the span.
  const editions = await openEditions(ctx, channelId, span.from, daysPreparedAhead + 10)
  const posts = await postsThatMayLeave(ctx, editions, span, change)
  const effects = effectsOf(editions, span, change, inPlace(posts), ctx.now)
  return present(ctx, span, effects, posts)
}

/** Of editions that keep room for all their posts none is read. */
async function postsThatMayLeave(
  { db, now }: Pick<Context, 'db' | 'now'>,
  editions: readonly Edition[],
  span: Span,
  change: EditionChange,
): Promise<Post[]> {
  const full = editions.filter(
    (edition) =>
      isWithin(span, edition.day) &&
      mayBeAdjusted(edition, change, now) &&
      leavers(adjust(edition, change), () => false).length > 0,
  )
  return db.getMany('posts', [...new Set(full.flatMap(({ places }) => places.map(({ postId }) => postId)))])
}

function inPlace(posts: readonly Post[]): Map<string, PostInPlace> {
  return new Map(posts.map((post) => [post._id, postInPlace(post)]))
}

function postInPlace(post: Post): PostInPlace {
  const { _id: postId, wishes } = post
  return { postId, notBefore: wishes.notBefore, wishes, keepsPlace: keepsPlace(post) }
}

/** What is urgent (G8), or was promised its place until a deadline (G10), leaves last. */
export function keepsPlace({ urgent, state }: Post): boolean {
  return urgent || state === 'changes-asked'
}

function present(
  { now }: Pick<Context, 'now'>,
  { through }: Span,
  { changed, unchanged, moves }: Effects,
  posts: readonly Post[],
): Foreseen {
  const madeThrough = addDays(dayOf(now), daysPreparedAhead)
  const told = new Map(posts.map((post) => [post._id, post]))
  return {
    changed: changed.map(({ before, after }) => ({
      day: before.day,
      posts: before.places.length,
      before: figures(before),
      after: figures(after),
    })),
    unchanged: unchanged.map(({ day }) => day),
    moves: moves.map(({ postId, from, to, expires }) => {
      const post = told.get(postId)
      const about = { title: post?.title ?? '正在提交的稿件', unitName: post?.unitName ?? '' }
      return { postId, ...about, from, to, expires }
    }),
    laterFrom: through > madeThrough ? addDays(madeThrough, 1) : null,
  }
}

function figures({ minPosts, plannedPosts, opensAt, closesAt }: Edition): Figures {
  return { minPosts, plannedPosts, opens: timeOf(opensAt), closes: timeOf(closesAt) }
}
