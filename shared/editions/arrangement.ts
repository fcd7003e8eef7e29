import { refuse, remember, timeOf, type Instant, type Refusal } from '../_kernel'
import type { Edition, Place } from './edition'
import { inOrderOfSubmission } from './edition.decisions'

/** What the editor does with one post among the others of its edition; `head` makes it the head post (头条). */
export const reorderings = ['up', 'down', 'head'] as const

export type Reordering = (typeof reorderings)[number]

/** The places of an edition in the order in which its posts go out: as the editor put them, then as handed in. */
export function inOrder(edition: Edition): Place[] {
  const arranged = edition.order.flatMap((id) => edition.places.filter(({ postId }) => postId === id))
  return [...arranged, ...inOrderOfSubmission(edition).filter((place) => !arranged.includes(place))]
}

/** Order and posts of an edition can be changed until its texts close, but not while it is being locked. */
export function refuseArrangement({ state, textsCloseAt }: Edition, now: Instant): Refusal | null {
  switch (state) {
    case 'open':
    case 'locked':
      if (now < textsCloseAt) return null
      return refuse('wrong-state', `这一期已在 ${timeOf(textsCloseAt)} 定稿，不能再调整。`, {
        limit: textsCloseAt,
      })
    case 'locking':
      return refuse('busy', '这一期正在截稿，请过一分钟再试。')
    case 'empty':
      return refuse('wrong-state', '这一期截稿时没有稿件，没有可以调整的。')
    case 'skipped':
      return refuse('wrong-state', '这一期已经停刊，不能再调整。')
    default:
      return state satisfies never
  }
}

export function reorder(
  edition: Edition,
  postId: string,
  how: Reordering,
  now: Instant,
  commandId: string,
): Edition | Refusal {
  const refusal = refuseArrangement(edition, now)
  if (refusal) return refusal
  const order = orderOf(edition)
  const from = order.indexOf(postId)
  if (from < 0) return refuse('not-found', '这篇稿件已经不在这一期，请刷新后再看。')
  const to = { up: from - 1, down: from + 1, head: 0 }[how]
  return { ...edition, order: moved(order, from, to), commands: remember(edition.commands, commandId) }
}

function moved(order: readonly string[], from: number, to: number): string[] {
  const others = order.filter((_, index) => index !== from)
  const within = Math.max(0, Math.min(to, others.length))
  return [...others.slice(0, within), ...order.slice(from, from + 1), ...others.slice(within)]
}

export function withoutPlace(edition: Edition, postId: string): Edition {
  const places = edition.places.filter((place) => place.postId !== postId)
  const free = edition.free + edition.places.length - places.length
  return { ...edition, places, free, order: edition.order.filter((id) => id !== postId) }
}

/** @param index where it stands among the others; at their end when it is not given */
export function withPlace(edition: Edition, place: Place, index = edition.places.length): Edition {
  const order = orderOf(edition)
  return {
    ...edition,
    places: [...edition.places, place],
    free: edition.free - 1,
    order: [...order.slice(0, index), place.postId, ...order.slice(index)],
  }
}

function orderOf(edition: Edition): string[] {
  return inOrder(edition).map(({ postId }) => postId)
}
