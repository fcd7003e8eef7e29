import type { Instant } from '../_kernel'
import type { Edition } from '../editions'
import type { Post } from '../posts'

/** What an arrangement touches, as it is stored now. */
export type Scene = {
  readonly post: Post
  /** Whether every step of its own chain has passed. */
  readonly hasPassed: boolean
  /** The open editions of its channel, in order of their days. */
  readonly editions: readonly Edition[]
  /** The posts that have places in the editions before its own. */
  readonly others: readonly Post[]
  readonly now: Instant
}

/** How an edition could take an urgent post in, and at whose cost. */
export type Way = {
  readonly edition: Edition
  readonly free: boolean
  readonly extra: boolean
  readonly instead: readonly { readonly post: Post; readonly later: readonly Edition[] }[]
}

const mostLater = 5

/** The editions that are nearer than the post's own, the nearest first, each with what it could do (G8). */
export function waysOf({ post, editions, others, now }: Scene): Way[] {
  const nearer = editions.filter(
    (edition) => isOpen(edition, now) && (post.place === null || edition.day < post.place.day),
  )
  return nearer.map((edition) => {
    const free = edition.free > 0
    return {
      edition,
      free,
      extra: edition.free === 0 && edition.plannedPosts < edition.maxPosts,
      instead: free ? [] : makersOfWay({ post, editions, others, now }, edition),
    }
  })
}

/** Who could make way, whoever handed in last first (G7): not what is urgent itself, nor what keeps its place for changes that were asked for (G10). */
function makersOfWay(
  { post, editions, others, now }: Pick<Scene, 'post' | 'editions' | 'others' | 'now'>,
  edition: Edition,
): Way['instead'] {
  const here = others.filter(
    ({ _id, place, urgent, state }) =>
      _id !== post._id &&
      place?.editionId === edition._id &&
      !urgent &&
      (state === 'in-approval' || state === 'scheduled'),
  )
  const lastFirst = [...here].sort((a, b) => (a.sortKey < b.sortKey ? 1 : -1))
  return lastFirst.flatMap((other) => {
    const { latest } = other.wishes
    const later = editions.filter(
      (to) =>
        to.day > edition.day &&
        (latest === null || to.day <= latest) &&
        isOpen(to, now) &&
        (to.free > 0 || freesOne(post, to)),
    )
    return later.length > 0 ? [{ post: other, later: later.slice(0, mostLater) }] : []
  })
}

/** The urgent post leaves this very edition. */
function freesOne({ place }: Post, { _id, free }: Edition): boolean {
  return place?.editionId === _id && free === 0
}

export function isOpen({ state, locksAt, onDemand }: Edition, now: Instant): boolean {
  return state === 'open' && locksAt > now && !onDemand
}
