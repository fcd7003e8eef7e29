import type { Channel } from '../channels'
import type { TeamRole } from '../rulebooks'
import type { Person } from '../staff'

type Team = Pick<Channel, 'team'>

function isOneOf({ _id, active }: Person, { team }: Team, roles: readonly TeamRole[]): boolean {
  return active && roles.some((role) => team[role].includes(_id))
}

/** Whoever runs the channel sees its desk. */
export function maySeeDesk(person: Person, channel: Team): boolean {
  return isOneOf(person, channel, ['editor', 'reviewer', 'publisher', 'arranger', 'head'])
}

/** Order and places are the editor's (G11). */
export function mayArrange(person: Person, channel: Team): boolean {
  return isOneOf(person, channel, ['editor'])
}

/** Whoever answers for what readers see may keep a post from them. */
export function mayHold(person: Person, channel: Team): boolean {
  return isOneOf(person, channel, ['editor', 'reviewer', 'publisher', 'head'])
}

/** Stopping and resuming an edition. */
export function mayStop(person: Person, channel: Team): boolean {
  return isOneOf(person, channel, ['editor', 'publisher', 'head'])
}

/** What comes of an edition that did not simply go out: whether it was tested, what became of it, where it is. */
export function maySettle(person: Person, channel: Team): boolean {
  return isOneOf(person, channel, ['editor', 'publisher', 'head'])
}

/** Whether something still goes out after its time is publication (放行, G11). */
export function mayResend(person: Person, channel: Team): boolean {
  return isOneOf(person, channel, ['publisher', 'head'])
}

/** Every channel at once: whoever releases or heads one of them, for an emergency asks no questions. */
export function mayStopAll(person: Person, channels: readonly Team[]): boolean {
  return channels.some((channel) => isOneOf(person, channel, ['publisher', 'head']))
}
