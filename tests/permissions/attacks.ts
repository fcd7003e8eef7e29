/** Where a leaf is in an input, e.g. `['material', 'blocks', 0, 'text']`. */
export type Path = readonly (string | number)[]

/** What an attacker puts in the place of an honest value. */
export const replacements: Readonly<Record<string, () => unknown>> = {
  'an operator object': () => ({ $ne: null }),
  'an operator with a regular expression': () => ({ $regex: '.*' }),
  'an update operator': () => ({ $set: { roles: ['admin'] } }),
  'a prototype key': () => JSON.parse('{"__proto__":{"isAdmin":true}}') as unknown,
  'a constructor key': () => ({ constructor: { prototype: { isAdmin: true } } }),
  'a list': () => [['o', 'p']],
  'a megabyte of text': () => 'x'.repeat(1_000_000),
  'an enormous number': () => 1e308,
  'a fraction': () => 0.5,
}

export function leavesOf(value: unknown, at: Path = []): Path[] {
  if (Array.isArray(value)) return value.flatMap((entry, index) => leavesOf(entry, [...at, index]))
  if (typeof value !== 'object' || value === null) return at.length === 0 ? [] : [at]
  return Object.entries(value).flatMap(([key, entry]) => leavesOf(entry, [...at, key]))
}

export function withLeaf(value: unknown, [key, ...rest]: Path, leaf: unknown): unknown {
  if (key === undefined) return leaf
  if (Array.isArray(value))
    return value.map((entry, index) => (index === key ? withLeaf(entry, rest, leaf) : entry))
  return { ...(value as object), [key]: withLeaf((value as Record<string, unknown>)[key], rest, leaf) }
}
