import fc from 'fast-check'
import { addDays, isRefusal, type Day, type Instant } from '../../shared/_kernel'
import type { Edition } from '../../shared/editions'
import { placeIn, type Post } from '../../shared/posts'
import { arrange, waysOf, type Arrangement, type Scene } from '../../shared/urgent'
import { anEdition, aPlace, aPost } from '../_support/domain-builders'

const now: Instant = '2026-01-01T02:00:00.000Z'
const first: Day = '2026-01-02'

type Taken = { count: number; planned: number; urgent: boolean; latest: number | null }

/** A week of editions and the posts in them; the urgent post has its place in the last one, or none. */
function aScene(week: readonly Taken[], placed: boolean): Scene {
  const others: Post[] = []
  const editions = week.map(({ count, planned, urgent, latest }, index): Edition => {
    const day = addDays(first, index)
    const edition = anEdition({ day, plannedPosts: planned })
    const places = Array.from({ length: Math.min(count, planned) }, () => aPlace())
    for (const place of places) {
      const wishes = { notBefore: null, wished: null, earlierIsFine: false }
      others.push(
        aPost({
          _id: place.postId,
          place: placeIn(edition, place),
          urgent,
          wishes: { ...wishes, latest: latest === null ? null : addDays(day, latest) },
        }),
      )
    }
    return { ...edition, places, free: planned - places.length }
  })
  const last = editions.at(-1)!
  const holdId = 'own-hold'
  if (!placed)
    return { post: aPost({ state: 'expired', place: null }), hasPassed: false, editions, others, now }
  const post = aPost({ place: placeIn(last, { holdId }) })
  const own = { ...last, places: [...last.places, aPlace({ postId: post._id, holdId })] }
  const full = { ...own, plannedPosts: own.places.length, free: 0 }
  return { post, hasPassed: false, editions: [...editions.slice(0, -1), full], others, now }
}

const taken = fc.record({
  count: fc.integer({ min: 0, max: 8 }),
  planned: fc.integer({ min: 1, max: 7 }),
  urgent: fc.boolean(),
  latest: fc.option(fc.nat(4)),
})

const scenes = fc
  .tuple(fc.array(taken, { minLength: 2, maxLength: 7 }), fc.boolean())
  .map(([week, placed]) => aScene(week, placed))

/** Every choice that the screen offers. */
function choicesOf(scene: Scene): Arrangement[] {
  return waysOf(scene).flatMap(({ edition: { _id: editionId }, free, extra, instead }) => [
    ...(free ? [{ how: 'free' as const, editionId }] : []),
    ...(extra ? [{ how: 'extra' as const, editionId }] : []),
    ...instead.flatMap(({ post, later }) =>
      later.map((to) => ({ how: 'instead' as const, editionId, outId: post._id, outToId: to._id })),
    ),
  ])
}

describe('G8: an urgent arrangement', () => {
  it('that is offered can be carried out, is nearer, and leaves every edition whole', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        for (const choice of choicesOf(scene)) {
          const outcome = arrange(scene, choice, ['hold-1', 'hold-2'])
          if (isRefusal(outcome)) throw new Error(outcome.message)
          const { post, out, editions } = outcome
          expect(scene.post.place === null || post.place!.day < scene.post.place.day).toBe(true)
          expect(post).toMatchObject({ urgent: true, place: { editionId: choice.editionId } })
          const after = scene.editions.map((each) => editions.find(({ _id }) => _id === each._id) ?? each)
          for (const { free, places, plannedPosts, maxPosts } of after) {
            expect(free).toBe(plannedPosts - places.length)
            expect(free).toBeGreaterThanOrEqual(0)
            expect(plannedPosts).toBeLessThanOrEqual(maxPosts)
          }
          const all = after.flatMap(({ places }) => places.map(({ postId }) => postId))
          expect(new Set(all).size).toBe(all.length)
          expect(all.filter((id) => id === post._id)).toHaveLength(1)
          if (!out) continue
          expect(out.post.place!.day > post.place!.day).toBe(true)
          const { latest } = out.post.wishes
          expect(latest === null || out.post.place!.day <= latest).toBe(true)
          expect(scene.others.find(({ _id }) => _id === out.post._id)?.urgent).toBe(false)
        }
      }),
    )
  })

  it('that is not offered is refused', () => {
    fc.assert(
      fc.property(scenes, fc.nat(6), fc.nat(6), fc.nat(60), (scene, at, toAt, other) => {
        const editionId = scene.editions[at % scene.editions.length]!._id
        const outToId = scene.editions[toAt % scene.editions.length]!._id
        const outId = scene.others[other % Math.max(1, scene.others.length)]?._id ?? scene.post._id
        const offered = choicesOf(scene)
        const tried: Arrangement[] = [
          { how: 'free', editionId },
          { how: 'instead', editionId, outId, outToId },
        ]
        for (const choice of tried.filter(
          (each) => !offered.some((o) => JSON.stringify(o) === JSON.stringify(each)),
        ))
          expect(isRefusal(arrange(scene, choice, ['hold-1', 'hold-2']))).toBe(true)
      }),
    )
  })

  it('uses a place that came free meanwhile instead of an extra one', () => {
    const scene = aScene(
      [
        { count: 3, planned: 6, urgent: false, latest: null },
        { count: 1, planned: 6, urgent: false, latest: null },
      ],
      true,
    )
    const outcome = arrange(scene, { how: 'extra', editionId: scene.editions[0]!._id }, ['hold-1', 'hold-2'])
    expect(outcome).toMatchObject({ how: 'free', into: { plannedPosts: 6 } })
  })

  it.each(['locked', 'published', 'returned', 'changes-asked', 'withdrawn', 'rejected'] as const)(
    'of a post that is %s is refused',
    (state) => {
      const scene = aScene(
        [
          { count: 0, planned: 6, urgent: false, latest: null },
          { count: 1, planned: 6, urgent: false, latest: null },
        ],
        true,
      )
      const late = { ...scene, post: { ...scene.post, state } }
      const outcome = arrange(late, { how: 'free', editionId: scene.editions[0]!._id }, ['hold-1', 'hold-2'])
      expect(outcome).toMatchObject({ code: 'wrong-state' })
    },
  )
})
