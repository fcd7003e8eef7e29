import fc from 'fast-check'
import type { Day, Weekday } from '../../shared/_kernel'
import {
  editionDays,
  editionsOnDemand,
  isEditionDay,
  planEdition,
  windowOn,
  windowsOfPosts,
  type Cadence,
} from '../../shared/editions'
import { rulesOf } from '../../shared/rulebooks'
import { groupMedia } from '../../shared/rulebooks/books'
import { aPlan } from '../_support/domain-builders'

const oneDay = 24 * 60 * 60 * 1000
const dayAt = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10) as Day
const at = (day: Day) => Date.parse(`${day}T00:00:00Z`)

/** Ten years with the leap years 2028 and 2032, told without the kernel. */
const tenYears = Array.from({ length: 3652 }, (_, n) => dayAt(at('2026-01-01') + n * oneDay))
const [first, last] = [tenYears[0]!, tenYears.at(-1)!]

const months = [...new Set(tenYears.map((day) => day.slice(0, 7)))]
const daily: Cadence = { kind: 'every-day' }
const alternate: Cadence = { kind: 'every-n-days', n: 2, anchor: '2030-06-15' }
const workdays: Cadence = { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5] }
const fourAMonth: Cadence = { kind: 'days-of-month', days: [8, 16, 24, 30] }

it('covers ten whole years', () => {
  expect([first, last, months.length]).toEqual(['2026-01-01', '2035-12-31', 120])
})

describe('a cadence over ten years', () => {
  it('G2: every day has an edition', () => {
    expect(editionDays(daily, first, last)).toEqual(tenYears)
  })

  it('G3: every second day has an edition, across years and before the day it is counted from', () => {
    const days = editionDays(alternate, first, last)
    const gaps = days.slice(1).map((day, n) => (at(day) - at(days[n]!)) / oneDay)
    expect(new Set(gaps)).toEqual(new Set([2]))
    expect(days).toContain('2030-06-15')
    expect(days).toHaveLength(3652 / 2)
  })

  it.each([3, 7, 10])('of every %i days has them just so far apart on both sides of its anchor', (n) => {
    const days = editionDays({ kind: 'every-n-days', n, anchor: '2030-06-15' }, first, last)
    const off = days.filter((day) => ((at(day) - at('2030-06-15')) / oneDay) % n !== 0)
    expect(off).toEqual([])
    expect(days.length).toBe(
      tenYears.filter((day) => (at(day) - at('2030-06-15')) % (n * oneDay) === 0).length,
    )
  })

  it('G3: a day that was left out shifts none after it', () => {
    const [left, ...after] = editionDays(alternate, '2030-06-15', '2030-07-15')
    expect(left).toBe('2030-06-15')
    expect(editionDays(alternate, '2030-06-16', '2030-07-15')).toEqual(after)
  })

  it('G25: from Monday to Friday there are 5 editions in any 7 days, on no Saturday or Sunday', () => {
    const days = new Set(editionDays(workdays, first, last))
    const weeks = tenYears.slice(6).map((_, n) => tenYears.slice(n, n + 7).filter((day) => days.has(day)))
    expect(new Set(weeks.map((week) => week.length))).toEqual(new Set([5]))
    const weekdays = new Set([...days].map((day) => new Date(at(day)).getUTCDay()))
    expect([...weekdays].sort()).toEqual([1, 2, 3, 4, 5])
  })

  it('G4: every month has exactly four editions, the last on the 30th or where there is none on its last day', () => {
    const days = editionDays(fourAMonth, first, last)
    const expected = months.flatMap((month) => {
      const [year, number] = month.split('-').map(Number) as [number, number]
      const leap = year % 4 === 0
      const fourth = number === 2 ? (leap ? 29 : 28) : 30
      return [`${month}-08`, `${month}-16`, `${month}-24`, `${month}-${fourth}`]
    })
    expect(days).toEqual(expected)
  })

  it('G4: P2: no month has more mass sends than the platform allows a service account', () => {
    const { cadence } = rulesOf(groupMedia, 'cadence').find(({ clause }) => clause === 'G4')!
    const days = editionDays(cadence, first, last)
    const counts = months.map((month) => days.filter((day) => day.startsWith(month)).length)
    expect(new Set(counts)).toEqual(new Set([4]))
  })
})

