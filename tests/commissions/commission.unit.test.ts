import { addMinutes, type Instant } from '../../shared/_kernel'
import {
  answer,
  askForMaterial,
  commissionLimits,
  countReminders,
  dueReminder,
  isOverdue,
  mayRemindFrom,
  missingFor,
  noteHandedIn,
  remindByClock,
  remindByHand,
  sayDeadline,
  waive,
  wasLate,
} from '../../shared/commissions'
import { anEdition, allowed, refused } from '../_support/domain-builders'
import { aCommission, anAsking, asked, deadline, leadTime } from './a-commission'

const hour = 60
const by = { id: 'zhou', name: '周宁' }
const beforeDeadline = (hours: number, minutes = 0) => addMinutes(deadline, -hours * hour - minutes)

describe('asking for material (约稿)', () => {
  it('G6: is due so that two clear days lie before the edition, and says both days', () => {
    const commission = aCommission()
    expect(commission).toMatchObject({ dueDay: '2026-01-05', deadline, state: 'open', owed: true })
    expect(sayDeadline(commission)).toBe('要刊于 1月8日 周四，须在 1月5日 周一 24:00 前交到编辑')
  })

  it('may name the last day itself, for no edition in particular', () => {
    const commission = aCommission({ edition: null, dueDay: '2026-01-03' })
    expect(sayDeadline(commission)).toBe('须在 1月3日 周六 24:00 前交到编辑')
  })

  it.each([
    ['2026-01-04', true],
    ['2026-01-03', false],
  ] as const)('G6: for an edition three days ahead, and none nearer: %s', (day, isAllowed) => {
    const outcome = askForMaterial(anAsking({ edition: anEdition({ day }) }), leadTime)
    if (isAllowed) expect(allowed(outcome).dueDay).toBe('2026-01-01')
    else expect(refused(outcome)).toMatchObject({ code: 'against-rule', clause: 'G6' })
  })

  it.each([
    ['neither edition nor day', null],
    ['a day that has passed', '2025-12-31'],
    ['a day more than sixty days away', '2026-03-03'],
  ] as const)('is refused with %s', (_, dueDay) => {
    const outcome = askForMaterial(anAsking({ edition: null, dueDay }), leadTime)
    expect(refused(outcome)).toMatchObject({ code: 'bad-input', path: 'dueDay' })
  })
})

describe('what is owed', () => {
  it('is fulfilled with as many posts as were asked for, each counted once', () => {
    const once = noteHandedIn(aCommission(), 'first', asked)
    const again = noteHandedIn(once, 'first', asked)
    expect(again).toMatchObject({ state: 'open', handedIn: ['first'] })
    expect(missingFor(again)).toBe(1)
    const both = noteHandedIn(again, 'second', beforeDeadline(1))
    expect(both).toMatchObject({ state: 'fulfilled', owed: false, dueAt: null })
    expect(wasLate(both, addMinutes(deadline, 1))).toBe(false)
  })

  it('takes further posts, too', () => {
    const both = ['first', 'second'].reduce((before, id) => noteHandedIn(before, id, asked), aCommission())
    const third = noteHandedIn(both, 'third', deadline)
    expect(third).toMatchObject({
      state: 'fulfilled',
      fulfilledAt: asked,
      handedIn: ['first', 'second', 'third'],
    })
  })

  it('is overdue from its deadline on, stays open, and was late even when it comes', () => {
    const commission = aCommission({ wanted: 1 })
    expect(isOverdue(commission, addMinutes(deadline, -1))).toBe(false)
    expect(isOverdue(commission, deadline)).toBe(true)
    const late = noteHandedIn(commission, 'post', deadline)
    expect(late.state).toBe('fulfilled')
    expect(wasLate(late, deadline)).toBe(true)
  })

  it('may be let go, with a reason, once; then nothing was late', () => {
    const waived = allowed(waive(aCommission(), by, '活动取消', deadline, 'waived'))
    expect(waived).toMatchObject({
      state: 'waived',
      owed: false,
      dueAt: null,
      waived: { reason: '活动取消' },
    })
    expect(wasLate(waived, deadline)).toBe(false)
    expect(refused(waive(waived, by, '再一次', deadline, 'again')).code).toBe('wrong-state')
    expect(refused(remindByHand(waived, deadline, 'reminded')).code).toBe('wrong-state')
    expect(noteHandedIn(waived, 'post', deadline).state).toBe('waived')
  })

  it('is still owed after an answer, and answers have an end', () => {
    const answered = allowed(answer(aCommission(), 'answered'))
    expect(answered).toMatchObject({ state: 'open', answers: 1 })
    const full = { ...answered, answers: commissionLimits.answers }
    expect(refused(answer(full, 'once more')).code).toBe('wrong-state')
  })
})

describe('G22: reminding by hand', () => {
  it.each([
    ['just before four hours', 4 * hour - 1, false],
    ['at four hours', 4 * hour, true],
  ])('%s after it was asked for', (_, minutes, isAllowed) => {
    const outcome = remindByHand(aCommission(), addMinutes(asked, minutes), 'reminded')
    if (isAllowed) expect(allowed(outcome).reminders).toEqual({ byHand: 1, byClock: 0 })
    else expect(refused(outcome)).toMatchObject({ code: 'wrong-state', limit: addMinutes(asked, 4 * hour) })
  })

  it('once in four hours, whatever the clock does meanwhile', () => {
    const once = allowed(remindByHand(aCommission(), beforeDeadline(5), 'once'))
    const byClock = remindByClock(once, beforeDeadline(4))
    expect(mayRemindFrom(byClock)).toBe(beforeDeadline(1))
    expect(refused(remindByHand(byClock, beforeDeadline(1, 1), 'early')).code).toBe('wrong-state')
    const twice = allowed(remindByHand(byClock, beforeDeadline(1), 'twice'))
    expect(countReminders(twice)).toBe(3)
  })
})

describe('G22: reminders by the clock', () => {
  const given = (from: Instant, ...ticks: Instant[]) =>
    ticks.reduce(
      ({ commission, kinds }, now) => ({
        commission: remindByClock(commission, now),
        kinds: [...kinds, dueReminder(commission, now)?.kind ?? null],
      }),
      { commission: aCommission({ at: from }), kinds: [] as (string | null)[] },
    )

  it('come a day and four hours before the deadline, and when it has passed', () => {
    const ticks = [
      beforeDeadline(24),
      beforeDeadline(23),
      beforeDeadline(4),
      deadline,
      addMinutes(deadline, 600),
    ]
    const { commission, kinds } = given(asked, ...ticks)
    expect(kinds).toEqual(['day-before', null, 'hours-before', 'overdue', null])
    expect(commission).toMatchObject({ reminders: { byHand: 0, byClock: 3 }, dueAt: null })
  })

  it('that came due while the clock stood still are one: the last', () => {
    const { commission, kinds } = given(asked, addMinutes(deadline, 30))
    expect(kinds).toEqual(['overdue'])
    expect(commission.reminders.byClock).toBe(1)
  })

  it('that were due before it was asked for are left out', () => {
    const { kinds } = given(beforeDeadline(3), beforeDeadline(2), deadline)
    expect(kinds).toEqual([null, 'overdue'])
  })
})
