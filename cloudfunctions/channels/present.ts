import type { Channel } from '../../shared/channels'
import type { ChainRule } from '../../shared/rulebooks'

export type ChainRow = { readonly title: string; readonly names: readonly string[] }

/** The people of each step, by name, as somebody who hands in sees them. */
export function presentChain(
  channel: Channel,
  chain: ChainRule,
  names: ReadonlyMap<string, string>,
  asker?: { readonly id: string; readonly unitHeads: readonly string[] },
): ChainRow[] {
  return chain.steps.map(({ role, title }) => ({
    title,
    names:
      role === 'unit-head'
        ? (asker?.unitHeads ?? [])
        : channel.team[role].filter((id) => id !== asker?.id).map((id) => names.get(id) ?? ''),
  }))
}

export function teamIds(channel: Channel): string[] {
  return Object.values(channel.team).flat()
}
