import fc from 'fast-check'
import { isRefusal, type Refusal } from '../../shared/_kernel'
import {
  addApprover,
  openApproval,
  reopenAt,
  takesPart,
  transfer,
  turnOf,
  verdicts,
  withdraw,
  type Approval,
  type Chain,
  type Decision,
} from '../../shared/approvals'
import { aDecision, allowed, anAct, anApprovalRequest, aPerson, decideNow } from '../_support/domain-builders'

// Whatever anybody does to an approval, in whatever order: what must hold afterwards, told without the code.

const names = ['lin', 'zhou', 'wu', 'zheng', 'gao', 'sun', 'qian', 'tang'] as const
const person = fc.constantFrom(...names)
const reason = fc.constantFrom('涉及价格', '涉及价格', '涉及价格', ' ')
const someone = (id: string) => aPerson({ _id: id, name: id })

const mode = fc.constantFrom('any' as const, 'all' as const)
const request = fc
  .record({
    modes: fc.tuple(mode, mode, mode),
    editor: fc.uniqueArray(person, { minLength: 1, maxLength: 3 }),
    reviewer: fc.uniqueArray(person, { minLength: 1, maxLength: 3 }),
    publisher: fc.uniqueArray(person, { minLength: 1, maxLength: 3 }),
    differentPeople: fc.boolean(),
  })
  .map(({ modes, differentPeople, ...people }) => {
    const { chain } = anApprovalRequest()
    const steps = chain.steps.map((step, index) => ({ ...step, mode: modes[index] ?? 'any' }))
    return anApprovalRequest({ people, chain: { ...chain, steps, differentPeople } satisfies Chain })
  })

type Deed = (approval: Approval) => Approval | Refusal

/** Mostly whoever may act; now and then anybody. */
const actor = fc.record({
  pick: fc.nat({ max: 9 }),
  anybody: fc.option(person, { freq: 6 }),
  deputyOf: fc.option(person),
})

