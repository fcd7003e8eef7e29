import fc from 'fast-check'
import { addDays, addMinutes, type Day, type Instant } from '../../shared/_kernel'
import {
  adjust,
  effectsOf,
  isWithin,
  leavers,
  type Edition,
  type EditionChange,
  type Effects,
  type PostInPlace,
} from '../../shared/editions'
import { anEdition, aPlace } from '../_support/domain-builders'

const first: Day = '2026-01-04'
const now: Instant = '2026-01-01T02:00:00.000Z'

/** Editions of consecutive days, so many posts in each, handed in one after another. */
function aChannel(taken: readonly number[]): Edition[] {
  let n = 0
  return taken.map((count, index) => {
    const edition = anEdition({ day: addDays(first, index) })
    const places = Array.from({ length: count }, () => {
      n += 1
      return aPlace({ postId: `post-${n}`, submittedAt: addMinutes('2026-01-01T00:00:00.000Z', n) })
    })
    return { ...edition, places, free: edition.plannedPosts - count }
  })
}

const counts = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 12 })
const planned = fc.integer({ min: 1, max: 8 })
const span = fc
  .tuple(fc.nat(5), fc.nat(6))
  .map(([from, days]) => ({ from: addDays(first, from), through: addDays(first, from + days) }))

const dayOrNone = fc.option(fc.nat(16).map((n) => addDays(first, n)))

const somePosts = fc.array(
  fc.record({ notBefore: dayOrNone, wished: dayOrNone, latest: dayOrNone, keepsPlace: fc.boolean() }),
  { minLength: 72, maxLength: 72 },
)

function known(
  wishes: readonly { notBefore: Day | null; wished: Day | null; latest: Day | null; keepsPlace: boolean }[],
) {
  return new Map<string, PostInPlace>(
    wishes.map(({ notBefore, wished, latest, keepsPlace }, index) => {
      const postId = `post-${index + 1}`
      return [postId, { postId, notBefore, wishes: { wished, latest }, keepsPlace }]
    }),
  )
}

function fewer(count: number): EditionChange {
  return { posts: { min: 1, planned: count }, window: null }
}

/** How many posts each edition has once every move is made. */
function takenAfter(editions: readonly Edition[], { moves }: Effects): Map<Day, number> {
  const taken = new Map(editions.map(({ day, places }) => [day, places.length]))
  for (const { from, to } of moves) {
    taken.set(from, (taken.get(from) ?? 0) - 1)
    if (to !== null) taken.set(to, (taken.get(to) ?? 0) + 1)
  }
  return taken
}

describe('G5: an adjustment of the number of posts', () => {
  it('G7: moves nobody forward, and nobody past their latest day or before their earliest', () => {
    fc.assert(
      fc.property(counts, span, planned, somePosts, (taken, days, count, wishes) => {
        const posts = known(wishes)
        const { moves } = effectsOf(aChannel(taken), days, fewer(count), posts, now)
        for (const { postId, from, to, expires } of moves) {
          const { notBefore, wishes: wish } = posts.get(postId)!
          if (to === null) {
            if (expires) expect(wish.latest! <= from).toBe(true)
            continue
          }
          expect(to > from).toBe(true)
          expect(wish.latest === null || to <= wish.latest).toBe(true)
          expect(notBefore === null || to >= notBefore).toBe(true)
        }
      }),
    )
  })

  it('leaves no edition of its span with more than it plans, and fills none beyond that', () => {
    fc.assert(
      fc.property(counts, span, planned, somePosts, (taken, days, count, wishes) => {
        const editions = aChannel(taken)
        const effects = effectsOf(editions, days, fewer(count), known(wishes), now)
        const after = takenAfter(editions, effects)
        for (const { day, plannedPosts } of editions)
          expect(after.get(day)).toBeLessThanOrEqual(isWithin(days, day) ? count : plannedPosts)
      }),
    )
  })

  it('G7: keeps the order of submission among those without wishes', () => {
    fc.assert(
      fc.property(counts, span, planned, (taken, days, count) => {
        const editions = aChannel(taken)
        const { moves } = effectsOf(editions, days, fewer(count), new Map(), now)
        const places = editions.flatMap((edition) => edition.places)
        const at = (postId: string) => places.find((place) => place.postId === postId)!.submittedAt
        moves.forEach((earlier, index) => {
          for (const later of moves.slice(index + 1).filter(({ from }) => from === earlier.from)) {
            expect(at(earlier.postId) < at(later.postId)).toBe(true)
            expect(later.to === null || (earlier.to !== null && earlier.to <= later.to)).toBe(true)
          }
        })
      }),
    )
  })

  it('lets those leave who came last; what keeps its place leaves only when nobody else is left', () => {
    const [edition] = aChannel([6])
    const less = adjust(edition!, fewer(4))
    expect(leavers(less, () => false).map(({ postId }) => postId)).toEqual(['post-5', 'post-6'])
    expect(leavers(less, (id) => id === 'post-6').map(({ postId }) => postId)).toEqual(['post-4', 'post-5'])
    expect(leavers(less, () => true)).toHaveLength(2)
    expect(leavers(adjust(edition!, fewer(8)), () => false)).toEqual([])
  })

  it('moves nobody where there is room for all, and adds no edition', () => {
    fc.assert(
      fc.property(counts, span, (taken, days) => {
        const editions = aChannel(taken)
        const { moves, changed } = effectsOf(editions, days, fewer(8), new Map(), now)
        expect(moves).toEqual([])
        expect(changed.length).toBeLessThanOrEqual(editions.length)
      }),
    )
  })
})

describe('G5: an adjustment of the time', () => {
  const evening: EditionChange = { posts: null, window: { opens: '19:00', closes: '19:30' } }

  it('moves window, lock and closing of texts by as much, on the same day', () => {
    const looked = anEdition({ dueAt: '2026-01-04T07:00:00.000Z' })
    expect(adjust(looked, evening)).toMatchObject({
      day: first,
      opensAt: '2026-01-04T11:00:00.000Z',
      closesAt: '2026-01-04T11:30:00.000Z',
      locksAt: '2026-01-04T09:00:00.000Z',
      textsCloseAt: '2026-01-04T10:30:00.000Z',
      dueAt: '2026-01-04T09:00:00.000Z',
      plannedPosts: 6,
      minPosts: 6,
    })
  })

  it('leaves what the clock has to do earlier where it is', () => {
    const looked = anEdition({ dueAt: '2026-01-03T01:00:00.000Z' })
    expect(adjust(looked, evening).dueAt).toBe('2026-01-03T01:00:00.000Z')
  })

  it.each([
    ['has locked', { state: 'locked' as const }, evening, now],
    ['is at its lock', {}, evening, '2026-01-04T07:00:00.000Z' as const],
    [
      'would have locked by the new time',
      {},
      { posts: null, window: { opens: '10:00', closes: '10:30' } } as const,
      '2026-01-04T01:00:00.000Z' as const,
    ],
  ])('leaves an edition alone that %s', (_, state, change, at) => {
    const edition = anEdition(state)
    const effects = effectsOf([edition], { from: first, through: first }, change, new Map(), at)
    expect(effects).toEqual({ changed: [], unchanged: [edition], moves: [] })
  })
})
