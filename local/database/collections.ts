import type { IndexField, IndexSpec } from '../../cloudfunctions/_platform/indexes'
import type { Doc, Value } from './value'
import { requestFailed } from './errors'
import { geoKeys } from './geo/index-keys'
import { inverted, keyBytes, text } from './keys'
import { keysAt } from './paths'
import type { Sortable } from './compare'
import type { Sort } from './sort'

export type Index = {
  /** Its number in the file. */
  readonly n: number
  readonly spec: IndexSpec
  /** Paths that have held a list in some document. Only ever grows: a plan may then be slow, never wrong. */
  readonly multikey: Set<string>
}

export type Collection = {
  readonly n: number
  readonly name: string
  readonly indexes: Index[]
}

/** Identifies a document in its collection: its `_id` as key bytes, so that numbers and strings differ. */
export function idBytes(id: Value): Buffer {
  return keyBytes(id)
}

export type Entries = { readonly keys: readonly Buffer[]; readonly multikey: readonly string[] }

/** The index entries of a document: one per combination of its keys. */
export function entryKeys(index: Index, doc: Doc): Entries {
  const fields = index.spec.fields.map(([path, direction]) => ({ path, ...fieldKeys(doc, path, direction) }))
  const lists = fields.filter((field) => field.multikey).map((field) => field.path)
  refuseParallelLists(lists)
  const combine = (heads: Buffer[], { keys }: (typeof fields)[number]) =>
    heads.flatMap((head) => keys.map((key) => Buffer.concat([head, key])))
  return { keys: distinct(fields.reduce(combine, [Buffer.alloc(0)])), multikey: lists }
}

type FieldKeys = { readonly keys: readonly Buffer[]; readonly multikey: boolean }

function fieldKeys(doc: Doc, path: string, direction: IndexField[1]): FieldKeys {
  if (direction === '2dsphere') return { keys: geoKeys(doc, path), multikey: false }
  const { values, multikey } = keysAt(doc, path)
  return { keys: values.map((value) => fieldKey(value, direction)), multikey }
}

/** The one key of a document whose fields hold no lists. */
export function keyOf(fields: Sort, doc: Doc): Buffer {
  const parts = fields.map(([path, direction]) => fieldKey(keysAt(doc, path).values[0]!, direction))
  return Buffer.concat(parts)
}

function fieldKey(value: Sortable, direction: 1 | -1): Buffer {
  const bytes = keyBytes(value)
  return direction === 1 ? bytes : inverted(bytes)
}

function refuseParallelLists(paths: readonly string[]): void {
  const roots = new Set(paths.map((path) => path.split('.')[0]))
  if (roots.size > 1)
    throw requestFailed(`cannot index parallel arrays ${paths.map((path) => `[${path}]`).join(' ')}`)
}

function distinct(keys: readonly Buffer[]): Buffer[] {
  if (keys.length < 2) return [...keys]
  const ordered = [...keys].sort(Buffer.compare)
  return ordered.filter((key, i) => i === 0 || !key.equals(ordered[i - 1]!))
}

export type UniqueKey = {
  readonly index: Index
  readonly id: Uint8Array
  readonly key: Buffer
  /** Names the key in the whole file, for locks. */
  readonly name: string
}

/** The keys that no other document may have. */
export function uniqueKeys(collection: Collection, id: Uint8Array, doc: Doc): UniqueKey[] {
  return collection.indexes
    .filter((index) => index.spec.unique)
    .flatMap((index) =>
      entryKeys(index, doc).keys.map((key) => ({ index, id, key, name: `unique ${index.n}/${text(key)}` })),
    )
}
