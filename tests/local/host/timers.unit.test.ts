import { nextFiring } from '../../../local/timers'

const after = (cron: string, from: string) =>
  nextFiring({ name: 'timer', cron }, new Date(from)).toISOString()

test.each([
  ['every minute', '0 * * * * * *', '2026-01-01T00:00:00.000Z', '2026-01-01T00:01:00.000Z'],
  ['in the middle of a minute', '0 * * * * * *', '2026-01-01T00:00:59.999Z', '2026-01-01T00:01:00.000Z'],
  ['every second', '* * * * * * *', '2026-01-01T00:00:59.001Z', '2026-01-01T00:01:00.000Z'],
  ['every five minutes', '0 */5 * * * * *', '2026-12-31T23:57:10.000Z', '2027-01-01T00:00:00.000Z'],
  ['from the first minute on', '0 1/10 * * * * *', '2026-01-01T00:51:00.000Z', '2026-01-01T01:01:00.000Z'],
  ['in steps of a range', '0 0 9-17/4 * * * *', '2026-01-01T01:00:00.000Z', '2026-01-01T05:00:00.000Z'],
  ['at nine in Beijing', '0 0 9 * * * *', '2026-01-01T00:59:59.000Z', '2026-01-01T01:00:00.000Z'],
  ['on the hours of a list', '0 0 9,18 * * * *', '2026-01-01T01:00:00.000Z', '2026-01-01T10:00:00.000Z'],
  ['on working days', '0 0 9 ? * MON-FRI *', '2026-01-02T01:00:00.000Z', '2026-01-05T01:00:00.000Z'],
  ['on Sundays', '0 0 9 ? * 0 *', '2026-01-01T00:00:00.000Z', '2026-01-04T01:00:00.000Z'],
  ['on Saturdays by name', '0 0 9 ? * sat *', '2026-01-01T00:00:00.000Z', '2026-01-03T01:00:00.000Z'],
  ['on the first or on Mondays', '0 0 0 1 * 1 *', '2026-01-05T00:00:00.000Z', '2026-01-11T16:00:00.000Z'],
  ['on the last of February', '0 0 0 L FEB ? *', '2028-02-01T00:00:00.000Z', '2028-02-28T16:00:00.000Z'],
  ['on the last Friday', '0 0 0 ? * 5L *', '2026-01-01T00:00:00.000Z', '2026-01-29T16:00:00.000Z'],
  ['on the second Tuesday', '0 0 0 ? * 2#2 *', '2026-01-01T00:00:00.000Z', '2026-01-12T16:00:00.000Z'],
  ['on leap days', '0 0 0 29 2 ? *', '2026-01-01T00:00:00.000Z', '2028-02-28T16:00:00.000Z'],
  ['in 2028 alone', '0 0 9 * * * 2028', '2026-06-01T00:00:00.000Z', '2028-01-01T01:00:00.000Z'],
  [
    'in the years of a range',
    '0 0 0 1 1 ? 2027-2031/2',
    '2027-01-01T00:00:00.000Z',
    '2028-12-31T16:00:00.000Z',
  ],
])('a timer fires next: %s', (_, cron, from, next) => {
  expect(after(cron, from)).toBe(next)
})

test('Beijing has known no summer time since 1991: a day is 24 hours', () => {
  const [april, october] = ['2026-03-31T16:30:00Z', '2026-10-24T16:30:00Z']
  for (const day of [april, october]) {
    const first = after('0 30 0 * * * *', new Date(Date.parse(day) - 1).toISOString())
    expect(Date.parse(after('0 30 0 * * * *', first)) - Date.parse(first)).toBe(86_400_000)
  }
})

test.each([
  ['0 * * * * *', /seven fields/],
  ['every minute', /seven fields/],
  ['60 * * * * * *', /'60' is no second of a timer/],
  ['0 * 24 * * * *', /'24' is no hour/],
  ['0 0 0 0 * * *', /'0' is no day/],
  ['0 0 0 * 13 * *', /'13' is no month/],
  ['0 0 0 ? * 7 *', /'7' is no week/],
  ['0 0 0 ? * MO *', /'MO' is no week/],
  ['0 0 0 * * * 1969', /'1969' is no year/],
  ['0 5-1 * * * * *', /'5-1' is no minute/],
  ['0 */0 * * * * *', /'\*\/0' is no minute/],
  ['0 ? * * * * *', /'\?' is no minute/],
  ['0 , * * * * *', /'' is no minute/],
  ['0 0 0 10W * ? *', /'10W' is no day/],
  ['0 0 0 30 2 ? *', /never fires/],
])('%j is no timer of CloudBase', (cron, problem) => {
  expect(() => after(cron, '2026-01-01T00:00:00Z')).toThrow(problem)
})

test('a timer whose years are over fires no more', () => {
  expect(() => after('0 0 0 1 1 ? 2025', '2026-01-01T00:00:00Z')).toThrow(/fires no more/)
})
