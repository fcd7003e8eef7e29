import { refuse, type Instant, type Refusal } from '../_kernel'
import type { Approval, Decision, Step } from './approval'
import { withReminder } from './reminders'

/** Somebody's part in an approval: as the one who acts, or as the one whose deputy does. */
export function isHandOf(personId: string, { by }: Decision): boolean {
  return by.id === personId || by.actsFor?.id === personId
}

/**
 * Goes on to the first step that is not done, and asks everybody who may decide it. Every change of the steps ends
 * here, so that an open approval always waits for somebody, and one that waits for nobody has passed.
 */
export function goOn(approval: Approval, at: Instant): Approval | Refusal {
  const { steps } = approval
  const index = steps.findIndex((step) => !isDone(approval, step))
  const step = steps[index]
  if (!step) return withReminder({ ...approval, current: steps.length, waitingFor: [], state: 'passed' })
  const stuck = stuckStep(approval, index)
  if (stuck) return nobodyFor(approval, stuck)
  const waitingFor = mayBeAsked(approval, index)
  const isSame =
    index === approval.current && waitingFor.every((personId) => approval.waitingFor.includes(personId))
  const since = isSame ? {} : { waitingSince: at, remindedUntil: at }
  return withReminder({ ...approval, ...since, current: index, waitingFor, state: 'open' })
}

/** Whether a step has all the approvals that it asks for. */
export function isDone(approval: Pick<Approval, 'requesterId'>, step: Step): boolean {
  if (step.decisions.length === 0) return false
  return step.mode === 'any' || owing(approval, step).length === 0
}

/** Of an all-of step those who have not approved yet. Nobody is asked about their own. */
function owing({ requesterId }: Pick<Approval, 'requesterId'>, { people, decisions }: Step): string[] {
  return people.filter(
    (personId) => personId !== requesterId && !decisions.some((decision) => isHandOf(personId, decision)),
  )
}

/** Who may decide this step so that those after it still find somebody. */
export function mayBeAsked(approval: Approval, index: number): string[] {
  const step = approval.steps[index]
  if (!step) return []
  if (step.mode === 'all') return owing(approval, step)
  return step.people.filter((personId) => leavesOthers(approval, index, [personId]))
}

/** Whether these may be the hands of a step, and leave enough others for the steps to come (G11). */
export function leavesOthers(approval: Approval, index: number, people: readonly string[]): boolean {
  const taken = takenFrom(approval, index)
  const step = approval.steps[index]
  if (!step || people.some((personId) => taken.includes(personId))) return false
  return (
    firstUnfillable(approval, index + 1, withHands(approval, taken, [...people, ...hands(step)])) === null
  )
}

/** The first step from here on for which nobody would be left. */
function stuckStep(approval: Approval, index: number): Step | null {
  return firstUnfillable(approval, index, takenFrom(approval, index))
}

/** Who cannot act in a step any more: the requester, and where the chain asks it, whoever acted in another one. */
function takenFrom({ steps, requesterId, differentPeople }: Approval, index: number): string[] {
  const others = differentPeople ? steps.filter((_, other) => other !== index) : []
  return [requesterId, ...others.flatMap(hands)]
}

function hands({ decisions, formerly }: Step): string[] {
  return [...decisions, ...formerly].flatMap(({ by }) => (by.actsFor ? [by.id, by.actsFor.id] : [by.id]))
}

/** In which step this person has acted; null when in none. */
export function stepOfHand({ steps }: Approval, personId: string): number | null {
  const index = steps.findIndex((step) => hands(step).includes(personId))
  return index < 0 ? null : index
}

type Chain = Pick<Approval, 'steps' | 'requesterId' | 'differentPeople'>

/**
 * The first step not done, from `index` on, that cannot be filled beside those `taken`, each by other people where the
 * chain asks it; null when all can. Of an any-of step one person is needed, of an all-of step everybody named.
 */
function firstUnfillable(chain: Chain, index: number, taken: readonly string[]): Step | null {
  const step = chain.steps[index]
  if (!step) return null
  if (isDone(chain, step)) return firstUnfillable(chain, index + 1, taken)
  if (step.mode === 'all') {
    const asked = owing(chain, step)
    if (asked.length === 0 || asked.some((personId) => taken.includes(personId))) return step
    return firstUnfillable(chain, index + 1, withHands(chain, taken, [...asked, ...hands(step)]))
  }
  const free = step.people.filter((personId) => !taken.includes(personId))
  let stuck: Step | null = step
  for (const personId of free) {
    stuck = firstUnfillable(chain, index + 1, withHands(chain, taken, [personId, ...hands(step)]))
    if (stuck === null) break
  }
  return stuck
}

function withHands(
  { differentPeople }: Chain,
  taken: readonly string[],
  people: readonly string[],
): readonly string[] {
  return differentPeople ? [...taken, ...people] : taken
}

function nobodyFor({ clause }: Approval, { title }: Step): Refusal {
  return refuse('wrong-state', `“${title}”环节没有可处理的人（${clause}），请联系管理员指定人选。`, {
    clause,
  })
}
