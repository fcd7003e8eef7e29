import fc from 'fast-check'
import type { Day } from '../../shared/_kernel'
import { editionDays, isEditionDay, type Cadence } from '../../shared/editions'
import { groupMedia, rulesOf } from '../../shared/rulebooks'

const oneDay = 24 * 60 * 60 * 1000
const dayAt = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10) as Day
const at = (day: Day) => Date.parse(`${day}T00:00:00Z`)

/** Ten years with the leap years 2028 and 2032, told without the kernel. */
const tenYears = Array.from({ length: 3652 }, (_, n) => dayAt(at('2026-01-01') + n * oneDay))
const [first, last] = [tenYears[0]!, tenYears.at(-1)!]

const months = [...new Set(tenYears.map((day) => day.slice(0, 7)))]
const daily: Cadence = { kind: 'every-day' }
const alternate: Cadence = { kind: 'every-n-days', n: 2, anchor: '2030-06-15' }
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

describe('G4: the fourth edition', () => {
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
