import type { Entry } from './rows'

/**
 * Entries that are equal as far as the order asked for goes stand together in an index, but in its own order: here
 * they come in the order their documents were added. `beginning` gives the part of a key that must be equal.
 */
export function* tiesAsAdded(
  entries: Iterable<Entry>,
  beginning: (entry: Entry) => Uint8Array,
): Generator<number> {
  let tied: number[] = []
  let shared: Uint8Array | undefined
  for (const entry of entries) {
    if (!shared || !beginsWith(entry.key, shared)) {
      yield* ascending(tied)
      tied = []
      shared = beginning(entry)
    }
    tied.push(entry.place)
  }
  yield* ascending(tied)
}

function ascending(places: number[]): number[] {
  return places.length < 2 ? places : places.sort((a, b) => a - b)
}

function beginsWith(key: Uint8Array, beginning: Uint8Array): boolean {
  return Buffer.compare(key.subarray(0, beginning.length), beginning) === 0
}
