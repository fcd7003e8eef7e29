import fc from 'fast-check'
import {
  addDays,
  dayInput,
  dayOfMonth,
  daysBetween,
  lastDayOfMonth,
  parseDay,
  weekdayOf,
  type Day,
} from '../../shared/_kernel'

const oneDay = 24 * 60 * 60 * 1000

/** Days from 1990 to 2109, with both kinds of century and leap year. */
const days = fc.integer({ min: 7_305, max: 51_100 }).map(onDay)

function onDay(sinceEpoch: number): Day {
  return new Date(sinceEpoch * oneDay).toISOString().slice(0, 10) as Day
}

describe('a day', () => {
  it.each(['2026-01-01', '2026-12-31', '2026-02-28', '2028-02-29', '2000-02-29', '9999-12-31'])(
    'can be %s',
    (text) => {
      expect(parseDay(text)).toBe(text)
      expect(dayInput.safeParse(text).success).toBe(true)
    },
  )

  it.each([
    ...[
      '',
      ' 2026-01-01',
      '2026-01-01\n',
      '2026-1-1',
      '2026/01/01',
      '20260101',
      '26-01-01',
      '２０２６-01-01',
    ],
    ...['2026-00-10', '2026-13-01', '2026-01-00', '2026-01-32', '2026-04-31', '2026-02-29', '2100-02-29'],
    ...['2026-01-01T00:00:00Z', 'tomorrow', '+2026-01-01', '-026-01-01'],
  ])('cannot be %j', (text) => {
    expect(parseDay(text)).toBeNull()
    expect(dayInput.safeParse(text).success).toBe(false)
  })

  it.each([
    ['2026-01-01', 3, '2026-01-04'],
    ['2026-01-31', 1, '2026-02-01'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2028-02-29', 1, '2028-03-01'],
    ['2028-02-29', 365, '2029-02-28'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-01-01', -1, '2025-12-31'],
  ] as const)('%s and %i days is %s', (day, count, expected) => {
    expect(addDays(day, count)).toBe(expected)
    expect(daysBetween(day, expected)).toBe(count)
  })

  it('lies as many days away as were added', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -4000, max: 4000 }), (day, count) => {
        const away = addDays(day, count)
        expect(daysBetween(day, away)).toBe(count)
        expect(addDays(away, -count)).toBe(day)
        expect(away > day).toBe(count > 0)
      }),
    )
  })

  it('has the weekday after that of the day before, from Monday 1 to Sunday 7', () => {
    expect(weekdayOf('2026-01-04')).toBe(7)
    expect(weekdayOf('2026-01-05')).toBe(1)
    fc.assert(fc.property(days, (day) => expect(weekdayOf(addDays(day, 1))).toBe((weekdayOf(day) % 7) + 1)))
  })

  it('knows its date and how long its month is', () => {
    expect(dayOfMonth('2026-01-09')).toBe(9)
    const ends = ['2026-01-05', '2026-02-05', '2028-02-05', '2026-04-30', '2026-12-31'] as const
    expect(ends.map(lastDayOfMonth)).toEqual([31, 28, 29, 30, 31])
  })
})
