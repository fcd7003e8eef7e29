import type { KeyedRow } from './rows'

type Source = { readonly rows: Iterator<KeyedRow>; readonly shared: number }

/** Takes from ordered sources the next row of all, comparing what follows each source's shared beginning. */
export function* mergeRanges(sources: readonly Source[], backwards: boolean): Generator<KeyedRow> {
  const heads = sources.map(({ rows, shared }) => ({ rows, shared, next: rows.next() }))
  const comesBefore = (a: (typeof heads)[number], b: (typeof heads)[number]) => {
    const order = Buffer.compare(
      rest(a.next.value as KeyedRow, a.shared),
      rest(b.next.value as KeyedRow, b.shared),
    )
    return backwards ? order > 0 : order < 0
  }
  try {
    for (;;) {
      const open = heads.filter(({ next }) => !next.done)
      if (open.length === 0) return
      const first = open.reduce((best, head) => (comesBefore(head, best) ? head : best))
      yield first.next.value as KeyedRow
      first.next = first.rows.next()
    }
  } finally {
    for (const { rows } of heads) rows.return?.()
  }
}

function rest({ key }: KeyedRow, shared: number): Uint8Array {
  return key.subarray(shared)
}
