import type { Entry } from './rows'

type Source = { readonly entries: Iterator<Entry>; readonly shared: number }

/** Takes from ordered sources the next entry of all, by what follows each source's shared beginning. */
export function* mergeRanges(sources: readonly Source[], backwards: boolean): Generator<Entry> {
  const heads = sources.map(({ entries, shared }) => ({ entries, shared, next: following(entries, shared) }))
  const comesBefore = (a: Entry, b: Entry) => {
    const order = Buffer.compare(a.key, b.key)
    return backwards ? order > 0 : order < 0
  }
  try {
    for (;;) {
      const open = heads.filter(({ next }) => next !== undefined)
      if (open.length === 0) return
      const first = open.reduce((best, head) => (comesBefore(head.next!, best.next!) ? head : best))
      yield first.next!
      first.next = following(first.entries, first.shared)
    }
  } finally {
    for (const { entries } of heads) entries.return?.()
  }
}

function following(entries: Iterator<Entry>, shared: number): Entry | undefined {
  const next = entries.next()
  return next.done ? undefined : { key: next.value.key.subarray(shared), place: next.value.place }
}
