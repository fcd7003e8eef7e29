import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { IndexSpec } from '../../../cloudfunctions/_platform/indexes'
import { openDatabase, type Database } from '../../../local/database'
import { compare } from '../../../local/database/compare'
import { reviveDoc, stringifyEjson } from '../../../local/database/ejson'
import type { Doc } from '../../../local/database/value'
import { sortValueAt } from '../../../local/database/paths'
import { documents, orders, queries } from './arbitraries'

const indexes: readonly IndexSpec[] = [
  { name: 'a', fields: [['a', 1]] },
  {
    name: 'a_x_b',
    fields: [
      ['a.x', -1],
      ['b', 1],
    ],
  },
  {
    name: 'b_c',
    fields: [
      ['b', 1],
      ['c', -1],
    ],
  },
  {
    name: 'c_b',
    fields: [
      ['c', -1],
      ['b', -1],
    ],
  },
  {
    name: 'a_y_x',
    fields: [
      ['a.y', 1],
      ['a.x', 1],
    ],
  },
]

let directory: string
let database: Database
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'weigui-'))
  database = openDatabase({ file: join(directory, 'database.sqlite'), now: Date.now, durable: false })
})
afterAll(() => {
  database.close()
  rmSync(directory, { recursive: true })
})

let collections = 0

/** A collection of its own, with the documents in it; the order of their ids is not the one they were added in. */
async function filled(docs: readonly Doc[], with_: readonly IndexSpec[]): Promise<string> {
  const name = `c${++collections}`
  database.declare([{ name, indexes: with_ }])
  const data = docs.map((doc, i) => stringifyEjson({ _id: (i * 5 + 3) % 13, ...doc }))
  await database.call('database.insertDocument', { collectionName: name, data })
  return name
}

async function find(collectionName: string, query: Doc, order: Doc, page: object, transactionId?: string) {
  const asked = {
    query: stringifyEjson(query),
    order: stringifyEjson(order),
    queryType: 'WHERE',
    transactionId,
  }
  const { data } = await database.call('database.getDocument', { collectionName, ...asked, ...page })
  return (data as { list: string[] }).list.map(reviveDoc)
}

const manyDocuments = fc.array(documents, { minLength: 1, maxLength: 12 })
const manyQueries = fc.array(queries, { minLength: 10, maxLength: 10 })
const page = fc.record({ offset: fc.nat(2), limit: fc.integer({ min: 1, max: 4 }) })
const byId = (docs: readonly Doc[]) => docs.map(({ _id }) => _id as number).sort((a, b) => a - b)

describe('a query with indexes', () => {
  it('finds the documents that it finds without', async () => {
    await fc.assert(
      fc.asyncProperty(manyDocuments, manyQueries, orders, async (docs, asked, order) => {
        const [bare, indexed] = [await filled(docs, []), await filled(docs, indexes)]
        for (const query of asked) {
          const expected = await find(bare, query, {}, { limit: 1000 })
          const found = await find(indexed, query, order, { limit: 1000 })
          expect(byId(found)).toEqual(byId(expected))
          expectOrder(found, order)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('gives the same documents in the same order, of equal ones the first added first', async () => {
    await fc.assert(
      fc.asyncProperty(manyDocuments, manyQueries, orders, page, async (docs, asked, order, at) => {
        const [bare, indexed] = [await filled(docs, []), await filled(docs, indexes)]
        for (const query of asked) {
          const [expected, found] = [
            await find(bare, query, order, at),
            await find(indexed, query, order, at),
          ]
          if (Object.keys(order).length > 0) expect(found).toEqual(expected)
          else expect(found).toHaveLength(expected.length)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('counts what a transaction has written on top', async () => {
    const changes = fc.array(fc.tuple(fc.nat(14), fc.option(documents)), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(
        manyDocuments,
        changes,
        queries,
        orders,
        fc.integer({ min: 1, max: 20 }),
        async (docs, changed, query, order, limit) => {
          const indexed = await filled(docs, indexes)
          const { transactionId } = (await database.call('database.startTransaction', {})) as {
            transactionId: string
          }
          for (const [id, doc] of changed) await change(indexed, id, doc, transactionId)
          const inside = await find(indexed, query, order, { limit }, transactionId)
          await database.call('database.commitTransaction', { transactionId })
          const outside = await find(indexed, query, order, { limit })
          expect(inside.length).toBe(outside.length)
          if (Object.keys(order).length > 0) expect(inside).toEqual(outside)
          else if (limit === 20) expect(byId(inside)).toEqual(byId(outside))
          expectOrder(inside, order)
        },
      ),
      { numRuns: 60 },
    )
  })
})

async function change(
  collectionName: string,
  id: number,
  doc: Doc | null,
  transactionId: string,
): Promise<void> {
  const target = {
    collectionName,
    query: stringifyEjson({ _id: id }),
    queryType: 'DOC',
    multi: false,
    transactionId,
  }
  if (!doc) await database.call('database.removeDocument', target)
  else
    await database.call('database.modifyDocument', {
      ...target,
      data: stringifyEjson(doc),
      merge: false,
      upsert: true,
    })
}

function expectOrder(docs: readonly Doc[], order: Doc): void {
  for (const [i, doc] of docs.slice(1).entries()) {
    const orders_ = Object.entries(order).map(([path, direction]) => {
      const way = direction as 1 | -1
      return compare(sortValueAt(docs[i]!, path, way), sortValueAt(doc, path, way)) * way
    })
    expect(orders_.find((n) => n !== 0) ?? 0).toBeLessThanOrEqual(0)
  }
}
