import type { Stored } from '../shared/_kernel'
import { newTrail, nextEntry, type Hash, type TrailEntry, type TrailHead } from '../shared/trail'

type Link = Pick<TrailEntry, 'n' | 'before' | 'hash'>

/**
 * Checks trails of a whole company as its documents pass by, in whatever order: of each entry only its place in the
 * chain is kept.
 */
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
  const chains = new Map<string, Link[]>()
  const forged = new Map<string, number>()

  return {
    subject(document) {
      const { trail } = document as Partial<{ trail: TrailHead }>
      if (trail && trail.n > 0) heads.set(document._id, trail)
    },
    entry(document) {
      const entry = document as TrailEntry
      const { subjectId, n, before, hash: own } = entry
      const expected = nextEntry(subjectId, { n: n - 1, hash: before }, entry, hash)
      if (expected.hash !== own || expected._id !== entry._id) forged.set(subjectId, n)
      const chain = chains.get(subjectId) ?? []
      chain.push({ n, before, hash: own })
      chains.set(subjectId, chain)
    },
    broken() {
      const subjects = new Set([...heads.keys(), ...chains.keys()])
      return [...subjects].sort().flatMap((id) => {
        const changed = forged.get(id)
        const why =
          changed === undefined
            ? breakOf(chains.get(id) ?? [], heads.get(id))
            : `entry ${changed} was changed`
        return why === null ? [] : [`${id}: ${why}`]
      })
    },
    subjects: () => heads.size,
  }
}

function breakOf(chain: readonly Link[], head: TrailHead | undefined): string | null {
  let reached = newTrail
  for (const { n, before, hash } of [...chain].sort((a, b) => a.n - b.n)) {
    if (n !== reached.n + 1) return `entry ${reached.n + 1} is missing`
    if (before !== reached.hash) return `entry ${n} does not follow the one before`
    reached = { n, hash }
  }
  if (!head) return 'its subject is missing'
  const same = reached.n === head.n && reached.hash === head.hash
  return same ? null : `its trail ends at ${reached.n}, not at ${head.n}`
}
