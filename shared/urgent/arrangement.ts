import * as z from 'zod'
import { idInput, refuse, sayDay, type Instant, type Refusal } from '../_kernel'
import { withPlace, withoutPlace, type Edition, type Place } from '../editions'
import { arrangeUrgently, moveOn, placeIn, refuseArrangingNow, type Post } from '../posts'
import { isOpen, waysOf, type Scene, type Way } from './ways'

/** By a free place, by an extra one up to what the platform takes, or in another post's stead (G8). */
export const hows = ['free', 'extra', 'instead'] as const

export type How = (typeof hows)[number]

const editionId = z.string().max(80)

/** What the arranger chose, as it comes in with the decision. */
export const arrangementInput = z.discriminatedUnion('how', [
  z.strictObject({ how: z.literal('free'), editionId }),
  z.strictObject({ how: z.literal('extra'), editionId }),
  z.strictObject({ how: z.literal('instead'), editionId, outId: idInput, outToId: editionId }),
])

export type Arrangement = z.output<typeof arrangementInput>

/** Everything that changes together, or not at all. */
export type ArrangedScene = {
  readonly how: How
  readonly into: Edition
  readonly post: Post
  readonly out: { readonly post: Post; readonly to: Edition } | null
  readonly editions: readonly Edition[]
}

/**
 * Gives an urgent post the place that the arranger chose (G8). What is no longer so is refused with what is left.
 * @param holdIds name the taking of its place, and of the place of whoever makes way
 */
export function arrange(
  scene: Scene,
  chosen: Arrangement,
  [holdId, outHoldId]: readonly [string, string],
): ArrangedScene | Refusal {
  const refusal = refuseArrangingNow(scene.post) ?? refuseLocking(scene)
  if (refusal) return refusal
  const ways = waysOf(scene)
  const way = ways.find(({ edition }) => edition._id === chosen.editionId)
  if (!way) return gone(ways)
  // A place that came free meanwhile costs nobody anything.
  const how = chosen.how === 'extra' && way.free ? 'free' : chosen.how
  const left = without(scene.editions, scene.post)
  switch (how) {
    case 'free':
      return way.free ? placed(scene, left, way.edition, how, holdId) : gone(ways)
    case 'extra': {
      const more = { ...way.edition, plannedPosts: way.edition.plannedPosts + 1, free: way.edition.free + 1 }
      return way.extra ? placed(scene, replaced(left, more), more, how, holdId) : gone(ways)
    }
    case 'instead':
      return chosen.how === 'instead' ? inStead(scene, ways, way, chosen, [holdId, outHoldId]) : gone(ways)
    default:
      return how satisfies never
  }
}

function inStead(
  scene: Scene,
  ways: readonly Way[],
  way: Way,
  { outId, outToId }: Extract<Arrangement, { how: 'instead' }>,
  [holdId, outHoldId]: readonly [string, string],
): ArrangedScene | Refusal {
  if (way.free)
    return refuse('stale', `${sayDay(way.edition.day)}一期刚有了空位，不必请别的稿件顺延，请改选空位。`)
  const maker = way.instead.find(({ post }) => post._id === outId)
  const to = maker?.later.find(({ _id }) => _id === outToId)
  if (!maker || !to) return gone(ways)
  const out = moveOn(maker.post, placeIn(to, { holdId: outHoldId }))
  const left = without(without(scene.editions, scene.post), maker.post)
  const taken = taking(left, to, placeOf(maker.post, outHoldId, scene.now))
  const into = taken.find(({ _id }) => _id === way.edition._id) ?? way.edition
  const outcome = placed(scene, taken, into, 'instead', holdId)
  return { ...outcome, out: { post: out, to } }
}

function placed(
  { post, hasPassed, editions, now }: Scene,
  left: readonly Edition[],
  into: Edition,
  how: How,
  holdId: string,
): ArrangedScene {
  const after = taking(left, into, placeOf(post, holdId, now))
  return {
    how,
    into,
    post: arrangeUrgently(post, placeIn(into, { holdId }), hasPassed),
    out: null,
    editions: after.filter((edition) => !editions.includes(edition)),
  }
}

/** Its own edition must not lock under it. */
function refuseLocking({ post: { place }, editions, now }: Scene): Refusal | null {
  if (place === null || editions.some((edition) => edition._id === place.editionId && isOpen(edition, now)))
    return null
  return refuse('wrong-state', '这篇稿件所在的一期已到截稿时间，不能再加急。请刷新后查看。')
}

function without(editions: readonly Edition[], { _id, place }: Post): Edition[] {
  return editions.map((edition) => (edition._id === place?.editionId ? withoutPlace(edition, _id) : edition))
}

function taking(editions: readonly Edition[], { _id }: Edition, place: Place): Edition[] {
  return editions.map((edition) => (edition._id === _id ? withPlace(edition, place) : edition))
}

function replaced(editions: readonly Edition[], changed: Edition): Edition[] {
  return editions.map((edition) => (edition._id === changed._id ? changed : edition))
}

/** The post points at it as soon as it exists, so that there is nothing to hold. */
function placeOf({ _id: postId, submittedAt }: Post, holdId: string, now: Instant): Place {
  return { postId, holdId, submittedAt, holdExpiresAt: now }
}

function gone(ways: readonly Way[]): Refusal {
  const left = ways.flatMap(sayWays).slice(0, 4)
  const rest =
    left.length > 0 ? `还可以：${left.join('；')}。` : '较近的各期都已没有办法，可以写明理由不予加急。'
  return refuse('no-place', `这个安排刚刚已经不可行，什么都没有改动。${rest}`, {
    clause: 'G8',
    path: 'extras',
  })
}

function sayWays({ edition: { day, free }, free: isFree, extra, instead }: Way): string[] {
  if (isFree) return [`${sayDay(day)}有 ${free} 个空位`]
  if (extra) return [`${sayDay(day)}可以加位`]
  return instead.length > 0 ? [`${sayDay(day)}可请其他稿件顺延`] : []
}
