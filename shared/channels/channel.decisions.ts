import { remember } from '../_kernel'
import { teamRoles, type CompanyFigures, type TeamRole } from '../rulebooks'
import type { Person } from '../staff'
import type { Channel } from './channel'

export function setFigures(channel: Channel, figures: CompanyFigures, commandId: string): Channel {
  return { ...channel, figures, commands: remember(channel.commands, commandId) }
}

export const layoutLimits = { groupName: 12, footer: 100 } as const

/** What its posts' form names: the group before each title, and the line that ends them (D2). */
export function setLayout(
  channel: Channel,
  layout: NonNullable<Channel['layout']>,
  commandId: string,
): Channel {
  return { ...channel, layout, commands: remember(channel.commands, commandId) }
}

/** Which figures differ, each with what it was and what it is: what the trail keeps of a change. */
export function tellChange(before: CompanyFigures, after: CompanyFigures): Record<string, string> {
  const names = Object.keys(after) as (keyof CompanyFigures)[]
  const changed = names.filter((name) => before[name] !== after[name])
  return Object.fromEntries(changed.map((name) => [name, `${String(before[name])} → ${String(after[name])}`]))
}

/** In which roles of a channel somebody is. */
export function rolesIn({ team }: Channel, personId: string): TeamRole[] {
  return teamRoles.filter((role) => team[role].includes(personId))
}

/**
 * A channel without somebody who has left (X4): whoever takes over steps into the roles that would have nobody. They no
 * longer test its editions (W3); who confirms in WeChat is that account's own matter, and stays named until it changes.
 */
export function withoutLeaver(
  channel: Channel,
  leaverId: string,
  { _id: standInId }: Pick<Person, '_id'>,
): Channel {
  const { team, account } = channel
  const without = (role: TeamRole): readonly string[] => {
    const others = team[role].filter((personId) => personId !== leaverId)
    return others.length > 0 || team[role].length === 0 ? others : [standInId]
  }
  return {
    ...channel,
    team: Object.fromEntries(teamRoles.map((role) => [role, without(role)])) as Channel['team'],
    account: { ...account, testers: account.testers.filter(({ personId }) => personId !== leaverId) },
  }
}
