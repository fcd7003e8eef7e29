import { addMinutes, type Instant } from '../_kernel'
import type { Person } from '../staff'
import { currentStep, type Approval, type Hand, type Named } from './approval'
import { isHandOf, leavesOthers, mayBeAsked, stepOfHand } from './chain'

/** Where somebody may act now. Whoever a look was asked for (加签前) may still refuse while it is under way. */
export type Turn = {
  readonly index: number
  readonly hand: Hand
  readonly mayApprove: boolean
}

/**
 * Where this person may act: in their own name, else for somebody whose deputy they are today.
 * @param principals whom this person may act for today
 */
export function turnOf(approval: Approval, person: Person, principals: readonly Named[] = []): Turn | null {
  if (!person.active || approval.state !== 'open' || person._id === approval.requesterId) return null
  const own = { id: person._id, name: person.name, actsFor: null }
  const hands = [own, ...principals.map((actsFor) => ({ ...own, actsFor }))]
  for (const { index, people, mayApprove } of openPlaces(approval)) {
    const hand = hands.find(
      ({ id, actsFor }) =>
        people.includes(actsFor?.id ?? id) && (!actsFor || mayStandIn(approval, index, id, actsFor.id)),
    )
    if (hand && !actedElsewhere(approval, index, person._id)) return { index, hand, mayApprove }
  }
  return null
}

/** Four hands are four people (G11), whomever a step came to wait for. */
function actedElsewhere(approval: Approval, index: number, personId: string): boolean {
  const acted = stepOfHand(approval, personId)
  return approval.differentPeople && acted !== null && acted !== index
}

/** The step that waits, and the ones for which it was put in first: those may refuse without waiting for it. */
function openPlaces(approval: Approval): { index: number; people: readonly string[]; mayApprove: boolean }[] {
  const { steps, current, waitingFor } = approval
  const places = [{ index: current, people: waitingFor, mayApprove: true }]
  for (let index = current; steps[index]?.added?.side === 'before'; index += 1) {
    places.push({ index: index + 1, people: mayBeAsked(approval, index + 1), mayApprove: false })
  }
  return places
}

/** A deputy is a hand of their own: not the requester's, and none that has acted already (G11). */
function mayStandIn(approval: Approval, index: number, deputyId: string, principalId: string): boolean {
  const decisions = approval.steps[index]?.decisions ?? []
  const hasDecided = decisions.some((decision) => isHandOf(deputyId, decision))
  return !hasDecided && leavesOthers(approval, index, [deputyId, principalId])
}

export function mayDecide(approval: Approval, person: Person, principals: readonly Named[] = []): boolean {
  return turnOf(approval, person, principals)?.mayApprove ?? false
}

/** Whoever has to do with it: its requester, its people, who acted in it, who was copied. */
export function takesPart(approval: Approval, personId: string): boolean {
  const { requesterId, steps, dealtWithBy, copiedTo } = approval
  return (
    personId === requesterId ||
    dealtWithBy.includes(personId) ||
    copiedTo.includes(personId) ||
    steps.some(({ people }) => people.includes(personId))
  )
}

/** Its requester may take it back until it has passed; what has passed is cancelled, with consent. */
export function mayWithdraw(approval: Approval, { _id, active }: Person): boolean {
  return (
    active &&
    _id === approval.requesterId &&
    (approval.state === 'open' || approval.state === 'changes-asked')
  )
}

/** From when on somebody may urge: hours after it began to wait, and as many after the last time. */
export function mayUrgeFrom({ waitingSince, urgedAt, urgeAfterHours }: Approval): Instant {
  const from = urgedAt !== null && urgedAt > waitingSince ? urgedAt : waitingSince
  return addMinutes(from, urgeAfterHours * 60)
}

/** Whoever has to do with it may urge those it waits for, but not oneself. */
export function mayUrge(approval: Approval, person: Person): boolean {
  return (
    person.active &&
    currentStep(approval) !== null &&
    takesPart(approval, person._id) &&
    !approval.waitingFor.includes(person._id)
  )
}
