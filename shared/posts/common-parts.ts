/** What stands between two things in common: what went, and what came instead. */
export type Gap<T> = { readonly kind: 'gap'; readonly gone: readonly T[]; readonly come: readonly T[] }
export type Piece<T> = { readonly kind: 'same'; readonly value: T } | Gap<T>

export function gaps<T>(before: readonly T[], after: readonly T[], nameOf: (value: T) => string): Gap<T>[] {
  return pieces(before, after, nameOf).filter((piece) => piece.kind === 'gap')
}

/** Beyond so many comparisons everything between the common ends counts as replaced. */
const mostCells = 1_000_000

/** What two lists have in common, in order, and what lies between: by a longest common subsequence. */
export function pieces<T>(
  before: readonly T[],
  after: readonly T[],
  nameOf: (value: T) => string = String,
): Piece<T>[] {
  const a = before.map(nameOf)
  const b = after.map(nameOf)
  const begin = commonLength(a, b)
  const end = commonLength(a.slice(begin).reverse(), b.slice(begin).reverse())
  const aEnd = a.length - end
  const bEnd = b.length - end
  const found: Piece<T>[] = before.slice(0, begin).map((value) => ({ kind: 'same', value }))
  let i = begin
  let j = begin
  const gap = (toI: number, toJ: number) => {
    if (toI > i || toJ > j) found.push({ kind: 'gap', gone: before.slice(i, toI), come: after.slice(j, toJ) })
  }
  for (const [toI, toJ] of commonPairs(a.slice(begin, aEnd), b.slice(begin, bEnd))) {
    gap(begin + toI, begin + toJ)
    found.push(
      ...before.slice(begin + toI, begin + toI + 1).map((value): Piece<T> => ({ kind: 'same', value })),
    )
    i = begin + toI + 1
    j = begin + toJ + 1
  }
  gap(aEnd, bEnd)
  found.push(...before.slice(aEnd).map((value): Piece<T> => ({ kind: 'same', value })))
  return found
}

function commonLength(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((value, index) => value !== b[index])
  return differs < 0 ? a.length : differs
}

/** Index pairs of a longest common subsequence. */
function commonPairs(a: readonly string[], b: readonly string[]): [number, number][] {
  if (a.length * b.length > mostCells) return []
  const width = b.length + 1
  const longest = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}
