import type { Value } from '../value'
import { keyBytes, text } from '../keys'
import { listIn } from './needs'
import { isNil, isTrue, onArguments, onOne, type Operator } from './terms'

/** The different values of a list, each under a name that only equal values share. */
export function distinct(values: readonly Value[]): Map<string, Value> {
  const found = new Map<string, Value>()
  for (const value of values) {
    const name = text(keyBytes(value))
    if (!found.has(name)) found.set(name, value)
  }
  return found
}

function onSets(
  least: number,
  most: number,
  apply: (sets: Map<string, Value>[]) => Value,
  ofNil?: null,
): Operator {
  return onArguments(least, most, (values, name) => {
    if (ofNil === null && values.some(isNil)) return null
    return apply(values.map((value) => distinct(listIn(name, value))))
  })
}

function isSubset(part: Map<string, Value>, whole: Map<string, Value>): boolean {
  return [...part.keys()].every((name) => whole.has(name))
}

export const sets: Record<string, Operator> = {
  $setUnion: onSets(0, Infinity, (all) => [...new Map(all.flatMap((set) => [...set])).values()], null),
  $setIntersection: onSets(
    0,
    Infinity,
    ([first = new Map<string, Value>(), ...others]) =>
      [...first].filter(([name]) => others.every((set) => set.has(name))).map(([, value]) => value),
    null,
  ),
  $setDifference: onSets(
    2,
    2,
    ([from, what]) => [...from!].filter(([name]) => !what!.has(name)).map(([, value]) => value),
    null,
  ),
  $setEquals: onSets(2, Infinity, ([first, ...others]) =>
    others.every((set) => set.size === first!.size && isSubset(first!, set)),
  ),
  $setIsSubset: onSets(2, 2, ([part, whole]) => isSubset(part!, whole!)),
  $allElementsTrue: onOne((value, name) => listIn(name, value).every(isTrue)),
  $anyElementTrue: onOne((value, name) => listIn(name, value).some(isTrue)),
}
