import fc from 'fast-check'
import {
  addMinutes,
  dayOf,
  instantAt,
  instantOf,
  minutesBetween,
  parseInstant,
  timeOf,
  type TimeOfDay,
} from '../../shared/_kernel'

const milliseconds = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) })

describe('an instant', () => {
  it.each([
    ['2026-01-04T09:00:00.000Z', '2026-01-04T09:00:00.000Z'],
    ['2026-01-04T09:00:00Z', '2026-01-04T09:00:00.000Z'],
    ['2028-02-29T23:59:59.999Z', '2028-02-29T23:59:59.999Z'],
  ])('is read from %s', (text, expected) => {
    expect(parseInstant(text)).toBe(expected)
  })

  it.each([
    ...['', 'Z', '2026-01-04', '2026-01-04T17:00:00+08:00', '2026-01-04T09:00:00', '2026-01-04T25:00:00Z'],
    ...['2026-02-30T09:00:00Z', '2026-13-01T09:00:00Z', '1 Z', 'January 4 2026 Z', '2026-01-04 09:00Z'],
  ])('is not read from %j', (text) => {
    expect(parseInstant(text)).toBeNull()
  })

  it.each([
    ['2026-01-04', '17:00', '2026-01-04T09:00:00.000Z'],
    ['2026-01-04', '00:00', '2026-01-03T16:00:00.000Z'],
    ['2026-01-04', '07:59', '2026-01-03T23:59:00.000Z'],
    ['2026-01-04', '23:59', '2026-01-04T15:59:00.000Z'],
    ['2026-01-01', '00:00', '2025-12-31T16:00:00.000Z'],
    ['2026-03-01', '00:00', '2026-02-28T16:00:00.000Z'],
    ['2028-03-01', '00:00', '2028-02-29T16:00:00.000Z'],
  ] as const)('T18: %s %s in Beijing is %s', (day, time, instant) => {
    expect(instantAt(day, time)).toBe(instant)
    expect(dayOf(instant)).toBe(day)
    expect(timeOf(instant)).toBe(time)
  })

  it('T18: a day in Beijing ends with the last millisecond before 16:00 UTC', () => {
    expect(dayOf('2026-02-28T15:59:59.999Z')).toBe('2026-02-28')
    expect(timeOf('2026-02-28T15:59:59.999Z')).toBe('23:59')
    expect(dayOf('2026-02-28T16:00:00.000Z')).toBe('2026-03-01')
    expect(dayOf('2028-02-28T16:00:00.000Z')).toBe('2028-02-29')
  })

  it('is found again from its day and time in Beijing', () => {
    fc.assert(
      fc.property(milliseconds, (at) => {
        const instant = instantOf(at - (at % 60_000))
        expect(instantAt(dayOf(instant), timeOf(instant))).toBe(instant)
      }),
    )
  })

  it('sorts as text in the order of time', () => {
    fc.assert(
      fc.property(milliseconds, milliseconds, (a, b) => {
        expect(instantOf(a) < instantOf(b)).toBe(a < b)
      }),
    )
  })

  it('is as many minutes away as were added', () => {
    fc.assert(
      fc.property(milliseconds, fc.integer({ min: -100_000, max: 100_000 }), (at, minutes) => {
        const instant = instantOf(at)
        expect(minutesBetween(instant, addMinutes(instant, minutes))).toBe(minutes)
      }),
    )
  })

  it('falls on a time of day that a clock can show', () => {
    const shown: RegExp = /^([01]\d|2[0-3]):[0-5]\d$/
    fc.assert(fc.property(milliseconds, (at) => expect(timeOf(instantOf(at))).toMatch(shown)))
    expect(timeOf(instantAt('2026-01-04', '09:05' satisfies TimeOfDay))).toBe('09:05')
  })
})
