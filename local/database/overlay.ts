import type { Collection } from './collections'
import type { Doc } from './value'
import { text } from './keys'

/** What a transaction has written and nobody else sees yet; a document that it removed has no `doc`. */
export type Change = {
  readonly collection: Collection
  readonly id: Uint8Array
  readonly doc: Doc | undefined
}

export type Overlay = {
  readonly size: number
  get(collection: Collection, id: Uint8Array): Change | undefined
  set(change: Change): void
  of(collection: Collection): readonly Change[]
  all(): readonly Change[]
}

export function emptyOverlay(): Overlay {
  const changes = new Map<string, Change>()
  return {
    get size() {
      return changes.size
    },
    get: (collection, id) => changes.get(docName(collection, id)),
    set: (change) => void changes.set(docName(change.collection, change.id), change),
    of: (collection) => [...changes.values()].filter((change) => change.collection === collection),
    all: () => [...changes.values()],
  }
}

/** One name per document of the whole file. */
export function docName(collection: Collection, id: Uint8Array): string {
  return `${collection.n}/${text(id)}`
}
