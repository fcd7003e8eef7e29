import type { Channel } from '../channels'
import type { Person } from '../staff'

type Team = Pick<Channel, 'team'>

/** Whoever operates a channel reports what it needs (G5). */
export function mayAskToAdjust({ _id, active }: Person, { team }: Team): boolean {
  return active && team.editor.includes(_id)
}

/** Everybody who runs the channel sees what was adjusted, and why. */
export function maySeeAdjustments({ _id, active }: Person, { team }: Team): boolean {
  return active && Object.values(team).some((people) => people.includes(_id))
}
