import type { Bound } from './material-rule'

export function isWithin(bound: Bound, value: number): boolean {
  if ('atLeast' in bound) return value >= bound.atLeast
  if ('atMost' in bound) return value <= bound.atMost
  if ('above' in bound) return value > bound.above
  return value < bound.below
}

/** @param say a value with its unit */
export function sayBound(bound: Bound, say: (value: number) => string): string {
  if ('atLeast' in bound) return `不少于 ${say(bound.atLeast)}`
  if ('atMost' in bound) return `不超过 ${say(bound.atMost)}`
  if ('above' in bound) return `大于 ${say(bound.above)}`
  return `小于 ${say(bound.below)}`
}
