import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import type { IndexSpec } from '../../cloudfunctions/_platform/indexes'
import type { Collection, Index } from './collections'
import { collectionExists, collectionMissing } from './errors'

export type Catalog = {
  get(name: string): Collection
  has(name: string): boolean
  create(name: string): Collection
  addIndex(collection: Collection, spec: IndexSpec): Index
  removeIndex(collection: Collection, index: Index): void
  /** Remembers, with the commit that is open, that documents hold lists at these paths. */
  noteLists(index: Index, paths: readonly string[]): void
  /** Brings the notes into the file, before its commit. */
  writeNotes(): void
  /** Brings the memory to what the file now says, after the commit or after it has failed. */
  settle(committed: boolean): void
}

/** The collections and indexes of the file, held in memory. Collection names never leave the file's own tables. */
export function readCatalog(connection: DatabaseSyncInstance): Catalog {
  const collections = new Map<string, Collection>()
  const load = connection.prepare('SELECT n, name FROM collections').all() as { n: number; name: string }[]
  for (const { n, name } of load) collections.set(name, { n, name, indexes: indexesOf(connection, n) })

  const insertCollection = connection.prepare('INSERT INTO collections (name) VALUES (?)')
  const insertIndex = connection.prepare("INSERT INTO indexes (coll, spec, multikey) VALUES (?, ?, '[]')")
  const deleteIndex = connection.prepare('DELETE FROM indexes WHERE n = ?')
  const notes = new Map<Index, Set<string>>()
  const touched = new Set<Collection>()
  const setLists = connection.prepare('UPDATE indexes SET multikey = ? WHERE n = ?')

  return {
    has: (name) => collections.has(name),
    get(name) {
      const collection = collections.get(name)
      if (!collection) throw collectionMissing(name)
      return collection
    },
    create(name) {
      if (collections.has(name)) throw collectionExists(name)
      const n = Number(insertCollection.run(name).lastInsertRowid)
      const collection = { n, name, indexes: [] }
      collections.set(name, collection)
      return collection
    },
    addIndex(collection, spec) {
      const n = Number(insertIndex.run(collection.n, JSON.stringify(spec)).lastInsertRowid)
      const index = { n, spec, multikey: new Set<string>() }
      collection.indexes.push(index)
      touched.add(collection)
      return index
    },
    removeIndex(collection, index) {
      deleteIndex.run(index.n)
      collection.indexes.splice(collection.indexes.indexOf(index), 1)
      touched.add(collection)
    },
    noteLists(index, paths) {
      if (paths.every((path) => index.multikey.has(path))) return
      notes.set(index, new Set([...(notes.get(index) ?? index.multikey), ...paths]))
    },
    writeNotes() {
      for (const [index, paths] of notes) setLists.run(JSON.stringify([...paths]), index.n)
    },
    settle(committed) {
      if (committed) for (const [index, paths] of notes) for (const path of paths) index.multikey.add(path)
      else
        for (const { n, indexes } of touched) indexes.splice(0, indexes.length, ...indexesOf(connection, n))
      notes.clear()
      touched.clear()
    },
  }
}

function indexesOf(connection: DatabaseSyncInstance, coll: number): Index[] {
  const rows = connection.prepare('SELECT n, spec, multikey FROM indexes WHERE coll = ? ORDER BY n').all(coll)
  return (rows as { n: number; spec: string; multikey: string }[]).map(({ n, spec, multikey }) => ({
    n,
    spec: JSON.parse(spec) as IndexSpec,
    multikey: new Set(JSON.parse(multikey) as string[]),
  }))
}
