import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import type { IndexSpec } from '../../../cloudfunctions/_platform/indexes'
import { openDatabase, type Database } from '../../../local/database'

let directory: string
let database: Database
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'weigui-'))
  database = openDatabase({ file: join(directory, 'database.sqlite'), now: Date.now, durable: false })
})
afterEach(() => {
  database.close()
  rmSync(directory, { recursive: true })
})

const byOwner: IndexSpec = { name: 'main', fields: [['owner', 1]] }

async function add(...docs: object[]): Promise<void> {
  const data = docs.map((doc) => JSON.stringify(doc))
  await database.call('database.insertDocument', { collectionName: 'things', data })
}

/** How many documents a query by one field reads. */
async function examinedBy(query: object): Promise<number> {
  const before = database.examined()
  await database.call('database.getDocument', {
    collectionName: 'things',
    query: JSON.stringify(query),
    queryType: 'WHERE',
  })
  return database.examined() - before
}

describe('a file that another version wrote', () => {
  it.each([
    { version: 1, message: /older version .*--fresh/ },
    { version: 99, message: /newer version/ },
  ])('is refused (version $version)', ({ version, message }) => {
    const file = join(directory, 'other.sqlite')
    const connection = new DatabaseSync(file)
    connection.exec(`PRAGMA user_version = ${version}`)
    connection.close()
    expect(() => openDatabase({ file, now: Date.now })).toThrow(message)
  })
})

describe('declaring collections', () => {
  it('a second time changes nothing', async () => {
    database.declare([{ name: 'things', indexes: [byOwner] }])
    await add({ owner: 'a' }, { owner: 'b' })
    database.declare([{ name: 'things', indexes: [byOwner] }])
    expect(await examinedBy({ owner: 'a' })).toBe(1)
  })

  it('builds a new index over the documents that are there', async () => {
    database.declare([{ name: 'things', indexes: [] }])
    await add({ owner: 'a' }, { owner: ['b', 'c'] })
    expect(await examinedBy({ owner: 'c' })).toBe(2)
    database.declare([{ name: 'things', indexes: [byOwner] }])
    expect(await examinedBy({ owner: 'c' })).toBe(1)
  })

  it('rebuilds an index whose fields have changed', async () => {
    database.declare([{ name: 'things', indexes: [byOwner] }])
    await add({ owner: 'a', place: 1 }, { owner: 'a', place: 2 })
    database.declare([{ name: 'things', indexes: [{ name: 'main', fields: [['place', -1]] }] }])
    expect(await examinedBy({ place: 2 })).toBe(1)
    expect(await examinedBy({ owner: 'a' })).toBe(2)
  })

  it('drops an index that is no longer declared, with what it demanded', async () => {
    const unique: IndexSpec = { name: 'unique', fields: [['place', 1]], unique: true }
    database.declare([{ name: 'things', indexes: [byOwner, unique] }])
    await add({ owner: 'a', place: 1 }, { owner: 'b', place: 2 })
    for (let time = 0; time < 2; time++) database.declare([{ name: 'things', indexes: [byOwner] }])
    await add({ owner: 'c', place: 2 })
    expect(await examinedBy({ place: 2 })).toBe(3)
    expect(await examinedBy({ owner: 'a' })).toBe(1)
  })

  it('leaves collections alone that it does not name', async () => {
    database.declare([{ name: 'things', indexes: [byOwner] }])
    await add({ owner: 'a' }, { owner: 'b' })
    database.declare([{ name: 'others', indexes: [] }])
    expect(await examinedBy({ owner: 'a' })).toBe(1)
  })

  it('refuses a unique index over duplicates, and keeps the old one', async () => {
    database.declare([{ name: 'things', indexes: [byOwner] }])
    await add({ owner: 'a' }, { owner: 'a' }, { owner: 'b' })
    expect(() => database.declare([{ name: 'things', indexes: [{ ...byOwner, unique: true }] }])).toThrow(
      /E11000/,
    )
    expect(await examinedBy({ owner: 'a' })).toBe(2)
    await add({ owner: 'a' })
  })

  it('refuses a document with two lists in one index', async () => {
    const both: IndexSpec = {
      name: 'both',
      fields: [
        ['a', 1],
        ['b', 1],
      ],
    }
    database.declare([{ name: 'things', indexes: [both] }])
    await expect(add({ a: [1], b: [2] })).rejects.toThrow(/parallel arrays/)
    await add({ a: [1, 2], b: 3 })
    expect(await examinedBy({ a: 2, b: 3 })).toBe(1)
  })
})
