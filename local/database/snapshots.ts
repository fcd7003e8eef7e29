import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { readerOf, type Reader } from './reader'

/** A connection whose reads all see the file as it was at the first of them. */
export type Snapshot = { readonly reader: Reader; release(): void }

/** Opening a connection and preparing its statements takes longer than a read, so they are used again. */
export function snapshotPool(file: string): { take(): Snapshot; close(): void } {
  type Pooled = { readonly connection: DatabaseSyncInstance; readonly reader: Reader }
  const idle: Pooled[] = []
  const all = new Set<DatabaseSyncInstance>()

  function open(): Pooled {
    const connection = new DatabaseSync(file, { readOnly: true })
    all.add(connection)
    return { connection, reader: readerOf(connection) }
  }

  return {
    take() {
      const pooled = idle.pop() ?? open()
      pooled.connection.exec('BEGIN')
      // SQLite fixes the snapshot at the first read, not at BEGIN.
      pooled.reader.count(0)
      return {
        reader: pooled.reader,
        release() {
          if (!pooled.connection.isOpen) return
          pooled.connection.exec('COMMIT')
          idle.push(pooled)
        },
      }
    },
    close: () => all.forEach((connection) => connection.close()),
  }
}
