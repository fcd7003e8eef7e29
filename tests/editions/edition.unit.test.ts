import fc from 'fast-check'
import { addDays, addMinutes, instantAt, type Instant } from '../../shared/_kernel'
import {
  editionStates,
  expiredHolds,
  freeEditions,
  hasFreePlace,
  inOrderOfSubmission,
  planEdition,
  type Edition,
} from '../../shared/editions'
import { anEdition, aPlace, aPlan } from '../_support/domain-builders'

describe('a planned edition', () => {
  it('G2: opens at 17:00, closes at 17:30 and locks at 15:00 in Beijing', () => {
    expect(planEdition(aPlan(), '2026-01-04')).toMatchObject({
      opensAt: '2026-01-04T09:00:00.000Z',
      closesAt: '2026-01-04T09:30:00.000Z',
      locksAt: '2026-01-04T07:00:00.000Z',
    })
  })

  it.each([
    [0, '2026-01-04T09:00:00.000Z'],
    [1, '2026-01-04T08:59:00.000Z'],
    [18 * 60, '2026-01-03T15:00:00.000Z'],
  ])('locks %i minutes before its window, even on the day before', (lockMinutes, locksAt) => {
    expect(planEdition(aPlan({ lockMinutes }), '2026-01-04').locksAt).toBe(locksAt)
  })

  it('is open, has all its planned places, and is looked at on the morning before', () => {
    const edition = planEdition(aPlan({ plannedPosts: 7 }), '2026-01-04')
    expect(edition).toMatchObject({ state: 'open', free: 7, places: [], minPosts: 6, maxPosts: 8 })
    expect(edition.dueAt).toBe('2026-01-03T01:00:00.000Z')
  })

  it('has an id that no other day and no other channel has', () => {
    const ids = (['2026-01-04', '2026-01-05'] as const).flatMap((day) =>
      ['group-media', 'store'].map((channelId) => planEdition(aPlan({ channelId }), day)._id),
    )
    expect(ids[0]).toBe('group-media_2026-01-04_1')
    expect(new Set(ids).size).toBe(4)
  })
})

describe('a free place', () => {
  const edition = anEdition()

  it('can be taken until the edition locks, and not at that instant', () => {
    expect(hasFreePlace(edition, addMinutes(edition.locksAt, -1))).toBe(true)
    expect(hasFreePlace(edition, edition.locksAt)).toBe(false)
  })

  it.each(editionStates)('in the state %s', (state) => {
    const now = addMinutes(edition.locksAt, -60)
    expect(hasFreePlace(anEdition({ state }), now)).toBe(state === 'open')
  })

  it('is not there when all are taken', () => {
    expect(hasFreePlace(anEdition({ free: 0 }), addMinutes(edition.locksAt, -60))).toBe(false)
    expect(hasFreePlace(anEdition({ free: 1 }), addMinutes(edition.locksAt, -60))).toBe(true)
  })
})

describe('where a post may go', () => {
  const now: Instant = '2026-01-01T02:00:00.000Z'

  it('G6: is no edition before the earliest day', () => {
    const week = [1, 2, 3, 4, 5].map((n) => anEdition({ day: addDays('2026-01-01', n) }))
    expect(freeEditions(week, '2026-01-04', now).map(({ day }) => day)).toEqual([
      '2026-01-04',
      '2026-01-05',
      '2026-01-06',
    ])
  })

  it('G7: is the next edition that has a free place, past full and locked ones', () => {
    const editions = [
      anEdition({ day: '2026-01-04', free: 0 }),
      anEdition({ day: '2026-01-05', state: 'locking' }),
      anEdition({ day: '2026-01-06', state: 'locked' }),
      anEdition({ day: '2026-01-07', free: 1 }),
      anEdition({ day: '2026-01-08' }),
    ]
    expect(freeEditions(editions, '2026-01-04', now)[0]?.day).toBe('2026-01-07')
  })

  it('G7: is nowhere when all are full', () => {
    expect(freeEditions([anEdition({ free: 0 })], '2026-01-04', now)).toEqual([])
  })

  it('is never too early, full, locked or past, and nothing earlier that is good is passed over', () => {
    const months = fc.array(
      fc.record({
        free: fc.nat(2),
        state: fc.constantFrom('open', 'open', ...editionStates),
      }),
      { minLength: 1, maxLength: 20 },
    )
    let placed = 0
    fc.assert(
      fc.property(months, fc.nat(8), fc.nat(9 * 24), (made, earliestAfter, hour) => {
        const editions = made.map((change, n) => anEdition({ day: addDays('2026-01-01', n), ...change }))
        const earliest = addDays('2026-01-01', earliestAfter)
        const at = addMinutes(instantAt('2026-01-01', '00:00'), hour * 60)
        const legal = (edition: Edition) =>
          edition.day >= earliest &&
          edition.state === 'open' &&
          edition.free > 0 &&
          Date.parse(edition.locksAt) > Date.parse(at)
        const found = freeEditions(editions, earliest, at)
        expect(found[0]).toBe(editions.find(legal))
        expect(found.filter((edition) => !legal(edition))).toEqual([])
        expect(found.map(({ day }) => day)).toEqual(found.map(({ day }) => day).sort())
        if (found.length > 0) placed += 1
      }),
    )
    expect(placed).toBeGreaterThan(20)
  })
})

describe('G7: the order in which posts move on', () => {
  const instants = fc.integer({ min: 0, max: 3 }).map((n) => addMinutes('2026-01-01T02:00:00.000Z', n))

  it('is that of submission', () => {
    const [early, late] = [
      aPlace({ submittedAt: '2026-01-01T02:00:00.000Z' }),
      aPlace({ submittedAt: '2026-01-01T02:00:00.001Z' }),
    ]
    expect(inOrderOfSubmission(anEdition({ places: [late, early] }))).toEqual([early, late])
  })

  it('is the same in whatever order the places were taken, and loses none', () => {
    const places = fc.uniqueArray(
      fc.record({ postId: fc.stringMatching(/^[0-9a-z]{3}$/), submittedAt: instants }).map(aPlace),
      { selector: ({ postId }) => postId, maxLength: 8 },
    )
    fc.assert(
      fc.property(
        places.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([taken, otherwise]) => {
          const ordered = inOrderOfSubmission(anEdition({ places: taken }))
          expect(inOrderOfSubmission(anEdition({ places: otherwise }))).toEqual(ordered)
          expect(new Set(ordered)).toEqual(new Set(taken))
          const instantsInOrder = ordered.map(({ submittedAt }) => submittedAt)
          expect(instantsInOrder).toEqual([...instantsInOrder].sort())
        },
      ),
    )
  })

  it('does not disturb the edition', () => {
    const places = [aPlace({ postId: 'b' }), aPlace({ postId: 'a' })]
    const edition = anEdition({ places })
    inOrderOfSubmission(edition)
    expect(edition.places.map(({ postId }) => postId)).toEqual(['b', 'a'])
  })
})

describe('a hold', () => {
  it('runs out at its very instant, and others are kept', () => {
    const [running, over] = [
      aPlace({ holdExpiresAt: '2026-01-01T02:05:00.001Z' }),
      aPlace({ holdExpiresAt: '2026-01-01T02:05:00.000Z' }),
    ]
    expect(expiredHolds(anEdition({ places: [running, over] }), '2026-01-01T02:05:00.000Z')).toEqual([over])
  })
})
