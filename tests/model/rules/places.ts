import { addDays, daysBetween, dayOf, type Day } from '../../../shared/_kernel'
import type { Edition } from '../../../shared/editions'
import { noWishes, type Post, type Wishes } from '../../../shared/posts'
import { theClock, type Step } from '../step'
import { postsIn, type Stored } from '../stored'
import type { Rule } from './rule'

/** Lead time: two clear days between the day on which the editor got a post, and its edition (G6). */
const clearDays = 2

/** WeChat takes at most eight articles at once (P1). */
const mostArticles = 8

/** G2, P1: an edition has no more posts than it is planned with, and is planned with no more than WeChat takes. */
export const noEditionOverflows: Rule = ({ after }) =>
  [...after.editions.values()].flatMap((edition) => {
    const { _id, places, plannedPosts, free } = edition
    const taken = Math.max(places.length, postsIn(after, _id).length)
    if (taken > plannedPosts && isBeingAdjusted(after, edition)) return []
    return [
      ...(taken > plannedPosts ? [`G2 ${_id} has ${taken} posts of ${plannedPosts}`] : []),
      ...(plannedPosts > mostArticles ? [`P1 ${_id} is planned with ${plannedPosts}`] : []),
      ...(free === plannedPosts - places.length
        ? []
        : [`G2 ${_id} counts ${free} free places, of ${plannedPosts} less ${places.length}`]),
    ]
  })

/** Its figures have changed, and its posts are about to follow. */
function isBeingAdjusted({ adjustments }: Stored, { adjustmentId }: Edition): boolean {
  return adjustmentId !== null && adjustments.get(adjustmentId)?.dueAt !== null
}

/** G7, decision 11: every place is that of one post, which points at it, and every post points at one place. */
export const everyPlaceIsOnePosts: Rule = ({ after }) =>
  [...after.editions.values()].flatMap(({ _id, state, places }) => {
    const pointing = postsIn(after, _id)
      .filter((post) => state === 'open' || post.state === 'locked' || post.state === 'published')
      .map(({ place }) => place?.holdId ?? '')
    const taken = places.map(({ holdId }) => holdId)
    const lost = taken.filter((holdId) => !pointing.includes(holdId))
    const doubled = pointing.filter((holdId) => !taken.includes(holdId))
    return [
      ...(state === 'open' && lost.length > 0 ? [`G7 ${_id} keeps ${lost.length} places for nobody`] : []),
      ...(doubled.length > 0 ? [`G7 ${doubled.length} posts point at places that ${_id} does not have`] : []),
      ...(new Set(taken).size < taken.length ? [`G7 ${_id} has the same place twice`] : []),
    ]
  })

/** G7: what is handed in to several channels at once has one post in each. */
export const onePostPerChannel: Rule = ({ after }) => {
  const seen = new Set<string>()
  return [...after.posts.values()].flatMap(({ submissionId, channelId }) => {
    const key = `${submissionId} in ${channelId}`
    const isSecond = seen.has(key)
    seen.add(key)
    return isSecond ? [`G7 there are two posts of ${key}`] : []
  })
}

/** G6: nothing appears sooner than two clear days after the editor got it, except what is urgent (G8). */
export const leadTimeIsKept: Rule = ({ after, at }, { posts }) =>
  [...after.posts.values()].flatMap(({ _id, title, place, urgent, submittedAt }) => {
    const from = posts.get(_id)?.reachedEditorOn ?? dayOf(submittedAt)
    if (place === null || urgent || daysBetween(from, place.day) > clearDays) return []
    return [`G6 ${title} reached the editor on ${from} and appears on ${place.day} (at ${at})`]
  })

/**
 * G7: whoever hands in gets the day they wish, or the first that has a free place and is late enough; and is told that
 * there is none only when there is none.
 */
