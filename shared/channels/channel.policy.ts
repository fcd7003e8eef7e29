import { isAdmin, type Person } from '../staff'
import type { Channel } from './channel'

type Team = Pick<Channel, 'team'>

export function mayChangeChannels(person: Person): boolean {
  return isAdmin(person)
}

/** Which rulebooks hold, for whom, and with which numbers, is for admins to say. */
export function mayAdoptRulebooks(person: Person): boolean {
  return isAdmin(person)
}

function runs({ _id, active }: Person, { team }: Team): boolean {
  return active && [...team.editor, ...team.publisher].includes(_id)
}

/** Whoever runs a channel sees how it is set up. */
export function maySeeSettings(person: Person, channel: Team): boolean {
  return isAdmin(person) || runs(person, channel)
}

/** Testers come and go: the editor names them as well (W3). */
export function mayNameTesters(person: Person, channel: Team): boolean {
  return isAdmin(person) || (person.active && channel.team.editor.includes(person._id))
}

/** Whoever sends by hand in the console says so here (P2). */
export function mayCountSends(person: Person, channel: Team): boolean {
  return isAdmin(person) || runs(person, channel)
}
