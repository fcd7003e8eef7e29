import * as fc from 'fast-check'
import { isRefusal } from '../../shared/_kernel'
import {
  acceptShortfall,
  dueOnceLocked,
  editionStates,
  inOrder,
  missing,
  reorder,
  reorderings,
  skip,
  withPlace,
  withoutPlace,
  type Edition,
} from '../../shared/editions'
import { anId } from '../_support/builders'
import { allowed, anEdition, aPlace, refused } from '../_support/domain-builders'

// The order of an edition, its places, and what becomes of it when posts are missing.

const minute = (n: number) => `2026-01-01T02:0${n}:00.000Z` as const
const three = ['甲', '乙', '丙'].map((postId, n) => aPlace({ postId, submittedAt: minute(n) }))
const edition = anEdition({ places: three, free: 3 })
const noon = '2026-01-04T04:00:00.000Z'
const ids = (arranged: Edition) =>
  inOrder(arranged)
    .map(({ postId }) => postId)
    .join('')

describe('the order of an edition', () => {
  it('is as handed in until the editor arranges it; what comes later follows', () => {
    expect(ids(edition)).toBe('甲乙丙')
    const arranged = { ...edition, order: ['丙', 'gone'] }
    expect(ids(arranged)).toBe('丙甲乙')
  })

  it.each([
    ['乙', 'up', '乙甲丙'],
    ['甲', 'up', '甲乙丙'],
    ['乙', 'down', '甲丙乙'],
    ['丙', 'down', '甲乙丙'],
    ['丙', 'head', '丙甲乙'],
  ] as const)('%s goes %s', (postId, how, expected) => {
    expect(ids(allowed(reorder(edition, postId, how, noon, anId())))).toBe(expected)
  })

  it('can be changed until texts close, to the instant', () => {
    const { textsCloseAt } = edition
    expect(isRefusal(reorder(edition, '甲', 'down', '2026-01-04T08:29:59.999Z', anId()))).toBe(false)
    expect(refused(reorder(edition, '甲', 'down', textsCloseAt, anId()))).toMatchObject({
      code: 'wrong-state',
      limit: textsCloseAt,
      message: '这一期已在 16:30 定稿，不能再调整。',
    })
  })

  it.each(editionStates)('of an edition that is %s', (state) => {
    const outcome = reorder({ ...edition, state }, '甲', 'down', noon, anId())
    expect(isRefusal(outcome)).toBe(state !== 'open' && state !== 'locked')
  })

  it('whatever is done to it, has each post once, and as many free places as are left', () => {
    const act = fc.record({
      postId: fc.constantFrom('甲', '乙', '丙', '丁', '戊'),
      how: fc.constantFrom(...reorderings, 'in', 'out'),
    })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        let now = anEdition()
        const here = new Set<string>()
        for (const { postId, how } of acts) {
          if (how === 'in') now = here.has(postId) ? now : withPlace(now, aPlace({ postId }))
          else if (how === 'out') now = withoutPlace(now, postId)
          else {
            const moved = reorder(now, postId, how, noon, anId())
            expect(isRefusal(moved)).toBe(!here.has(postId))
            now = isRefusal(moved) ? now : moved
            if (how === 'head' && here.has(postId)) expect(inOrder(now)[0]?.postId).toBe(postId)
          }
          if (how === 'in') here.add(postId)
          if (how === 'out') here.delete(postId)
          expect(
            inOrder(now)
              .map((place) => place.postId)
              .sort(),
          ).toEqual([...here].sort())
          expect(now.free).toBe(now.plannedPosts - here.size)
        }
      }),
    )
  })
})

describe('G2: an edition below its minimum', () => {
  const why = { reason: '节日期间稿件少', by: 'zhou', byName: '周宁', at: noon } as const

  it.each([
    [0, 6],
    [5, 1],
    [6, 0],
    [8, 0],
  ])('with %i posts of 6 lacks %i', (posts, lacking) => {
    const places = Array.from({ length: posts }, () => aPlace())
    expect(missing({ minPosts: 6, places })).toBe(lacking)
  })

  it('goes out short for a reason that is kept', () => {
    expect(allowed(acceptShortfall(edition, why, 'tap'))).toMatchObject({ shortfall: why, commands: ['tap'] })
    const locked = { ...edition, state: 'locked' } as const
    expect(dueOnceLocked(locked)).toBe(edition.textsCloseAt)
    expect(allowed(acceptShortfall(locked, why, anId())).dueAt).toBeNull()
  })

  it('that is not short needs no reason', () => {
    expect(refused(acceptShortfall({ ...edition, minPosts: 3 }, why, anId())).code).toBe('wrong-state')
    expect(dueOnceLocked({ ...edition, minPosts: 3 })).toBeNull()
  })

  it('can be left out until it is over', () => {
    expect(allowed(skip(edition, why, anId()))).toMatchObject({
      state: 'skipped',
      dueAt: noon,
      shortfall: why,
    })
    for (const state of ['locking', 'empty', 'skipped'] as const)
      expect(isRefusal(skip({ ...edition, state }, why, anId()))).toBe(true)
  })
})
