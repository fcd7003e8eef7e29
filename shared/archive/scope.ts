import * as z from 'zod'
import { nameInput, refuse, type Refusal } from '../_kernel'
import type { Channel } from '../channels'
import { isOfTeam } from '../posts'
import { isAdmin, type Person } from '../staff'

/** What somebody looks through (档案范围): their unit's posts, those of a channel that they run, or all there are. */
export const scopeInput = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('unit') }),
  z.strictObject({ of: z.literal('channel'), channelId: nameInput }),
  z.strictObject({ of: z.literal('company') }),
])

export type Scope = z.output<typeof scopeInput>

export type NamedScope = { readonly scope: Scope; readonly name: string }

/** Everything this person may look through, the widest first (X3): an editor's own unit hands in little. */
export function scopesOf(person: Person, channels: readonly Channel[]): NamedScope[] {
  const run = channels.filter((channel) => isAdmin(person) || isOfTeam(person, channel))
  return [
    ...(isAdmin(person) ? [{ scope: { of: 'company' }, name: '全公司' } as const] : []),
    ...run.map(({ _id, name }): NamedScope => ({ scope: { of: 'channel', channelId: _id }, name })),
    { scope: { of: 'unit' }, name: person.unitName },
  ]
}

/** What is looked through unless something narrower is wanted. */
export function widestScope([widest]: readonly NamedScope[]): Scope {
  return widest?.scope ?? { of: 'unit' }
}

export function refuseScope(person: Person, channels: readonly Channel[], wanted: Scope): Refusal | null {
  const may = scopesOf(person, channels).some(({ scope }) => keyOf(scope) === keyOf(wanted))
  if (may) return null
  return refuse('not-allowed', '档案可按本单位或您参与的渠道查阅；要看其他范围，请联系管理员（X3）。')
}

/** Names a scope in a list of choices. */
export function keyOf(scope: Scope): string {
  return scope.of === 'channel' ? `channel-${scope.channelId}` : scope.of
}
