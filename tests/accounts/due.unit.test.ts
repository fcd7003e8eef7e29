import * as fc from 'fast-check'
import { addDays, addMinutes, dayOf, instantAt, type Day, type Instant } from '../../shared/_kernel'
import {
  defaultAccountFigures,
  dueKeyOf,
  nextDueAt,
  passwordChanged,
  pressing,
  register,
  sayDue,
  takeBack,
  type RegisteredAccount,
} from '../../shared/accounts'

const figures = defaultAccountFigures
const now: Instant = '2026-01-01T02:00:00.000Z'
const today = dayOf(now)

function anAccount(change: Partial<RegisteredAccount> = {}): RegisteredAccount {
  const account = register(
    {
      ...{ _id: 'a'.repeat(22), platform: '微博', name: '青梧百货', handle: '', description: '' },
      ...{ unitId: 'store', unitName: '门店', legalEntity: '', verifiedUntil: null, publishBy: null },
      ...{ channelId: null, operators: [], filing: { number: '1', on: today, renewBy: '2026-03-01' } },
    },
    'in-use',
    figures,
    now,
  )
  return { ...account, ...change }
}

test('a filing is pressing from thirty days before its day (G13)', () => {
  const account = anAccount()
  expect(pressing(account, '2026-01-29', figures)).toEqual([])
  expect(pressing(account, '2026-01-30', figures)).toEqual([
    { what: 'filing', day: '2026-03-01', clause: 'G13' },
  ])
  const [thing] = pressing(account, '2026-03-02', figures)
  expect(sayDue(thing!, '2026-03-01')).toBe('续办备案：3月1日 周日前')
  expect(sayDue(thing!, '2026-03-02')).toBe('续办备案已过期（应在3月1日 周日前）')
})

test('reminders come 30 and 7 days before, on the day, and each week after it', () => {
  const account = anAccount({ custody: { ...anAccount().custody, changeBy: '2027-01-01' } })
  const days: Day[] = []
  for (let at = now; days.length < 5;) {
    at = nextDueAt(account, figures, at)!
    days.push(dayOf(at))
  }
  expect(days).toEqual(['2026-01-30', '2026-02-22', '2026-03-01', '2026-03-08', '2026-03-15'])
})

test('the next reminder is always ahead, in the morning', () => {
  const anInstant = fc.integer({ min: 0, max: 1_000_000 }).map((minutes) => addMinutes(now, minutes))
  const aDay = fc.integer({ min: -500, max: 500 }).map((days) => addDays(today, days))
  fc.assert(
    fc.property(anInstant, aDay, aDay, (at, renewBy, changeBy) => {
      const account = anAccount({
        filing: { number: '1', on: '2020-01-01', renewBy },
        custody: { ...anAccount().custody, changeBy },
      })
      const next = nextDueAt(account, figures, at)!
      expect(next > at).toBe(true)
      expect(next).toBe(instantAt(dayOf(next), '09:00'))
    }),
  )
})

test('the clock looks at a loan the moment it ends (W5), and at nothing of a closed account', () => {
  const loan = {
    ...{ to: { id: 'x', name: '高远' }, occasion: '直播', applicationId: 'y' },
    ...{ from: now, through: addMinutes(now, 60) },
  }
  expect(nextDueAt(anAccount({ loan }), figures, now)).toBe(loan.through)
  const closed = anAccount({ state: 'closed' })
  expect([nextDueAt(closed, figures, now), dueKeyOf(closed)]).toEqual([null, `none_${closed._id}`])
})

test('what is due first leads the key that accounts are listed by', () => {
  expect(dueKeyOf(anAccount())).toBe(`2026-03-01_${'a'.repeat(22)}`)
  expect(dueKeyOf(anAccount({ verifiedUntil: '2026-02-01' }))).toMatch(/^2026-02-01_/)
})

test('a loan that is over has the password changed by tomorrow, never later than it was due anyway', () => {
  const account = anAccount()
  expect(takeBack(account, today).custody).toMatchObject({ changeBy: '2026-01-02', why: '借用已结束' })
  const sooner = anAccount({ custody: { ...account.custody, changeBy: today } })
  expect(takeBack(sooner, today).custody.changeBy).toBe(today)
  const { custody } = passwordChanged(account, { id: 'x', name: '郑毅' }, today, figures)
  expect(custody).toEqual({
    holder: { id: 'x', name: '郑毅' },
    since: today,
    changeBy: '2026-04-01',
    why: null,
  })
})
