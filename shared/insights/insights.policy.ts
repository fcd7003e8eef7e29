import type { Channel } from '../channels'
import { isAdmin, type Person } from '../staff'

/** How much of the company somebody sees: all of it, or the unit that they head. */
export type Insight = { readonly of: 'company' } | { readonly of: 'unit'; readonly unitId: string }

/** Heads of the WeChat department and admins see all units, a unit's head their own; nobody else sees any. */
export function insightOf(person: Person, channels: readonly Pick<Channel, 'team'>[]): Insight | null {
  if (!person.active) return null
  const headsChannel = channels.some(({ team }) => team.head.includes(person._id))
  if (headsChannel || isAdmin(person)) return { of: 'company' }
  return person.roles.includes('head') ? { of: 'unit', unitId: person.unitId } : null
}
