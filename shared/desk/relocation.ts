import { isRefusal, refuse, remember, sayDay, type Day, type Instant, type Refusal } from '../_kernel'
import { reschedule, type Approval } from '../approvals'
import {
  earliestEditionDay,
  inOrder,
  refuseArrangement,
  withPlace,
  withoutPlace,
  type Edition,
} from '../editions'
import { placeIn, relocate, type Post } from '../posts'
import { rearrange, type Article, type Send } from '../publishing'
import type { LeadTimeRule } from '../rulebooks'
import { reachedEditorOn } from './reached-editor'

export const moveReasonLimit = 200

/** A post that the editor puts into another edition, with what decides whether that may be. */
export type Move = {
  readonly post: Post
  readonly approval: Approval
  /** Null: it waits until a place comes free. */
  readonly to: Edition | null
  /** What it is in an edition that has locked; null when it goes elsewhere. */
  readonly article: Article | null
  /** Names the taking of its new place. */
  readonly holdId: string
  /** The post in whose stead it stands in the order; at the end without one. */
  readonly insteadOf: string | null
}

/** What the moves of one tap touch. */
export type Scene = {
  readonly editions: readonly Edition[]
  readonly sends: readonly Send[]
  readonly leadTime: Pick<LeadTimeRule, 'clearDays' | 'clause'>
  /** Whether the editor settled a move forward with the unit: nobody is moved forward unasked. */
  readonly agreed: boolean
  /** Whether a post may leave an edition whose texts have closed: to keep it from going out (暂缓). */
  readonly evenAfterTextsClose: boolean
  readonly now: Instant
  readonly commandId: string
}

/** Everything that one tap changes; written together, or not at all. */
export type Relocated = {
  readonly editions: readonly Edition[]
  readonly sends: readonly Send[]
  readonly posts: readonly Post[]
  readonly approvals: readonly Approval[]
}

/** Puts posts into other editions, each leaving its place before any takes a new one. */
export function relocateAll(scene: Scene, moves: readonly Move[]): Relocated | Refusal {
  for (const move of moves) {
    const refusal = refuseLeaving(scene, move) ?? (move.to && refuseComing(scene, move, move.to))
    if (refusal) return refusal
  }
  const editions = movePlaces(scene, moves)
  if (isRefusal(editions)) return editions
  const sends = rearrangeSends(scene, editions, moves)
  if (isRefusal(sends)) return sends
  return {
    editions,
    sends,
    posts: moves.map(({ post, to, holdId }) => ({
      ...relocate(post, to && placeIn(to, { holdId }), to?.state === 'locked' ? 'locked' : 'open'),
      commands: remember(post.commands, scene.commandId),
    })),
    approvals: moves.flatMap(({ approval, to }) =>
      to && approval.state === 'open' ? [reschedule(approval, to.locksAt, sayDay(to.day))] : [],
    ),
  }
}

function refuseLeaving(scene: Scene, { post }: Move): Refusal | null {
  const movable = ['in-approval', 'changes-asked', 'scheduled', 'locked'] as const
  if (!movable.some((state) => state === post.state))
    return refuse('wrong-state', `《${post.title}》不在排期之中，请刷新后再看。`)
  const from = scene.editions.find(({ _id }) => _id === post.place?.editionId)
  if (!from || (scene.evenAfterTextsClose && from.state === 'locked')) return null
  return refuseArrangement(from, scene.now)
}

/** The first day that a post may have by its lead time (G6). */
export function firstDayOf(
  { leadTime, now }: Pick<Scene, 'leadTime' | 'now'>,
  { post, approval }: Pick<Move, 'post' | 'approval'>,
): Day {
  return earliestEditionDay(reachedEditorOn(post, approval, now), leadTime.clearDays)
}

/**
 * Lead time (G6), wishes (G7) and who has to agree, for a post that comes into an edition.
 * @param earliest its first day, for who asks of many editions
 */
