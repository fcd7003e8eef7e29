/**
 * When each document was last written, counted in commits. Only kept while a snapshot is open: it answers
 * whether somebody else has written a document since.
 */
export type History = {
  openSnapshot(): number
  closeSnapshot(): void
  record(names: readonly string[]): void
  writtenSince(name: string, snapshot: number): boolean
}

export function openHistory(): History {
  const lastWritten = new Map<string, number>()
  let commits = 0
  let open = 0
  return {
    openSnapshot() {
      open++
      return commits
    },
    closeSnapshot() {
      open--
      if (open === 0) lastWritten.clear()
    },
    record(names) {
      commits++
      if (open > 0) for (const name of names) lastWritten.set(name, commits)
    },
    writtenSince: (name, snapshot) => (lastWritten.get(name) ?? 0) > snapshot,
  }
}
