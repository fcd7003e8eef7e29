import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { readCatalog } from '../../../local/database/catalog'
import { entryKeys, type Collection } from '../../../local/database/collections'
import { reviveDoc } from '../../../local/database/ejson'

type DocRow = { readonly id: Uint8Array; readonly body: string }
type EntryRow = { readonly key: Uint8Array; readonly id: Uint8Array | null }

/** Index entries that their documents do not have, and those that documents lack, as `index: key of id`. */
export function wrongEntries(file: string): string[] {
  const connection = new DatabaseSync(file, { readOnly: true })
  try {
    // One snapshot for documents and entries, while the server may go on writing.
    connection.exec('BEGIN')
    const names = connection.prepare('SELECT name FROM collections').all() as { name: string }[]
    const catalog = readCatalog(connection)
    return names.flatMap(({ name }) => wrongIn(connection, catalog.get(name)))
  } finally {
    connection.close()
  }
}

function wrongIn(connection: DatabaseSyncInstance, collection: Collection): string[] {
  const docs = connection
    .prepare('SELECT id, body FROM docs WHERE coll = ?')
    .all(collection.n) as unknown as DocRow[]
  return collection.indexes.flatMap((index) => {
    const rows = connection
      .prepare('SELECT e.key, d.id FROM entries e LEFT JOIN docs d ON d.place = e.place WHERE e.idx = ?')
      .all(index.n) as unknown as EntryRow[]
    const line = (key: Uint8Array, id: Uint8Array | null) =>
      `${collection.name}.${index.spec.name}: ${hex(key)} of ${id ? hex(id) : 'nothing'}`
    const stored = new Set(rows.map(({ key, id }) => line(key, id)))
    const due = new Set(
      docs.flatMap(({ id, body }) => entryKeys(index, reviveDoc(body)).keys.map((key) => line(key, id))),
    )
    return [...stored]
      .filter((entry) => !due.has(entry))
      .concat([...due].filter((entry) => !stored.has(entry)))
  })
}

/** Brings everything into the file itself, as it is when a database has long been at rest. */
export function withoutLog(file: string): void {
  const connection = new DatabaseSync(file)
  connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  connection.close()
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