export const firstFreePlaceIsGiven: Rule = ({ procedure, input, answer, before, after, at, again }) => {
  if (again || (procedure !== 'posts.submit' && procedure !== 'posts.resubmit')) return []
  const post = after.posts.get(String(input.postId))
  const was = before.posts.get(String(input.postId))
  const channelId = post?.channelId ?? String(input.channelId)
  const wishes = (input.wishes as Wishes | undefined) ?? was?.wishes ?? noWishes
  const free = freeDays(before, channelId, addDays(dayOf(at), clearDays + 1), wishes, at)
  if ('refusal' in answer) {
    const saysFull = answer.refusal.code === 'no-place'
    return saysFull && free.length > 0 ? [`G7 refused as full, though ${free.join()} are free`] : []
  }
  const keepsIts = was?.place && was.place.holdId === post?.place?.holdId
  if (keepsIts) return []
  const best = wishes.wished !== null && free.includes(wishes.wished) ? wishes.wished : free[0]
  if (post?.place?.day === best) return []
  return [`G7 ${post?.title} was given ${post?.place?.day}, though ${best} was free`]
}

function freeDays(
  { editions }: Stored,
  channelId: string,
  earliest: Day,
  { notBefore, latest }: Wishes,
  at: string,
): Day[] {
  return [...editions.values()]
    .filter((edition) => edition.channelId === channelId && edition.state === 'open' && edition.locksAt > at)
    .filter(({ places, plannedPosts }) => places.length < plannedPosts)
    .map(({ day }) => day)
    .filter((day) => day >= earliest && day >= (notBefore ?? day) && day <= (latest ?? day))
    .sort()
}

/** G7: a post appears sooner than its author was told only when they agree, or asked for it (加急, G8). */
export const nobodyMovesForwardUnasked: Rule = (step, { posts }) =>
  [...step.after.posts.values()].flatMap((post) => {
    const promised = posts.get(post._id)?.promised ?? null
    if (promised === null || post.place === null || post.place.day >= promised || isAsked(step, post))
      return []
    return [`G7 ${post.title} was moved forward from ${promised} to ${post.place.day}, and nobody had asked`]
  })

function isAsked({ procedure, input }: Step, post: Post): boolean {
  const isTap = procedure === 'desk.place' || procedure === 'desk.swap' || procedure === 'desk.replace'
  if (isTap) return input.agreed === true || post.wishes.earlierIsFine
  return procedure === 'posts.resubmit' || (post.urgent && procedure === 'approvals.decide')
}

/** G7: of posts that have to leave an edition together, whoever was handed in first comes first again. */
export const movingOnKeepsTheOrder: Rule = ({ by, procedure, before, after }) => {
  const together = by === theClock || procedure === 'desk.skip' || procedure.startsWith('approvals.')
  if (!together) return []
  return [...before.editions.keys()].flatMap((editionId) => {
    const left = postsIn(before, editionId).flatMap((post) => {
      const now = after.posts.get(post._id)
      const movedOn =
        now && now.place?.editionId !== editionId && !now.urgent && (now.place || now.waitsForPlace)
      return movedOn ? [now] : []
    })
    return overtakings(left)
  })
}

/** G7: of posts that wait for a place, whoever was handed in first gets the first that comes free. */
export const waitingKeepsTheOrder: Rule = ({ before, after }) => {
  const waiting = [...before.posts.values()].filter(({ waitsForPlace }) => waitsForPlace)
  const now = waiting.flatMap(({ _id }) => after.posts.get(_id) ?? []).filter(({ urgent }) => !urgent)
  const live = now.filter(({ place, waitsForPlace }) => place || waitsForPlace)
  const channels = [...new Set(live.map(({ channelId }) => channelId))]
  return channels.flatMap((channelId) => overtakings(live.filter((post) => post.channelId === channelId)))
}

/** Who has wishes may have to wait where others need not; who has none may not be overtaken. */
function overtakings(posts: readonly Post[]): string[] {
  return posts.flatMap((first) =>
    posts
      .filter((second) => first.submittedAt < second.submittedAt && hasNoWishes(first))
      .filter((second) => dayOrNever(second) < dayOrNever(first))
      .map((second) => `G7 ${second.title} was handed in after ${first.title} and got ahead of it`),
  )
}

function hasNoWishes({ wishes }: Post): boolean {
  return wishes.notBefore === null && wishes.wished === null && wishes.latest === null
}

function dayOrNever({ place }: Post): string {
  return place?.day ?? 'never'
}
