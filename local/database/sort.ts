import { compare, type Sortable } from './compare'
import type { Doc } from './value'
import { invalidParam } from './errors'
import { sortValueAt } from './paths'

export type Direction = 1 | -1
export type Sort = readonly (readonly [path: string, direction: Direction])[]

export function parseSort(order: Doc): Sort {
  return Object.entries(order).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw invalidParam(`the order of '${path}' must be 1 or -1`)
    return [path, direction] as const
  })
}

export function sorted<T>(items: readonly T[], docOf: (item: T) => Doc, sort: Sort): T[] {
  const keyed = items.map((item) => ({
    item,
    keys: sort.map(([path, direction]) => sortValueAt(docOf(item), path, direction)),
  }))
  return keyed.sort((a, b) => compareKeys(a.keys, b.keys, sort)).map(({ item }) => item)
}

function compareKeys(a: readonly Sortable[], b: readonly Sortable[], sort: Sort): number {
  for (const [i, [, direction]] of sort.entries()) {
    const order = compare(a[i]!, b[i]!) * direction
    if (order !== 0) return order
  }
  return 0
}
