import { nextFiring } from '../../../local/timers'

const after = (cron: string, from: string) =>
  nextFiring({ name: 'timer', cron }, new Date(from)).toISOString()

test.each([
  ['every minute', '0 * * * * * *', '2026-01-01T00:00:00.000Z', '2026-01-01T00:01:00.000Z'],
  ['in the middle of a minute', '0 * * * * * *', '2026-01-01T00:00:59.999Z', '2026-01-01T00:01:00.000Z'],
  ['every five minutes', '0 */5 * * * * *', '2026-12-31T23:57:10.000Z', '2027-01-01T00:00:00.000Z'],
  ['at nine in Beijing', '0 0 9 * * * *', '2026-01-01T00:59:59.000Z', '2026-01-01T01:00:00.000Z'],
])('a timer fires next: %s', (_, cron, from, next) => {
  expect(after(cron, from)).toBe(next)
})

test.each(['0 * * * * *', '0 * * * * * 2027', 'every minute'])('%j is no timer of CloudBase', (cron) => {
  expect(() => after(cron, '2026-01-01T00:00:00Z')).toThrow(/seven fields/)
})