export function refuseComing(
  scene: Pick<Scene, 'leadTime' | 'agreed' | 'now'>,
  move: Pick<Move, 'post' | 'approval'>,
  to: Edition,
  earliest = firstDayOf(scene, move),
): Refusal | null {
  const { leadTime, agreed, now } = scene
  const { post } = move
  const closed = refuseArrangement(to, now) ?? refuseOther(post, to)
  if (closed) return closed
  const { notBefore, latest, earlierIsFine } = post.wishes
  const about = `《${post.title}》`
  if (to.day < earliest) {
    const { clause } = leadTime
    const message = `${about}按提前量最早刊于${sayDay(earliest)}（${clause}）。要更早，请供稿单位申请加急（G8）。`
    return refuse('against-rule', message, { clause, measured: sayDay(to.day), limit: sayDay(earliest) })
  }
  if (notBefore !== null && to.day < notBefore) return againstWish(about, '不早于', notBefore)
  if (latest !== null && to.day > latest) return againstWish(about, '最晚', latest)
  const promised = post.place?.day ?? post.waitsFrom ?? to.day
  const isForward = to.day < promised
  if (!isForward || earlierIsFine || agreed) return null
  return refuse(
    'against-rule',
    `${about}的供稿单位没有同意提前。请先商定，并勾选“已与供稿单位商定”（G7）。`,
    {
      clause: 'G7',
      path: 'agreed',
    },
  )
}

function againstWish(about: string, wish: string, day: Day): Refusal {
  return refuse(
    'against-rule',
    `${about}的供稿人希望“${wish} ${sayDay(day)}”，请换一期，或与供稿人商量（G7）。`,
    {
      clause: 'G7',
      limit: sayDay(day),
    },
  )
}

/** Another channel is another post; what has locked takes in only what has passed. */
function refuseOther({ channelId, place, state, held, title }: Post, to: Edition): Refusal | null {
  if (channelId !== to.channelId) return refuse('bad-input', '只能在同一渠道的各期之间调整。')
  if (place?.editionId === to._id) return refuse('wrong-state', `《${title}》已经在这一期。`)
  if (to.state !== 'locked') return null
  if (held) return refuse('wrong-state', `《${title}》暂缓中，请先解除暂缓。`)
  if (state === 'scheduled' || state === 'locked') return null
  return refuse(
    'wrong-state',
    `这一期已经截稿，只能编入审批全部通过的稿件；《${title}》还没有通过（G11）。`,
    {
      clause: 'G11',
    },
  )
}

function movePlaces({ editions, now }: Scene, moves: readonly Move[]): Edition[] | Refusal {
  const standing = new Map(editions.map((edition) => [edition._id, inOrder(edition).map(idOf)]))
  const after = new Map(editions.map((edition) => [edition._id, edition]))
  for (const { post } of moves) {
    const from = after.get(post.place?.editionId ?? '')
    if (from) after.set(from._id, withoutPlace(from, post._id))
  }
  for (const { post, to, holdId, insteadOf } of moves) {
    if (!to) continue
    const into = after.get(to._id) ?? to
    if (into.free <= 0)
      return refuse('no-place', `${sayDay(to.day)}一期已经排满，可以改用替换或互换。`, { clause: 'G7' })
    const index = insteadOf === null ? -1 : (standing.get(to._id) ?? []).indexOf(insteadOf)
    const place = { postId: post._id, holdId, submittedAt: post.submittedAt, holdExpiresAt: now }
    after.set(to._id, index < 0 ? withPlace(into, place) : withPlace(into, place, index))
  }
  return [...after.values()]
}

/** An edition that has locked is on its way out: its articles follow its places. */
function rearrangeSends(
  { sends, now }: Scene,
  editions: readonly Edition[],
  moves: readonly Move[],
): Send[] | Refusal {
  const arriving = moves.flatMap(({ article }) => article ?? [])
  const rearranged: Send[] = []
  for (const edition of editions.filter(({ state }) => state === 'locked')) {
    const send = sends.find(({ editionId }) => editionId === edition._id)
    const after = send && rearrange(send, articlesOf(edition, send, arriving), now)
    if (!after) return refuse('busy', '这一期正在截稿，请过一分钟再试。')
    if (isRefusal(after)) return after
    rearranged.push(after)
  }
  return rearranged
}

/** The articles of a locked edition in its order. One that was taken out because it was not as approved stays out. */
export function articlesOf(
  edition: Edition,
  { articles }: Pick<Send, 'articles'>,
  arriving: readonly Article[] = [],
): Article[] {
  return inOrder(edition).flatMap(({ postId }) => {
    const article = [...articles, ...arriving].find((known) => known.postId === postId)
    return article ? [article] : []
  })
}

function idOf({ postId }: { readonly postId: string }): string {
  return postId
}
