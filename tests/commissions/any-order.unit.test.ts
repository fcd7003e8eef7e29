import fc from 'fast-check'
import { addMinutes, isRefusal, minutesBetween, type Instant } from '../../shared/_kernel'
import {
  dueReminder,
  noteHandedIn,
  remindAfterHours,
  remindByClock,
  remindByHand,
  waive,
  wasLate,
  type Commission,
} from '../../shared/commissions'
import { earliestEditionDay, lastDayForMaterial } from '../../shared/editions'
import { addDays } from '../../shared/_kernel'
import { aCommission, asked } from './a-commission'

type Deed = {
  readonly kind: 'remind' | 'tick' | 'hand-in' | 'waive'
  readonly after: number
  readonly post: number
}

const deeds = fc.array(
  fc.record({
    kind: fc.constantFrom<Deed['kind'][]>(
      'remind',
      'remind',
      'tick',
      'tick',
      'tick',
      'hand-in',
      'hand-in',
      'waive',
    ),
    after: fc.integer({ min: 0, max: 30 * 60 }),
    post: fc.integer({ min: 0, max: 4 }),
  }),
  { maxLength: 40 },
)

type Lived = {
  readonly commission: Commission
  readonly byHand: readonly Instant[]
  readonly byClock: readonly Instant[]
  readonly now: Instant
}

/** Does what is allowed of it, one deed after another. */
function live(commission: Commission, history: readonly Deed[]): Lived {
  return history.reduce<Lived>(
    (lived, { kind, after, post }) => {
      const now = addMinutes(lived.now, after)
      const before = lived.commission
      switch (kind) {
        case 'tick': {
          const given = dueReminder(before, now) ? [now] : []
          return {
            ...lived,
            now,
            commission: remindByClock(before, now),
            byClock: [...lived.byClock, ...given],
          }
        }
        case 'remind': {
          const reminded = remindByHand(before, now, `r${now}`)
          return isRefusal(reminded)
            ? { ...lived, now }
            : { ...lived, now, commission: reminded, byHand: [...lived.byHand, now] }
        }
        case 'hand-in':
          return { ...lived, now, commission: noteHandedIn(before, `post${post}`, now) }
        case 'waive': {
          const waived = waive(before, { id: 'zhou', name: '周宁' }, '不再需要', now, `w${now}`)
          return isRefusal(waived) ? { ...lived, now } : { ...lived, now, commission: waived }
        }
        default:
          return kind satisfies never
      }
    },
    { commission, byHand: [], byClock: [], now: asked },
  )
}

const any = fc.tuple(fc.integer({ min: 1, max: 4 }), deeds)
const lived = ([wanted, history]: [number, Deed[]]) => live(aCommission({ wanted }), history)

test('G22: nobody reminds more often than once in four hours, whatever happens', () => {
  fc.assert(
    fc.property(any, (drawn) => {
      const { byHand } = lived(drawn)
      for (const [index, at] of [asked, ...byHand].entries()) {
        const next = byHand[index]
        if (next) expect(minutesBetween(at, next)).toBeGreaterThanOrEqual(remindAfterHours * 60)
      }
    }),
  )
})

test('G17: every reminder is counted, and the clock gives three at most', () => {
  fc.assert(
    fc.property(any, (drawn) => {
      const { commission, byHand, byClock } = lived(drawn)
      expect(commission.reminders).toEqual({ byHand: byHand.length, byClock: byClock.length })
      expect(byClock.length).toBeLessThanOrEqual(3)
    }),
  )
})

test('it is fulfilled exactly when as many posts as asked for were handed in before it was let go', () => {
  fc.assert(
    fc.property(any, (drawn) => {
      const { commission, now } = lived(drawn)
      const { state, wanted, handedIn, owed, dueAt } = commission
      expect(new Set(handedIn).size).toBe(handedIn.length)
      if (state === 'fulfilled') expect(handedIn.length).toBeGreaterThanOrEqual(wanted)
      if (state === 'open') expect(handedIn.length).toBeLessThan(wanted)
      expect(owed).toBe(state === 'open')
      if (!owed) expect(dueAt).toBeNull()
      if (state === 'waived') expect(wasLate(commission, now)).toBe(false)
    }),
  )
})

test('a tick that comes twice reminds once', () => {
  fc.assert(
    fc.property(any, fc.integer({ min: 0, max: 10_000 }), (drawn, later) => {
      const { commission, now } = lived(drawn)
      const at = addMinutes(now, later)
      expect(dueReminder(remindByClock(commission, at), at)).toBeNull()
      expect(remindByClock(remindByClock(commission, at), at)).toEqual(remindByClock(commission, at))
    }),
  )
})

test('G6: the last day for material is the one whose earliest edition is the edition wanted', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3650 }), fc.integer({ min: 0, max: 10 }), (away, clearDays) => {
      const day = addDays('2026-01-01', away)
      expect(earliestEditionDay(lastDayForMaterial(day, clearDays), clearDays)).toBe(day)
      expect(earliestEditionDay(addDays(lastDayForMaterial(day, clearDays), 1), clearDays) > day).toBe(true)
    }),
  )
})
