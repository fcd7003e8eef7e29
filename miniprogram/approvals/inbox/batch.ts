import type { Replies } from '../../_platform'

type Item = Replies['approvals']['inbox']['waiting'][number]

/** Editions of which several posts wait: those can be approved at once. What needs a reason is decided one by one. */
export function sameEdition(waiting: readonly Item[]): { name: string; items: Item[] }[] {
  const byEdition = new Map<string, Item[]>()
  for (const item of waiting.filter(({ kind }) => kind === 'post')) {
    const name = `${item.channelName} ${item.when}`
    byEdition.set(name, [...(byEdition.get(name) ?? []), item])
  }
  return [...byEdition].map(([name, items]) => ({ name, items })).filter(({ items }) => items.length > 1)
}
