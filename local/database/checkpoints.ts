import type { DatabaseSyncInstance } from '@photostructure/sqlite'

export type Checkpoints = {
  /** Told of each row that is written, with the length of what it holds. */
  wrote(length: number): void
  afterCommit(): void
}

const pageSize = 4096
/** Written pages until the log is brought into the file: as many as SQLite itself would wait for. */
const pagesApart = 1000
/** Bytes of the log that stay on the disk once it has begun anew. */
const mostKept = 4000 * pageSize

/**
 * Brings the write-ahead log into the file from time to time. SQLite's own way is to do it at every commit once the log
 * is long, and with transactions always open the log cannot begin anew: each commit then waits for the disk twice.
 */
export function openCheckpoints(connection: DatabaseSyncInstance): Checkpoints {
  connection.exec(`PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = ${mostKept}`)
  const checkpoint = connection.prepare('PRAGMA wal_checkpoint(PASSIVE)')
  let pages = 0
  return {
    wrote(length) {
      pages += 1 + Math.floor(length / pageSize)
    },
    afterCommit() {
      if (pages < pagesApart) return
      pages = 0
      try {
        checkpoint.all()
      } catch {
        // The commit is safe in the log; the next one tries again.
      }
    },
  }
}
