import { instantAt, type Day, type TimeOfDay } from '../../shared/_kernel'
import { defaultNoticeFigures, isQuiet, nextRoundup, quietUntil } from '../../shared/notices'

const at = (time: TimeOfDay, day: Day = '2026-01-02') => instantAt(day, time)

describe('quiet hours, 22:00 to 08:00', () => {
  it.each([
    ['21:59', false],
    ['22:00', true],
    ['23:59', true],
    ['00:00', true],
    ['07:59', true],
    ['08:00', false],
    ['12:00', false],
  ] as const)('%s is quiet: %s', (time, quiet) => {
    expect(isQuiet(at(time), defaultNoticeFigures)).toBe(quiet)
  })

  it.each([
    ['22:00', '2026-01-03'],
    ['00:00', '2026-01-02'],
    ['07:59', '2026-01-02'],
  ] as const)('what comes at %s goes out at 8:00 on %s', (time, day) => {
    expect(quietUntil(at(time), defaultNoticeFigures)).toBe(at('08:00', day))
  })

  it('may lie within one day, and there may be none', () => {
    const noon = { quietFrom: '12:00', quietUntil: '13:00' } as const
    expect(['11:59', '12:00', '12:59', '13:00'].map((time) => isQuiet(at(time as TimeOfDay), noon))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(isQuiet(at('08:00'), { quietFrom: '08:00', quietUntil: '08:00' })).toBe(false)
  })
})

it.each([
  ['08:59', '2026-01-02'],
  ['09:00', '2026-01-03'],
  ['22:30', '2026-01-03'],
] as const)('after %s the next roundup is at 9:00 on %s', (time, day) => {
  expect(nextRoundup(at(time), defaultNoticeFigures)).toBe(at('09:00', day))
})
