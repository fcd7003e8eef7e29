import type { Channel } from '../channels'
import { isAdmin, type Person } from '../staff'
import type { Post } from './post'

/** Units hand in through their named person and that person's deputy (G1, G11). */
export function maySubmit(person: Person): boolean {
  const { active, roles } = person
  return active && (roles.includes('submitter') || roles.includes('deputy-submitter'))
}

export function mayRevise(person: Person, post: Post): boolean {
  return maySubmit(person) && person._id === post.submitterId
}

/** Who runs the channel answers for what readers see of it. */
export function mayTakeDown(person: Person, { team }: Pick<Channel, 'team'>): boolean {
  const { editor, publisher, head } = team
  return person.active && [...editor, ...publisher, ...head].includes(person._id)
}

export function mayRead(person: Person, post: Post, channel: Pick<Channel, 'team'>): boolean {
  if (!person.active) return false
  const inTeam = Object.values(channel.team).some((people) => people.includes(person._id))
  return inTeam || person._id === post.submitterId || person.unitId === post.unitId || isAdmin(person)
}
