import { openTestDatabase, type TestDatabase } from '../support'

type Db = TestDatabase['db']
export type Fields = Record<string, unknown>
export type Shelf = {
  readonly local: TestDatabase
  readonly db: Db
  /** The one collection of these tests. */
  readonly docs: ReturnType<Db['collection']>
  /** Puts exactly these documents on it. */
  fill(documents: readonly object[]): Promise<void>
  read(id: string): Promise<Fields | undefined>
}

/** One collection that every row of a table fills anew. */
export async function openShelf(): Promise<Shelf> {
  const local = await openTestDatabase([
    { name: 'shelf', indexes: [] },
    { name: 'other', indexes: [{ name: 'by_k', fields: [['k', 1]] }] },
  ])
  const { db } = local
  const docs = db.collection('shelf')
  return {
    local,
    db,
    docs,
    async fill(documents) {
      await docs.where({}).remove()
      if (documents.length > 0) await docs.add(documents)
    },
    async read(id) {
      const { data } = (await docs.doc(id).get()) as { data: Fields[] }
      return data[0]
    },
  }
}

export const failed = (code: string, message: RegExp) =>
  expect.objectContaining({ code, message: expect.stringMatching(message) as string }) as Error

export const refused = (message: RegExp) => failed('DATABASE_REQUEST_FAILED', message)
export const unknown = (message: RegExp) => failed('DATABASE_INVALID_OPERRATOR', message)
