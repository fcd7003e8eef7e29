import { addMinutes, type Instant } from '../../shared/_kernel'
import { dueReminders, mayUrgeFrom, remind, urge, type Approval } from '../../shared/approvals'
import { aDecision, allowed, anAct, anApproval, decideNow, refused } from '../_support/domain-builders'

const hour = 60
const opened: Instant = '2026-01-01T02:00:00.000Z'
const after = (hours: number, minutes = 0) => addMinutes(opened, hours * hour + minutes)

describe('urging (催办)', () => {
  const urgeAt = (approval: Approval, at: Instant) => urge(approval, anAct('lin', { at }))

  it.each([
    ['just before four hours', after(4, -1), false],
    ['at four hours', after(4), true],
    ['later', after(30), true],
  ])('%s after it came to somebody', (_, at, isAllowed) => {
    const outcome = urgeAt(anApproval(), at)
    if (isAllowed) expect(allowed(outcome).urgedAt).toBe(at)
    else expect(refused(outcome)).toMatchObject({ code: 'wrong-state', limit: after(4) })
  })

  it('once in four hours', () => {
    const once = allowed(urgeAt(anApproval(), after(5)))
    expect(refused(urgeAt(once, after(9, -1)))).toMatchObject({ code: 'wrong-state', limit: after(9) })
    expect(allowed(urgeAt(once, after(9))).urgedAt).toBe(after(9))
  })

  it('gives whoever is next their own four hours', () => {
    const urged = allowed(urgeAt(anApproval(), after(5)))
    const next = allowed(decideNow(urged, aDecision('zhou', { at: after(6) })))
    expect(mayUrgeFrom(next)).toBe(after(10))
  })

  it('by the company’s figure, if it has another one', () => {
    expect(mayUrgeFrom(anApproval({ urgeAfterHours: 2 }))).toBe(after(2))
  })

  it('is not for whom it waits for, nor for strangers, nor of what has ended', () => {
    expect(refused(urge(anApproval(), anAct('zhou', { at: after(5) }))).code).toBe('not-allowed')
    expect(refused(urge(anApproval(), anAct('stranger', { at: after(5) }))).code).toBe('not-allowed')
    const ended = allowed(
      decideNow(anApproval(), aDecision('zhou', { verdict: 'rejected', comment: '重复' })),
    )
    expect(refused(urgeAt(ended, after(30))).code).toBe('wrong-state')
  })
})

describe('reminders by the clock', () => {
  const told = (approval: Approval, at: Instant) => dueReminders(approval, at).map(({ to }) => to)

  it('after a day, then the deputies, then the head; and so again before the lock', () => {
    const lock = addMinutes(opened, 77 * hour)
    const approval = anApproval({ decideBy: lock })
    const seen: [Instant, string][] = []
    let current = approval
    while (current.dueAt !== null) {
      const at = current.dueAt
      seen.push([at, told(current, at).join()])
      current = remind(current, at)
    }
    expect(seen).toEqual([
      [after(24), 'waiting'],
      [after(28), 'deputies'],
      [after(32), 'head'],
      [addMinutes(lock, -4 * hour), 'waiting'],
      [addMinutes(lock, -3 * hour), 'deputies'],
      [addMinutes(lock, -2 * hour), 'head'],
    ])
  })

  it.each([
    ['a minute before a day', after(24, -1), []],
    ['at a day', after(24), ['waiting']],
  ])('%s', (_, at, expected) => {
    expect(told(anApproval(), at)).toEqual(expected)
  })

  it('what was due before it came to somebody is left out', () => {
    const late = allowed(decideNow(anApproval(), aDecision('zhou', { at: '2026-01-04T03:30:00.000Z' })))
    expect(late.dueAt).toBe('2026-01-04T04:00:00.000Z')
    expect(dueReminders(late, '2026-01-04T04:00:00.000Z').map(({ to }) => to)).toEqual(['deputies'])
  })

  it('of what has ended there are none', () => {
    const ended = allowed(
      decideNow(anApproval(), aDecision('zhou', { verdict: 'rejected', comment: '重复' })),
    )
    expect(ended.dueAt).toBeNull()
  })
})
