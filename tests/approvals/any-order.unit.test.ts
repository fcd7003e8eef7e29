import fc from 'fast-check'
import { isRefusal } from '../../shared/_kernel'
import { openApproval, type Approval, type DecisionCommand } from '../../shared/approvals'
import { aDecision, anApprovalRequest, decideNow } from '../_support/domain-builders'

const people = ['lin', 'zhou', 'wu', 'zheng', 'gao', 'sun'] as const

const team = fc.record({
  editor: fc.uniqueArray(fc.constantFrom(...people), { maxLength: 4 }),
  reviewer: fc.uniqueArray(fc.constantFrom(...people), { maxLength: 4 }),
  publisher: fc.uniqueArray(fc.constantFrom(...people), { maxLength: 4 }),
})

const mostly = <T>(usual: T, other: T) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, fc.constant(other))

const commands = fc.array(
  fc
    .record({
      by: fc.constantFrom(...people),
      verdict: mostly<DecisionCommand['verdict']>('approved', 'returned'),
      digest: mostly('as handed in', 'an older draft'),
      comment: fc.constantFrom('', ' ', '正文太短'),
    })
    .map(({ by, ...change }) => aDecision(by, change)),
  { maxLength: 30 },
)

/** Every way to fill these steps, each by another person. */
function fillings([step, ...later]: readonly (readonly string[])[]): string[][] {
  if (!step) return [[]]
  const rest = fillings(later)
  return step.flatMap((person) =>
    rest.filter((others) => !others.includes(person)).map((others) => [person, ...others]),
  )
}

/** Who may act in a step, told without the code: whoever leaves others for the steps to come. */
function eligible(approval: Approval, index: number): string[] {
  const barred = [approval.requesterId, ...actors(approval)]
  const open = approval.steps
    .slice(index)
    .map(({ people }) => people.filter((person) => !barred.includes(person)))
  return fillings(open).flatMap(([first]) => first ?? [])
}

function actors(approval: Approval): string[] {
  return approval.steps.flatMap(({ decisions }) => decisions.map(({ by }) => by.id))
}

/** What the regulation expects of a command, told without the code. */
function isDue(approval: Approval, command: DecisionCommand): boolean {
  if (approval.state !== 'open' || command.digest !== approval.digest) return false
  if (!eligible(approval, approval.current).includes(command.by._id)) return false
  return command.verdict === 'approved' || command.comment.trim() !== ''
}

/** The approval after each command that was not refused. */
function history(opened: Approval, told: readonly DecisionCommand[]): Approval[] {
  return told.reduce<Approval[]>(
    (states, command) => {
      const before = states.at(-1)!
      const after = decideNow(before, command)
      expect(isRefusal(after)).toBe(!isDue(before, command))
      return isRefusal(after) ? states : [...states, after]
    },
    [opened],
  )
}

describe('G11: whoever decides whatever in whatever order', () => {
  const ends = new Set<string>()

  it('one decision a step, four different hands, and it waits for somebody until its end', () => {
    fc.assert(
      fc.property(team, commands, (named, told) => {
        const opened = openApproval(anApprovalRequest({ people: named }))
        const steps = [named.editor, named.reviewer, named.publisher]
        const ways = fillings(steps).filter((way) => !way.includes('lin'))
        expect(isRefusal(opened)).toBe(ways.length === 0)
        if (isRefusal(opened)) return
        const states = history(opened, told)
        states.forEach((approval, n) => {
          const decided = actors(approval)
          expect(decided).toHaveLength(n)
          expect(new Set([...decided, 'lin']).size).toBe(n + 1)
          expect(approval.waitingFor.length > 0).toBe(approval.state === 'open')
          expect(approval.steps.map(({ decisions }) => decisions.length)).toEqual(
            [0, 1, 2].map((step) => (step < n ? 1 : 0)),
          )
          expect(
            approval.waitingFor.filter((person) => decided.includes(person) || person === 'lin'),
          ).toEqual([])
        })
        ends.add(states.at(-1)!.state)
      }),
      { numRuns: 1000 },
    )
    expect(ends).toEqual(new Set(['open', 'passed', 'returned']))
  })

  it('what was decided stays decided', () => {
    fc.assert(
      fc.property(commands, (told) => {
        const named = { editor: people, reviewer: people, publisher: people }
        const opened = openApproval(anApprovalRequest({ people: named }))
        if (isRefusal(opened)) throw new Error(opened.message)
        const states = history(opened, told)
        const kept = states.slice(1).map((after, n) => {
          const before = states[n]!.steps.map(({ decisions }) => decisions[0])
          return after.steps.every(({ decisions }, step) => !before[step] || before[step] === decisions[0])
        })
        expect(kept).not.toContain(false)
      }),
    )
  })

  it('passes exactly when three different people other than the submitter approved', () => {
    fc.assert(
      fc.property(team, commands, (named, told) => {
        const opened = openApproval(anApprovalRequest({ people: named }))
        fc.pre(!isRefusal(opened))
        const end = history(opened, told).at(-1)!
        const approvals = end.steps.filter(({ decisions }) => decisions[0]?.verdict === 'approved').length
        expect(end.state === 'passed').toBe(approvals === 3)
      }),
    )
  })
})
