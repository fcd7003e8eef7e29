import type { Sort } from './sort'

export type Fields = Sort

export type Ties = {
  readonly fields: Fields
  /** Whether these fields are the whole key, as far as it is read. */
  readonly wholeKey: boolean
}

const maxMerged = 32

export type Order = {
  readonly way: 'forwards' | 'backwards'
  readonly merged: boolean
  /** The fields of the index that give it: from one, up to and without the other. */
  readonly from: number
  readonly to: number
}

/** How to read the ranges to get the order: one after the other, or merged by what follows their values. */
export function orderOf(
  fields: Fields,
  sort: Sort,
  points: number,
  constant: ReadonlySet<string>,
  ranges: number,
): Order | undefined {
  const asked = sort.filter(([path]) => !constant.has(path))
  const varying = fields.filter(([path]) => !constant.has(path))
  const straight = wayOf(varying, asked)
  if (straight) {
    const last = varying[asked.length - 1]
    return { way: straight, merged: false, from: 0, to: last ? fields.indexOf(last) + 1 : 0 }
  }
  const across = ranges <= maxMerged ? wayOf(fields.slice(points), asked) : undefined
  return across && { way: across, merged: true, from: points, to: points + asked.length }
}

/** Which documents have to be brought into the order they were added, if any can have come otherwise. */
export function tiesIn(
  fields: Fields,
  { way, merged, from, to }: Order,
  constant: ReadonlySet<string>,
): Ties | undefined {
  const rest = fields.slice(to).findIndex(([path]) => !constant.has(path))
  const end = rest === -1 ? fields.length : to + rest
  const wholeKey = end === fields.length
  return wholeKey && way === 'forwards' && !merged ? undefined : { fields: fields.slice(from, end), wholeKey }
}

function wayOf(fields: Fields, asked: Sort): 'forwards' | 'backwards' | undefined {
  const turns = asked.map(([path, direction], i) => (fields[i]?.[0] === path ? fields[i][1] * direction : 0))
  if (turns.every((turn) => turn === 1)) return 'forwards'
  return turns.every((turn) => turn === -1) ? 'backwards' : undefined
}
