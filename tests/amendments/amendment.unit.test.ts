import {
  askForConsent,
  beginAmendment,
  consentOf,
  editionChange,
  fallsShort,
  publish,
  refuseDay,
  spansToChange,
  writeClause,
  type Amendment,
  type ClauseDraft,
} from '../../shared/amendments'
import {
  carryOver,
  changesBetween,
  type Override,
  type OwnNumber,
  type Rulebook,
} from '../../shared/rulebooks'
import { groupMedia, wechatPlatform } from '../../shared/rulebooks/books'
import { anId } from '../_support/builders'
import { allowed, aPerson, refused } from '../_support/domain-builders'

const admin = aPerson({ _id: 'he-jing', roles: ['admin'] })
const by = { by: admin, commandId: anId() }

function aDraft(): Amendment {
  return allowed(beginAmendment(groupMedia, by))
}

function clause(id: string): ClauseDraft {
  const { heading, text } = groupMedia.clauses.find((each) => each.id === id)!
  return { heading, text, figures: [] }
}

const days = (value: number): Override => ({ rule: 'G6.lead-time', figure: 'clearDays', value })

function write(draft: Amendment, id: string, change: Partial<ClauseDraft>, seen = clause(id)) {
  return writeClause(draft, groupMedia, { ...by, clause: id, ...seen, ...change, seen })
}

function withNumber(book: Rulebook, text: string, clearDays: number): Rulebook {
  return {
    ...book,
    clauses: book.clauses.map((each) => (each.id === 'G6' ? { ...each, text } : each)),
    rules: book.rules.map((rule) => (rule.kind === 'lead-time' ? { ...rule, clearDays } : rule)),
  }
}

describe('a draft', () => {
  it('holds only what it says otherwise, and nothing once it says the same again', () => {
    const changed = allowed(write(aDraft(), 'G6', { text: '空出三个整天。', figures: [days(3)] }))
    expect(changed.texts).toEqual([{ clause: 'G6', heading: '提前两个整天', text: '空出三个整天。' }])
    expect(changed.figures).toEqual([days(3)])
    const seen = { ...clause('G6'), text: '空出三个整天。', figures: [days(3)] }
    const again = allowed(write(changed, 'G6', { ...clause('G6'), figures: [days(2)] }, seen))
    expect([again.texts, again.figures]).toEqual([[], []])
  })

  it.each<[string, Partial<ClauseDraft>, string]>([
    ['an empty text', { text: '  ' }, 'text'],
    ['an empty heading', { heading: '' }, 'heading'],
    ['a number beyond its bounds', { figures: [days(61)] }, 'clearDays'],
    [
      'a number of another clause',
      { figures: [{ rule: 'G9.body', figure: 'limit', value: 400 }] },
      'figures',
    ],
  ])('takes no %s', (_, change, path) => {
    expect(refused(write(aDraft(), 'G6', change))).toMatchObject({ path })
  })

  it('is not written over unseen', () => {
    const changed = allowed(write(aDraft(), 'G6', { text: '空出三个整天。' }))
    expect(refused(write(changed, 'G6', { text: '空出四个整天。' })).code).toBe('stale')
  })

  it('P1: is not begun for what a platform limits', () => {
    expect(refused(beginAmendment(wechatPlatform, by)).code).toBe('against-rule')
  })
})

describe('X1: the day of effect', () => {
  const at = '2026-01-01T15:59:59.000Z'
  const changed = () => allowed(write(aDraft(), 'G6', { figures: [days(3)] }))
  const asked = (from: Amendment['wishedFrom']) =>
    allowed(askForConsent(changed(), { ...by, reason: '多留一天', from, at }))

  it.each([
    ['today', '2026-01-01', true],
    ['yesterday', '2025-12-31', false],
    ['a year ahead', '2027-01-02', true],
    ['more than a year ahead', '2027-01-03', false],
  ] as const)('%s', (_, day, isFine) => {
    expect(refuseDay(day, '2026-01-01') === null).toBe(isFine)
  })

  it('is that of its publication, in Beijing, unless a later one was wished', () => {
    expect(publish(asked(null), at)).toMatchObject({ from: '2026-01-01', dueAt: at })
    expect(publish(asked(null), '2026-01-01T16:00:00.000Z').from).toBe('2026-01-02')
    const later = { from: '2026-01-05', dueAt: '2026-01-04T16:00:00.000Z' }
    expect(publish(asked('2026-01-05'), at)).toMatchObject(later)
    const late = '2026-01-06T02:00:00.000Z'
    expect(publish(asked('2026-01-05'), late)).toMatchObject({ from: '2026-01-06', dueAt: late })
  })

  it('needs a reason, and something that changes', () => {
    expect(refused(askForConsent(changed(), { ...by, reason: ' ', from: null, at })).path).toBe('reason')
    expect(refused(askForConsent(aDraft(), { ...by, reason: '多留', from: null, at })).code).toBe(
      'wrong-state',
    )
  })

  it('nobody who wrote on it is asked, neither as admin nor as head', () => {
    const draft = { authors: ['he-jing', 'zheng-yi'] }
    expect(consentOf(draft, [admin, aPerson({ _id: 'sun-li' })], ['zheng-yi', 'sun-li'])).toEqual(['sun-li'])
  })
})

