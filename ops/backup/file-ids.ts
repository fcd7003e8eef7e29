import type { Stored } from '../../shared/_kernel'

// Storage names a file `cloud://<environment>.<bucket>/<path>`. In another environment the same path has another id, so
// that documents which are brought back there must name it anew. Only what begins with the old environment's own prefix
// is one of its ids: people may write whatever they like.

/** `cloud://<environment>.<bucket>/` of an id. */
export function prefixOf(fileId: string): string {
  return /^cloud:\/\/[^/]+\//.exec(fileId)?.[0] ?? ''
}

/** Every id of a file that a document names, wherever in it. */
export function fileIdsIn(value: unknown, prefix: string): string[] {
  if (typeof value === 'string') return value.startsWith(prefix) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((member) => fileIdsIn(member, prefix))
}

/** The document as it must be in an environment where ids begin with `to`. */
export function movedFiles(document: Stored, from: string, to: string): Stored {
  return moved(document, from, to) as Stored
}

function moved(value: unknown, from: string, to: string): unknown {
  if (typeof value === 'string') return value.startsWith(from) ? to + value.slice(from.length) : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((member) => moved(member, from, to))
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, moved(member, from, to)]))
}