describe('T18, G4: the fourth edition', () => {
  it.each([
    ['2026-02-28', true],
    ['2026-02-27', false],
    ['2028-02-28', false],
    ['2028-02-29', true],
    ['2026-04-30', true],
    ['2026-01-30', true],
    ['2026-01-31', false],
    ['2100-02-28', true],
  ] as const)('on %s: %s', (day, expected) => {
    expect(isEditionDay(fourAMonth, day)).toBe(expected)
  })
})

describe('the edition days of a span', () => {
  const cadences = fc.oneof(
    fc.constant(daily),
    fc
      .record({ n: fc.integer({ min: 1, max: 40 }), anchor: fc.constantFrom(...tenYears) })
      .map(({ n, anchor }): Cadence => ({ kind: 'every-n-days', n, anchor })),
    fc
      .uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 6 })
      .map((days): Cadence => ({ kind: 'days-of-month', days })),
    fc
      .uniqueArray(fc.constantFrom(1, 2, 3, 4, 5, 6, 7) as fc.Arbitrary<Weekday>, { minLength: 1 })
      .map((weekdays): Cadence => ({ kind: 'weekdays', weekdays })),
  )
  const index = fc.nat(tenYears.length - 1)

  it('are sorted, each there once, and none is missing', () => {
    fc.assert(
      fc.property(cadences, index, fc.nat(70), (cadence, from, length) => {
        const span = tenYears.slice(from, from + length + 1)
        const days = editionDays(cadence, span[0]!, span.at(-1)!)
        expect([...new Set(days)].sort()).toEqual(days)
        expect(span.filter((day) => isEditionDay(cadence, day))).toEqual(days)
      }),
    )
  })

  it('are none when it ends before it begins', () => {
    expect(editionDays(daily, '2026-01-02', '2026-01-01')).toEqual([])
  })

  it('has both its ends', () => {
    expect(editionDays(daily, '2026-12-31', '2027-01-01')).toEqual(['2026-12-31', '2027-01-01'])
  })
})

describe('D1: a window of its own on some weekdays', () => {
  const weekend = { opens: '10:00', closes: '10:30' } as const
  const plan = aPlan({
    window: { opens: '16:00', closes: '16:20' },
    windowsOn: [{ weekdays: [6, 7], window: weekend }],
  })

  it.each([
    ['2026-01-02', '16:00'],
    ['2026-01-03', '10:00'],
    ['2026-01-04', '10:00'],
    ['2026-01-05', '16:00'],
  ] as const)('opens on %s at %s', (day, opens) => {
    expect(windowOn(plan, day).opens).toBe(opens)
  })

  it('has lock and the close of texts before it, on the same day', () => {
    expect(planEdition(plan, '2026-01-03')).toMatchObject({
      opensAt: '2026-01-03T02:00:00.000Z',
      closesAt: '2026-01-03T02:30:00.000Z',
      locksAt: '2026-01-03T00:00:00.000Z',
      textsCloseAt: '2026-01-03T01:30:00.000Z',
    })
    expect(planEdition(plan, '2026-01-05').locksAt).toBe('2026-01-05T06:00:00.000Z')
  })
})

describe('a continuous channel', () => {
  const plan = aPlan({ window: { opens: '09:00', closes: '10:00' }, plannedPosts: 1, minPosts: 1 })

  it('has a time for each post, so far apart, none at or past the end of the window', () => {
    expect(windowsOfPosts(plan, 25, '2026-01-05').map(({ opens }) => opens)).toEqual([
      '09:00',
      '09:25',
      '09:50',
    ])
    expect(windowsOfPosts(plan, 30, '2026-01-05').map(({ opens }) => opens)).toEqual(['09:00', '09:30'])
  })

  it('can make an edition of one place for each of them', () => {
    const editions = editionsOnDemand(plan, 30, '2026-01-05')
    expect(editions.map(({ _id, n, free, onDemand }) => [_id, n, free, onDemand])).toEqual([
      ['group-media_2026-01-05_1', 1, 1, true],
      ['group-media_2026-01-05_2', 2, 1, true],
    ])
    expect(editions.map(({ opensAt }) => opensAt)).toEqual([
      '2026-01-05T01:00:00.000Z',
      '2026-01-05T01:30:00.000Z',
    ])
  })
})
