import type { Stored } from '../shared/_kernel'
import { firstBreak, newTrail, type Hash, type TrailEntry, type TrailHead } from '../shared/trail'

/** Checks trails of a whole company as its documents pass by, in whatever order. */
export type Trails = {
  /** Any document but an entry of a trail; only those with a trail of their own count. */
  subject(document: Stored): void
  entry(document: Stored): void
  /** What is wrong, a line for each subject; empty when every trail is whole. */
  broken(): string[]
  subjects(): number
}

export function followTrails(hash: Hash): Trails {
  const heads = new Map<string, TrailHead>()
  const chains = new Map<string, TrailEntry[]>()

  return {
    subject(document) {
      const { trail } = document as Partial<{ trail: TrailHead }>
      if (trail && trail.n > 0) heads.set(document._id, trail)
    },
    entry(document) {
      const entry = document as TrailEntry
      const chain = chains.get(entry.subjectId)
      if (chain) chain.push(entry)
      else chains.set(entry.subjectId, [entry])
    },
    broken() {
      const subjects = new Set([...heads.keys(), ...chains.keys()])
      return [...subjects].sort().flatMap((id) => {
        const why = breakOf(chains.get(id) ?? [], heads.get(id), hash)
        return why === null ? [] : [`${id}: ${why}`]
      })
    },
    subjects: () => heads.size,
  }
}

function breakOf(entries: readonly TrailEntry[], head: TrailHead | undefined, hash: Hash): string | null {
  const chain = [...entries].sort((a, b) => a.n - b.n)
  const last = chain.at(-1)
  const end = last ? { n: last.n, hash: last.hash } : newTrail
  return firstBreak(chain, head ?? end, hash) ?? (head ? null : 'its subject is missing')
}