function actorOf(
  approval: Approval,
  { pick, anybody, deputyOf }: { pick: number; anybody: string | null; deputyOf: string | null },
) {
  const { waitingFor } = approval
  const by = anybody ?? waitingFor[pick % Math.max(1, waitingFor.length)] ?? 'zhou'
  return { ...anAct(by), principals: deputyOf === null ? [] : [{ id: deputyOf, name: deputyOf }] }
}

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        actor,
        fc.oneof({ weight: 7, arbitrary: fc.constant('approved' as const) }, fc.constantFrom(...verdicts)),
      )
      .map(
        ([who, verdict]): Deed =>
          (approval) =>
            decideNow(approval, {
              ...aDecision('zhou'),
              ...actorOf(approval, who),
              digest: approval.digest,
              verdict,
              comment: '请核实',
              changesDueAt: verdict === 'changes-asked' ? '2026-01-03T04:00:00.000Z' : null,
            }),
      ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(actor, person, reason).map(
      ([who, to, why]): Deed =>
        (approval) =>
          transfer(approval, { ...actorOf(approval, who), to: someone(to), reason: why }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(actor, person, reason, fc.constantFrom('before' as const, 'after' as const)).map(
      ([who, added, why, side]): Deed =>
        (approval) =>
          addApprover(approval, { ...actorOf(approval, who), added: someone(added), side, reason: why }),
    ),
  },
  {
    weight: 1,
    arbitrary: actor.map(
      (who): Deed =>
        (approval) =>
          withdraw(approval, actorOf(approval, who)),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('corrected once', 'corrected twice').map(
      (digest): Deed =>
        (approval) =>
          reopenAt(approval, 'reviewer', digest, '2026-01-02T03:00:00.000Z'),
    ),
  },
)

/** The approval after each deed that was not refused. */
function history(opened: Approval, deeds: readonly Deed[]): Approval[] {
  return deeds.reduce<Approval[]>(
    (states, does) => {
      const after = does(states.at(-1)!)
      return isRefusal(after) ? states : [...states, after]
    },
    [opened],
  )
}

const runs = fc.tuple(request, fc.array(deed, { maxLength: 30 }))

function everyState(check: (approval: Approval, before: Approval | undefined) => void, numRuns = 400) {
  fc.assert(
    fc.property(runs, ([asked, deeds]) => {
      const opened = openApproval(asked)
      fc.pre(!isRefusal(opened))
      history(allowed(opened), deeds).forEach((approval, n, states) => check(approval, states[n - 1]))
    }),
    { numRuns },
  )
}

const made = (approval: Approval): Decision[] => approval.steps.flatMap(({ decisions }) => decisions)
const handsOf = ({ by }: Decision): string[] => (by.actsFor ? [by.id, by.actsFor.id] : [by.id])

describe('whoever does whatever to an approval', () => {
  const ends = new Set<string>()

  it('it waits for somebody who may decide, or it has ended', () => {
    everyState((approval) => {
      ends.add(approval.state)
      expect(approval.waitingFor.length > 0).toBe(approval.state === 'open')
      for (const id of approval.waitingFor) {
        expect(turnOf(approval, someone(id))).toMatchObject({ index: approval.current, mayApprove: true })
        expect(takesPart(approval, id)).toBe(true)
      }
    })
    expect(ends).toEqual(new Set(['open', 'passed', 'returned', 'rejected', 'changes-asked', 'withdrawn']))
  })

  it('T15: nobody decides their own', () => {
    everyState((approval) => {
      expect([...made(approval).flatMap(handsOf), ...approval.waitingFor]).not.toContain('lin')
    })
  })

  it('nobody decides a step twice, by themselves or as a deputy', () => {
    everyState((approval) => {
      for (const { decisions } of approval.steps) {
        const hands = decisions.flatMap(handsOf)
        expect(new Set(hands).size).toBe(hands.length)
      }
    })
  })

  it('G11: four hands are four people, where the chain asks so', () => {
    everyState((approval) => {
      if (!approval.differentPeople) return
      const hands = approval.steps.map(
        (step) => new Set([...step.decisions, ...step.formerly].flatMap(handsOf)),
      )
      const all = hands.flatMap((each) => [...each])
      expect(new Set(all).size).toBe(all.length)
    })
  })

  it('T14: what has passed has every approval that its chain asked for, whatever was added', () => {
    everyState((approval) => {
      if (approval.state !== 'passed') return
      for (const { mode: asks, people, decisions } of approval.steps) {
        expect(decisions.every(({ verdict }) => verdict === 'approved')).toBe(true)
        const needed = asks === 'any' ? 1 : people.filter((id) => id !== 'lin').length
        expect(decisions.length).toBeGreaterThanOrEqual(needed)
      }
    })
  })

  it('T3: the last approval asked for is one of the very digest in force', () => {
    everyState((approval) => {
      if (approval.state !== 'passed') return
      const reviewed = approval.steps.find(({ role, added }) => role === 'reviewer' && !added)
      expect(reviewed?.decisions.every(({ digest }) => digest === approval.digest)).toBe(true)
    })
  })

  it('what was decided stays on record', () => {
    everyState((approval, before) => {
      const kept = approval.steps.flatMap(({ decisions, formerly }) => [...decisions, ...formerly])
      const was = before?.steps.flatMap(({ decisions, formerly }) => [...decisions, ...formerly]) ?? []
      expect(was.every((decision) => kept.includes(decision))).toBe(true)
    })
  })

  it('whoever did something still sees it', () => {
    everyState((approval) => {
      for (const { by } of made(approval)) expect(approval.dealtWithBy).toContain(by.id)
      for (const { by } of approval.steps.flatMap(({ handedOn }) => handedOn))
        expect(takesPart(approval, by.id)).toBe(true)
    })
  })

  it('the clock is told of what waits, and of nothing that has ended', () => {
    everyState((approval) => {
      const mayBeDue = approval.state === 'open' || approval.state === 'changes-asked'
      if (!mayBeDue) expect(approval.dueAt).toBeNull()
      if (approval.state === 'changes-asked') expect(approval.dueAt).not.toBeNull()
      if (approval.dueAt !== null) expect(approval.dueAt > approval.remindedUntil).toBe(true)
    })
  })
})
