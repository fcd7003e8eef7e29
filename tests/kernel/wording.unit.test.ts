import fc from 'fast-check'
import { sayBytes, sayDay, sayInstant, sayWhen } from '../../shared/_kernel'

describe('days and times as people say them', () => {
  it.each([
    ['2026-01-04', '1月4日 周日'],
    ['2026-01-05', '1月5日 周一'],
    ['2028-02-29', '2月29日 周二'],
    ['2026-12-31', '12月31日 周四'],
  ] as const)('%s is %s', (day, said) => {
    expect(sayDay(day)).toBe(said)
  })

  it.each([
    ['2026-01-04T09:00:00.000Z', '1月4日 17:00'],
    ['2026-01-03T16:00:00.000Z', '1月4日 00:00'],
    ['2025-12-31T15:59:00.000Z', '12月31日 23:59'],
  ] as const)('%s is %s', (instant, said) => {
    expect(sayInstant(instant)).toBe(said)
  })

  it.each([
    ['2026-01-03T16:00:00.000Z', '今天 00:00'],
    ['2026-01-04T15:59:00.000Z', '今天 23:59'],
    ['2026-01-04T16:00:00.000Z', '明天 00:00'],
    ['2026-01-05T16:00:00.000Z', '1月6日 00:00'],
    ['2026-01-03T15:59:00.000Z', '昨天 23:59'],
    ['2026-01-02T15:59:00.000Z', '1月2日 23:59'],
  ] as const)('at noon of 4 January %s is %s', (instant, said) => {
    expect(sayWhen(instant, '2026-01-04T04:00:00.000Z')).toBe(said)
  })

  it('calls the first minute after midnight tomorrow at 23:59', () => {
    expect(sayWhen('2026-02-28T16:00:00.000Z', '2026-02-28T15:59:00.000Z')).toBe('明天 00:00')
  })
})

describe('bytes as people say them', () => {
  const megabyte = 1024 * 1024

  it.each([
    [0, '0 字节'],
    [1023, '1023 字节'],
    [1024, '1 KB'],
    [800 * 1024, '800 KB'],
    [megabyte, '1 MB'],
    [4.9 * megabyte, '4.9 MB'],
    [5 * megabyte, '5 MB'],
    [10 * megabyte, '10 MB'],
    [100 * megabyte, '100 MB'],
  ])('%i is %s', (bytes, said) => {
    expect(sayBytes(Math.ceil(bytes))).toBe(said)
  })

  it('G9, P3: one byte under a limit does not sound like the limit', () => {
    expect(sayBytes(megabyte - 1)).toBe('1023 KB')
    expect(sayBytes(5 * megabyte - 1)).toBe('4.99 MB')
  })

  it('never sound like more than they are, nor smaller than fewer', () => {
    const units = { 字节: 1, KB: 1024, MB: megabyte } as const
    const heard = (bytes: number) => {
      const [amount, unit] = sayBytes(bytes).split(' ') as [string, keyof typeof units]
      return Number(amount) * units[unit]
    }
    const sizes = fc.integer({ min: 0, max: 600 * megabyte })
    fc.assert(
      fc.property(sizes, sizes, (a, b) => {
        expect(heard(a)).toBeLessThanOrEqual(a)
        if (a < b) expect(heard(a)).toBeLessThanOrEqual(heard(b))
      }),
    )
  })
})
