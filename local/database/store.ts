import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import type { IndexSpec } from '../../cloudfunctions/_platform/indexes'
import { readCatalog, type Catalog } from './catalog'
import { openCheckpoints } from './checkpoints'
import type { Collection, Index } from './collections'
import { checkSize } from './documents'
import { reviveDoc, stringifyEjson } from './ejson'
import type { Doc } from './value'
import { entryChanges, type EntryChange } from './entry-changes'
import { duplicateKey } from './errors'
import type { Change } from './overlay'
import { readerOf, type Reader } from './reader'
import { fileVersion, schema } from './schema'
import { snapshotPool, type Snapshot } from './snapshots'

export type Store = {
  readonly catalog: Catalog
  /** Answers from the latest commit. */
  readonly latest: Reader
  snapshot(): Snapshot
  /** Runs writes as one commit; nothing stays when `work` throws. */
  commit<T>(work: () => T): T
  /** Only inside `commit`, as all that follow; a document that is refused has changed nothing. */
  write(change: Change): void
  /** Several at once, so that a unique key may pass from one document to another. */
  writeAll(changes: readonly Change[]): void
  createIndex(collection: Collection, spec: IndexSpec): void
  dropIndex(collection: Collection, index: Index): void
  close(): void
}

export function openStore(file: string, durable: boolean): Store {
  mkdirSync(dirname(file), { recursive: true })
  const connection = new DatabaseSync(file)
  // In WAL mode NORMAL keeps every commit when the process is killed, and a whole file when power fails; FULL would
  // add one fsync to each write, which a database for development and CI does not need.
  connection.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${durable ? 'NORMAL' : 'OFF'}`)
  prepareFile(connection)
  const catalog = readCatalog(connection)
  const latest = readerOf(connection)
  const checkpoints = openCheckpoints(connection)
  const snapshots = snapshotPool(file)

  const insertDoc = connection.prepare('INSERT INTO docs (coll, id, body) VALUES (?, ?, ?)')
  const updateDoc = connection.prepare('UPDATE docs SET body = ? WHERE place = ?')
  const deleteDoc = connection.prepare('DELETE FROM docs WHERE place = ?')
  const insertEntry = connection.prepare('INSERT INTO entries VALUES (?, ?, ?)')
  const deleteEntry = connection.prepare('DELETE FROM entries WHERE idx = ? AND key = ? AND place = ?')
  const deleteEntries = connection.prepare('DELETE FROM entries WHERE idx = ?')

  function prepared(change: Change) {
    const { collection, id, doc } = change
    const body = doc && stringifyEjson(doc)
    if (doc) checkSize(doc, body!)
    const before = latest.find(collection.n, id)
    const docBefore = before && collection.indexes.length > 0 ? reviveDoc(before.body) : undefined
    return { ...change, body, place: before?.place, entries: entryChanges(collection, docBefore, doc) }
  }

  type Prepared = ReturnType<typeof prepared>

  function refuseDuplicates({ collection, id, doc, entries }: Prepared): void {
    for (const { index, fresh } of entries)
      if (index.spec.unique && fresh.some((key) => latest.holder(index.n, key, id)))
        throw duplicateKey(collection.name, index.spec.name, describeKey(index, doc!))
  }

  function takeOut({ place, body, entries }: Prepared): void {
    if (place === undefined) return
    for (const { index, gone } of entries)
      for (const key of gone) {
        deleteEntry.run(index.n, key, place)
        checkpoints.wrote(key.length)
      }
    if (body === undefined) deleteDoc.run(place)
  }

  function putIn({ collection, id, body, place, entries }: Prepared): void {
    if (body === undefined) return
    checkpoints.wrote(body.length)
    if (place !== undefined) updateDoc.run(body, place)
    const at = place ?? Number(insertDoc.run(collection.n, id, body).lastInsertRowid)
    addEntries(entries, at)
  }

  function addEntries(entries: readonly EntryChange[], place: number): void {
    for (const { index, fresh, lists } of entries) {
      catalog.noteLists(index, lists)
      for (const key of fresh) {
        insertEntry.run(index.n, key, place)
        checkpoints.wrote(key.length)
      }
    }
  }

  function fill(collection: Collection, index: Index): void {
    for (const { id, body, place } of latest.asAdded(collection.n)) {
      const doc = reviveDoc(body)
      const entries = entryChanges({ ...collection, indexes: [index] }, undefined, doc)
      refuseDuplicates({ collection, id, doc, body, place, entries })
      addEntries(entries, place)
    }
  }

  function commit<T>(work: () => T): T {
    connection.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      catalog.writeNotes()
      connection.exec('COMMIT')
      catalog.settle(true)
      checkpoints.afterCommit()
      return result
    } catch (fault) {
      // With a full disk SQLite has rolled back by itself, and a second time would hide the reason.
      if (connection.isTransaction) connection.exec('ROLLBACK')
      catalog.settle(false)
      throw fault
    }
  }

  return {
    catalog,
    latest,
    snapshot: snapshots.take,
    commit,
    write(change) {
      const planned = prepared(change)
      refuseDuplicates(planned)
      takeOut(planned)
      putIn(planned)
    },
    writeAll(changes) {
      const planned = changes.map(prepared)
      planned.forEach(takeOut)
      for (const one of planned) {
        refuseDuplicates(one)
        putIn(one)
      }
    },
    createIndex(collection, spec) {
      fill(collection, catalog.addIndex(collection, spec))
    },
    dropIndex(collection, index) {
      deleteEntries.run(index.n)
      catalog.removeIndex(collection, index)
    },
    close() {
      snapshots.close()
      // Whoever copies the file of a stopped database gets all of it.
      connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      connection.close()
    },
  }
}

export function describeKey(index: Index, doc: Doc): string {
  const parts = index.spec.fields.map(([path]) => `${path}: ${stringifyEjson(doc[path] ?? null)}`)
  return `{ ${parts.join(', ')} }`
}

function prepareFile(connection: DatabaseSyncInstance): void {
  const { user_version: version } = connection.prepare('PRAGMA user_version').get() as {
    user_version: number
  }
  if (version !== 0 && version !== fileVersion) {
    connection.close()
    throw new Error(
      version > fileVersion
        ? `its form is of a newer version (${version}, not ${fileVersion})`
        : `its form is of an older version (${version}, not ${fileVersion}); start with --fresh to begin again`,
    )
  }
  connection.exec(`BEGIN; ${schema}; PRAGMA user_version = ${fileVersion}; COMMIT`)
}
