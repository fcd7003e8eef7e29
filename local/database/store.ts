import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import type { IndexSpec } from '../../cloudfunctions/_platform/indexes'
import { readCatalog, type Catalog } from './catalog'
import { entryKeys, type Collection, type Entries, type Index } from './collections'
import { checkSize } from './documents'
import { reviveDoc, stringifyEjson, type Doc } from './ejson'
import { duplicateKey } from './errors'
import { readerOf, type Reader } from './reader'
import { everyKey } from './ranges'
import { fileVersion, schema } from './schema'

export type Store = {
  readonly catalog: Catalog
  /** Answers from the latest commit. */
  readonly latest: Reader
  snapshot(): Snapshot
  /** Runs writes as one commit; nothing stays when `work` throws. */
  commit<T>(work: () => T): T
  /** Only inside `commit`, as all that follow; a document that is refused has changed nothing. */
  put(collection: Collection, id: Uint8Array, doc: Doc): void
  remove(collection: Collection, id: Uint8Array): void
  createIndex(collection: Collection, spec: IndexSpec): void
  dropIndex(collection: Collection, index: Index): void
  close(): void
}

/** A connection whose reads all see the file as it was at the first of them. */
export type Snapshot = { readonly reader: Reader; release(): void }

export function openStore(file: string, durable: boolean): Store {
  mkdirSync(dirname(file), { recursive: true })
  const connection = new DatabaseSync(file)
  // In WAL mode NORMAL keeps every commit when the process is killed, and a whole file when power fails; FULL would
  // add one fsync to each write, which a database for development and CI does not need.
  connection.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${durable ? 'NORMAL' : 'OFF'}`)
  prepareFile(connection)
  const catalog = readCatalog(connection)
  const latest = readerOf(connection)
  const snapshots = snapshotPool(file)

  const insertDoc = connection.prepare(
    'INSERT INTO docs VALUES (?, ?, ?) ON CONFLICT (coll, id) DO UPDATE SET body = excluded.body',
  )
  const deleteDoc = connection.prepare('DELETE FROM docs WHERE coll = ? AND id = ?')
  const insertEntry = connection.prepare('INSERT OR IGNORE INTO entries VALUES (?, ?, ?)')
  const deleteEntry = connection.prepare('DELETE FROM entries WHERE idx = ? AND key = ? AND id = ?')
  const deleteEntries = connection.prepare('DELETE FROM entries WHERE idx = ?')

  function addEntries(index: Index, id: Uint8Array, { keys, multikey }: Entries): void {
    catalog.noteLists(index, multikey)
    for (const key of keys) insertEntry.run(index.n, key, id)
  }

  function removeEntries(collection: Collection, id: Uint8Array): void {
    const body = collection.indexes.length > 0 ? latest.body(collection.n, id) : undefined
    if (body === undefined) return
    const doc = reviveDoc(body)
    for (const index of collection.indexes)
      for (const key of entryKeys(index, doc).keys) deleteEntry.run(index.n, key, id)
  }

  function refuseDuplicate(
    collection: Collection,
    index: Index,
    id: Uint8Array,
    doc: Doc,
    entries: Entries,
  ): void {
    if (!index.spec.unique || !entries.keys.some((key) => latest.holder(index.n, key, id))) return
    throw duplicateKey(collection.name, index.spec.name, describeKey(index, doc))
  }

  function fill(collection: Collection, index: Index): void {
    for (const { id, body } of latest.byId(collection.n, everyKey, false)) {
      const doc = reviveDoc(body)
      const entries = entryKeys(index, doc)
      refuseDuplicate(collection, index, id, doc, entries)
      addEntries(index, id, entries)
    }
  }

  function commit<T>(work: () => T): T {
    connection.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      catalog.writeNotes()
      connection.exec('COMMIT')
      catalog.settle(true)
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
    put(collection, id, doc) {
      const body = stringifyEjson(doc)
      checkSize(doc, body)
      const planned = collection.indexes.map((index) => ({ index, entries: entryKeys(index, doc) }))
      for (const { index, entries } of planned) refuseDuplicate(collection, index, id, doc, entries)
      removeEntries(collection, id)
      insertDoc.run(collection.n, id, body)
      for (const { index, entries } of planned) addEntries(index, id, entries)
    },
    remove(collection, id) {
      removeEntries(collection, id)
      deleteDoc.run(collection.n, id)
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
  if (version > fileVersion)
    throw new Error(`this database file is of a newer version (${version} > ${fileVersion})`)
  connection.exec(`BEGIN; ${schema}; PRAGMA user_version = ${fileVersion}; COMMIT`)
}

/** Opening a connection and preparing its statements takes longer than a read, so they are used again. */
function snapshotPool(file: string): { take(): Snapshot; close(): void } {
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
