import { addDays, type Day } from '../../shared/_kernel'
import { anyDay, daysPreparedAhead, freeEditions } from '../../shared/editions'
import { earliestFor, noWishes, refuseWishes, sayWishes, type Wishes } from '../../shared/posts'
import { anEdition } from '../_support/domain-builders'

const today: Day = '2026-01-01'
const frame = {
  today,
  earliestDay: '2026-01-04' as Day,
  cadence: { kind: 'every-n-days', n: 2, anchor: '2026-01-04' } as const,
  leadTimeClause: 'G6',
}

const refused = (wishes: Partial<Wishes>) => refuseWishes({ ...noWishes, ...wishes }, frame)

describe('G7: wishes', () => {
  it('may be given for edition days within the lead time, or not at all', () => {
    expect(refused({})).toBeNull()
    expect(refused({ notBefore: '2026-01-04', wished: '2026-01-06', latest: '2026-01-08' })).toBeNull()
    expect(refused({ notBefore: '2026-01-02' })).toBeNull()
  })

  it.each<[string, Partial<Wishes>, object]>([
    ['a day that is past', { notBefore: '2025-12-31' }, { code: 'bad-input', path: 'wishes.notBefore' }],
    ['a wish before the lead time', { wished: '2026-01-02' }, { code: 'against-rule', clause: 'G6' }],
    [
      'a latest day before the lead time',
      { latest: '2026-01-02' },
      { code: 'against-rule', path: 'wishes.latest' },
    ],
    ['a day without an edition', { wished: '2026-01-05' }, { code: 'bad-input', path: 'wishes.wished' }],
    ['a day that has no editions yet', { latest: addDays(today, daysPreparedAhead + 1) }, { clause: 'G7' }],
    ['a wish before 不早于', { notBefore: '2026-01-08', wished: '2026-01-06' }, { path: 'wishes.wished' }],
    [
      'a latest day before the wished one',
      { wished: '2026-01-08', latest: '2026-01-06' },
      { path: 'wishes.latest' },
    ],
    [
      'a latest day before 不早于',
      { notBefore: '2026-01-08', latest: '2026-01-06' },
      { path: 'wishes.latest' },
    ],
  ])('are refused for %s, saying what would do', (_, wishes, refusal) => {
    expect(refused(wishes)).toMatchObject(refusal)
  })

  it('move the earliest day later, never earlier', () => {
    expect(earliestFor({ ...noWishes, notBefore: '2026-01-06' }, '2026-01-04')).toBe('2026-01-06')
    expect(earliestFor({ ...noWishes, notBefore: '2026-01-02' }, '2026-01-04')).toBe('2026-01-04')
  })

  it('are said in the order of their days', () => {
    expect(
      sayWishes({ notBefore: '2026-01-05', wished: null, latest: '2026-01-09', earlierIsFine: true }),
    ).toBe('不早于 1月5日 周一 · 最晚 1月9日 周五 · 可提前刊出')
    expect(sayWishes(noWishes)).toBe('')
  })
})

describe('G7: the editions that a wish allows', () => {
  const editions = (['2026-01-04', '2026-01-05', '2026-01-06', '2026-01-07'] as const).map((day) =>
    anEdition({ day, locksAt: `${day}T07:00:00.000Z` }),
  )
  const days = (wishes = anyDay) =>
    freeEditions(editions, '2026-01-05', '2026-01-01T02:00:00.000Z', wishes).map(({ day }) => day)

  it('are tried with the wished one first, and none past the latest', () => {
    expect(days()).toEqual(['2026-01-05', '2026-01-06', '2026-01-07'])
    expect(days({ wished: '2026-01-06', latest: null })).toEqual(['2026-01-06', '2026-01-05', '2026-01-07'])
    expect(days({ wished: null, latest: '2026-01-06' })).toEqual(['2026-01-05', '2026-01-06'])
    expect(days({ wished: '2026-01-04', latest: '2026-01-05' })).toEqual(['2026-01-05'])
  })
})
