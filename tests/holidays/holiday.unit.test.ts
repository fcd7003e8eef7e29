import { addDays, weekdayOf, type Day } from '../../shared/_kernel'
import {
  holidayOn,
  holidaysOf2026,
  isOff,
  newHolidayYear,
  putHoliday,
  removeHoliday,
  type Holidays,
} from '../../shared/holidays'
import { allowed, refused } from '../_support/domain-builders'

const known: Holidays = { years: [2026], days: holidaysOf2026 }
const year = newHolidayYear(2026, holidaysOf2026)

describe('the holidays of 2026', () => {
  it('are 33 days off and 6 worked days', () => {
    const kinds = holidaysOf2026.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'off')).toHaveLength(33)
    expect(kinds.filter((kind) => kind === 'work')).toHaveLength(6)
    expect(new Set(holidaysOf2026.map(({ day }) => day)).size).toBe(39)
  })

  it('have every worked day on a Saturday or Sunday', () => {
    const worked = holidaysOf2026.filter(({ kind }) => kind === 'work').map(({ day }) => day)
    expect(worked.sort()).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ])
    expect(worked.filter((day) => weekdayOf(day) < 6)).toEqual([])
  })

  it.each<[Day, string | undefined, boolean]>([
    ['2026-01-01', '元旦', true],
    ['2026-01-04', '元旦', false],
    ['2026-02-15', '春节', true],
    ['2026-02-23', '春节', true],
    ['2026-02-24', undefined, false],
    ['2026-10-07', '国庆节', true],
    ['2027-10-01', undefined, false],
  ])('on %s: %s, nobody works: %s', (day, name, off) => {
    expect(holidayOn(known, day)?.name).toBe(name)
    expect(isOff(known, day)).toBe(off)
  })

  it('say nothing of 2027, which is not published', () => {
    expect(known.years).not.toContain(2027)
  })
})

describe('a year’s days', () => {
  it('stay in order when one is added, or told anew', () => {
    const added = allowed(putHoliday(year, { day: '2026-06-01', name: '司庆', kind: 'off' }, 'a'))
    expect(added.days.map(({ day }) => day)).toEqual([...added.days.map(({ day }) => day)].sort())
    expect(added.days).toHaveLength(40)
    const again = allowed(putHoliday(added, { day: '2026-06-01', name: '司庆', kind: 'work' }, 'b'))
    expect(again.days).toHaveLength(40)
    expect(holidayOn({ years: [2026], days: again.days }, '2026-06-01')?.kind).toBe('work')
  })

  it('lose the one that is removed, which cannot be removed again', () => {
    const without = allowed(removeHoliday(year, '2026-01-01', 'a'))
    expect(without.days.map(({ day }) => day)).not.toContain('2026-01-01')
    expect(refused(removeHoliday(without, '2026-01-01', 'b')).code).toBe('not-found')
  })

  it('take none of another year, and none that is told already', () => {
    const other = addDays('2026-12-31', 1)
    expect(refused(putHoliday(year, { day: other, name: '元旦', kind: 'off' }, 'a')).code).toBe('bad-input')
    expect(refused(putHoliday(year, { day: '2026-01-01', name: '元旦', kind: 'off' }, 'a')).code).toBe(
      'wrong-state',
    )
  })
})
