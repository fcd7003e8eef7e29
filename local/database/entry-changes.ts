import { entryKeys, type Collection, type Index } from './collections'
import type { Doc } from './value'
import { text } from './keys'

/** What a change of a document means for an index; most change none of an entry. */
export type EntryChange = {
  readonly index: Index
  readonly gone: readonly Buffer[]
  readonly fresh: readonly Buffer[]
  /** Paths where the new document holds a list. */
  readonly lists: readonly string[]
}

export function entryChanges(
  { indexes }: Collection,
  before: Doc | undefined,
  after: Doc | undefined,
): EntryChange[] {
  return indexes.map((index) => {
    const old = before ? entryKeys(index, before).keys : []
    const { keys, multikey } = after ? entryKeys(index, after) : { keys: [], multikey: [] }
    return { index, gone: without(old, keys), fresh: without(keys, old), lists: multikey }
  })
}

function without(keys: readonly Buffer[], others: readonly Buffer[]): readonly Buffer[] {
  if (keys.length === 0 || others.length === 0) return keys
  const names = new Set(others.map(text))
  return keys.filter((key) => !names.has(text(key)))
}
