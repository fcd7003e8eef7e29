import { sayLasting, sayUrgency } from '../../miniprogram/_ui/wording'

test.each([
  [0.2, '1 分钟'],
  [59.4, '59 分钟'],
  [60, '1 小时'],
  [200, '3 小时 20 分'],
  [24 * 60, '1 天'],
  [3 * 24 * 60 + 100, '3 天'],
])('%s minutes are said as %s', (minutes, said) => {
  expect(sayLasting(minutes)).toBe(said)
})

test.each([
  ['2026-01-04T07:00:00.000Z', 'bad', '已过截稿'],
  ['2026-01-04T11:00:00.000Z', 'bad', '剩 4 小时'],
  ['2026-01-04T11:01:00.000Z', 'warn', '剩 4 小时 1 分'],
  ['2026-01-05T07:01:00.000Z', 'plain', '剩 1 天'],
] as const)('what must be decided by %s is %s', (decideBy, tone, text) => {
  expect(sayUrgency(decideBy, '2026-01-04T07:00:00.000Z')).toEqual({ tone, text })
})
