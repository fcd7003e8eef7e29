import type { Channel } from '../channels'
import { maySubmit } from '../posts'
import { isAdmin, type Person } from '../staff'
import type { Commission } from './commission'

type Team = Pick<Channel, 'team'>

/** The editors of a channel and the head of its department ask for material, remind of it, and may let it go (G22). */
export function mayAskFor(person: Person, { team }: Team): boolean {
  return person.active && [...team.editor, ...team.head].includes(person._id)
}

/** A unit answers by its named person, that person's deputy, and its head (G1). */
export function answersForUnit({ active, roles }: Person): boolean {
  return active && answering.some((role) => roles.includes(role))
}

export const answering = ['submitter', 'deputy-submitter', 'head'] as const

export function maySeeCommission(person: Person, { unitId }: Commission, { team }: Team): boolean {
  if (!person.active) return false
  const inTeam = Object.values(team).some((people) => people.includes(person._id))
  return inTeam || person.unitId === unitId || isAdmin(person)
}

export function mayAnswer(person: Person, { unitId }: Commission, channel: Team): boolean {
  return (person.unitId === unitId && answersForUnit(person)) || mayAskFor(person, channel)
}

export function mayHandInFor(person: Person, { unitId }: Pick<Commission, 'unitId'>): boolean {
  return person.unitId === unitId && maySubmit(person)
}
