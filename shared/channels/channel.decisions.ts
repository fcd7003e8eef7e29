import { remember } from '../_kernel'
import type { CompanyFigures } from '../rulebooks'
import type { Channel } from './channel'

export function setFigures(channel: Channel, figures: CompanyFigures, commandId: string): Channel {
  return { ...channel, figures, commands: remember(channel.commands, commandId) }
}

/** Which figures differ, each with what it was and what it is: what the trail keeps of a change. */
export function tellChange(before: CompanyFigures, after: CompanyFigures): Record<string, string> {
  const names = Object.keys(after) as (keyof CompanyFigures)[]
  const changed = names.filter((name) => before[name] !== after[name])
  return Object.fromEntries(changed.map((name) => [name, `${String(before[name])} → ${String(after[name])}`]))
}