describe('the difference between two versions', () => {
  it('tells words and numbers apart, and a text that still says the old number', () => {
    const before = withNumber(groupMedia, '空出 2 个整天。', 2)
    const [silent] = changesBetween(before, withNumber(before, '空出 2 个整天。', 3))
    expect(silent).toMatchObject({
      ...{ clause: 'G6', text: null, unsaid: ['提前量'] },
      figures: [{ label: '提前量', before: '2 个整天', after: '3 个整天' }],
    })
    const [said] = changesBetween(before, withNumber(before, '空出 3 个整天。', 3))
    expect(said).toMatchObject({ text: { before: '空出 2 个整天。' }, unsaid: [] })
    expect(changesBetween(before, before)).toEqual([])
  })

  it('names clauses that came and went', () => {
    const shorter = { ...groupMedia, clauses: groupMedia.clauses.filter(({ id }) => id !== 'G6') }
    expect(changesBetween(groupMedia, shorter)).toMatchObject([{ clause: 'G6', kind: 'removed' }])
    expect(changesBetween(shorter, groupMedia)).toMatchObject([{ clause: 'G6', kind: 'added' }])
  })
})

test('the company’s own numbers go on unless the version says them, or has none any more', () => {
  const after = withNumber(groupMedia, '空出三个整天。', 3)
  const gone = { ...groupMedia, rules: groupMedia.rules.filter(({ kind }) => kind !== 'lead-time') }
  const outcome = (book: Rulebook, value: number) => carryOver(groupMedia, book, [days(value)])[0]
  expect(outcome(after, 4)).toMatchObject({ own: '4 个整天', original: '3 个整天', dropped: null })
  expect(outcome(after, 3)?.dropped).toBe('新版已是这个数字')
  expect(outcome(gone, 4)).toMatchObject({ original: null, dropped: '新版没有这个数字了' })
})

test('a channel’s number that says the same as the version goes on where the company says another for all', () => {
  const after = withNumber(groupMedia, '空出三个整天。', 3)
  const single = { ...days(3), channelId: 'store-news', reason: '百货活动多' }
  const outcomes = (...numbers: OwnNumber[]) =>
    carryOver(groupMedia, after, numbers).map(({ dropped }) => dropped)
  expect(outcomes(single)).toEqual(['新版已是这个数字'])
  expect(outcomes(days(4), single)).toEqual([null, null])
})

test('both ends of a window that the company moved go on together', () => {
  const window = (figure: string, value: number): OwnNumber => ({ rule: 'G2.cadence', figure, value })
  const later = [window('opens', 18 * 60), window('closes', 18 * 60 + 30)]
  expect(carryOver(groupMedia, groupMedia, later).map(({ dropped }) => dropped)).toEqual([null, null])
})

describe('G2: editions that are made already', () => {
  const cadence = { clause: 'G2', cadence: { kind: 'every-day' }, minPosts: 6 } as const
  const window = { opens: '17:00', closes: '17:30' } as const
  const figures = { plannedPosts: 6 } as never
  const held = { cadence: { ...cadence, window }, figures }

  it('take on another number or time, and nothing where nothing of it changes', () => {
    expect(editionChange(held, held)).toBeNull()
    const more = { ...held, cadence: { ...held.cadence, minPosts: 7 }, figures: { plannedPosts: 7 } as never }
    expect(editionChange(held, more)).toEqual({ posts: { min: 7, planned: 7 }, window: null })
    const late = { opens: '19:00', closes: '19:30' } as const
    const later = { ...held, cadence: { ...held.cadence, window: late } }
    expect(editionChange(held, later)).toEqual({ posts: null, window: late })
    const byWeekday = { ...later.cadence, windowsOn: [{ weekdays: [6] as const, window: late }] }
    expect(editionChange(held, { ...held, cadence: byWeekday })).toBeNull()
    const never = { ...more.cadence, cadence: { kind: 'continuous', everyMinutes: 30 } as const }
    expect(editionChange(held, { ...more, cadence: never })).toBeNull()
  })

  it('G5: leave out the days of an operator’s own report', () => {
    const on = (day: `${number}-${number}-${number}`, adjustmentId: string | null = null) => ({
      day,
      adjustmentId,
    })
    const editions = [
      on('2026-01-04'),
      on('2026-01-05'),
      on('2026-01-06', 'own'),
      on('2026-01-07', 'version'),
      on('2026-01-08'),
    ]
    expect(spansToChange(editions, (id) => id === 'own')).toEqual([
      { from: '2026-01-04', through: '2026-01-05' },
      { from: '2026-01-07', through: '2026-01-08' },
    ])
    expect(spansToChange([], () => false)).toEqual([])
  })

  it('fall short only where they did not before', () => {
    expect(fallsShort(6, { minPosts: 6 }, { minPosts: 7 })).toBe(true)
    expect(fallsShort(5, { minPosts: 6 }, { minPosts: 7 })).toBe(false)
    expect(fallsShort(7, { minPosts: 6 }, { minPosts: 7 })).toBe(false)
  })
})
