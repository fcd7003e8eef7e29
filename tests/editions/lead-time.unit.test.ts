import type { Day } from '../../shared/_kernel'
import { earliestEditionDay } from '../../shared/editions'

const oneDay = 24 * 60 * 60 * 1000
const start = Date.UTC(2026, 0, 1)
const dayAt = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10) as Day
const tenYears = Array.from({ length: 3652 }, (_, n) => dayAt(start + n * oneDay))

/** The whole days that lie after the one and before the other, counted on the calendar. */
function daysBetween(from: Day, to: Day): number {
  const between = (day: number) => dayAt(Date.parse(from) + day * oneDay)
  let count = 0
  while (between(count + 1) < to) count += 1
  return count
}

describe('G6: the earliest edition', () => {
  it('of what is handed in on 1 January is that of 4 January', () => {
    expect(earliestEditionDay('2026-01-01', 2)).toBe('2026-01-04')
  })

  it.each([
    ['2026-02-26', '2026-03-01'],
    ['2028-02-26', '2028-02-29'],
    ['2026-12-29', '2027-01-01'],
    ['2026-04-28', '2026-05-01'],
  ] as const)('of what is handed in on %s is that of %s', (handedIn, earliest) => {
    expect(earliestEditionDay(handedIn, 2)).toBe(earliest)
  })

  it.each([0, 1, 2, 5])('leaves exactly %i whole days between, on every day of ten years', (clearDays) => {
    const wrong = tenYears.filter((day) => daysBetween(day, earliestEditionDay(day, clearDays)) !== clearDays)
    expect(wrong).toEqual([])
  })
})
