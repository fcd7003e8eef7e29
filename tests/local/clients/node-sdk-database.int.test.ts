import tcb from '@cloudbase/node-sdk'
import { useLocal, type TestEnvironment } from '../../_support/local'

// The shapes of the SDK's replies, key by key. What queries and updates mean is tested in `tests/local/database`.

/** The SDK's types forget it. */
const { setThrowOnCode } = tcb as unknown as { setThrowOnCode(isThrown: boolean): void }

let local: TestEnvironment
let db: ReturnType<ReturnType<typeof tcb.init>['database']>
const requestId = expect.any(String) as string
const id = expect.stringMatching(/^[0-9a-f]{32}$/) as string

beforeAll(async () => {
  local = await useLocal({ mayScan: true, now: '2029-03-04T05:06:07Z' })
  db = tcb.init({ env: local.envId, keepalive: true }).database()
})

beforeEach(async () => {
  const name = `items_${Math.random().toString(36).slice(2)}`
  await db.createCollection(name)
  items = () => db.collection(name)
  await items().add([
    { _id: 'one', n: 1, tags: ['a'], nest: { x: 1, y: 2 } },
    { _id: 'two', n: 2, tags: [], nest: { x: 3 } },
  ])
})

afterAll(() => local.remove())

let items: () => ReturnType<typeof db.collection>
const one = { _id: 'one', n: 1, tags: ['a'], nest: { x: 1, y: 2 } }
const two = { _id: 'two', n: 2, tags: [], nest: { x: 3 } }
type Reply = Promise<unknown>

describe('outside of transactions', () => {
  test.each<[string, () => Reply, unknown]>([
    ['createCollection', () => db.createCollection('made'), { requestId, message: 'ok' }],
    ['add', () => items().add({ n: 3 }), { id, requestId }],
    ['add with an id', () => items().add({ _id: 'mine' }), { id: 'mine', requestId }],
    ['add of several', () => items().add([{ _id: 'a' }, { n: 4 }]), { ids: ['a', id], requestId }],
    ['doc.get', () => items().doc('one').get(), { data: [one], requestId }],
    ['doc.get of none', () => items().doc('none').get(), { data: [], requestId }],
    [
      'doc.field.get',
      () => items().doc('one').field({ n: true }).get(),
      { data: [{ _id: 'one', n: 1 }], requestId },
    ],
    ['where.get', () => items().where({ n: 2 }).get(), { data: [two], requestId }],
    ['where.get of none', () => items().where({ n: 9 }).get(), { data: [], requestId }],
    ['get', () => items().get(), { data: [one, two], requestId }],
    [
      'orderBy.skip.limit.get',
      () => items().orderBy('n', 'desc').skip(1).limit(1).get(),
      { data: [one], requestId },
    ],
    ['count', () => items().where({ n: 2 }).count(), { total: 1, requestId }],
    ['count of all', () => items().count(), { total: 2, requestId }],
    ['doc.update', () => items().doc('one').update({ n: 5 }), { updated: 1, requestId }],
    ['doc.update of none', () => items().doc('none').update({ n: 5 }), { updated: 0, requestId }],
    ['where.update', () => items().where({}).update({ n: 5 }), { updated: 2, upsertId: null, requestId }],
    [
      'where.options.update',
      () => items().where({}).options({ multiple: false }).update({ n: 5 }),
      { updated: 1, upsertId: null, requestId },
    ],
    ['doc.set', () => items().doc('one').set({ n: 1 }), { updated: 1, upsertedId: null, requestId }],
    [
      'doc.set of the same',
      () =>
        items()
          .doc('one')
          .set({ n: 1, tags: ['a'], nest: { x: 1, y: 2 } }),
      { updated: 1, upsertedId: null, requestId },
    ],
    [
      'doc.set of a new one',
      () => items().doc('new').set({ n: 1 }),
      { updated: 0, upsertedId: 'new', requestId },
    ],
    [
      'where.updateAndReturn',
      () =>
        items()
          .where({ n: 1 })
          .updateAndReturn({ n: db.command.inc(1) }),
      { updated: 1, doc: { ...one, n: 2 }, requestId },
    ],
    [
      'where.updateAndReturn of none',
      () => items().where({ n: 9 }).updateAndReturn({ n: 1 }),
      { updated: 0, doc: null, requestId },
    ],
    ['doc.remove', () => items().doc('one').remove(), { deleted: 1, requestId }],
    ['doc.remove of none', () => items().doc('none').remove(), { deleted: 0, requestId }],
    [
      'where.remove',
      () =>
        items()
          .where({ n: db.command.gt(0) })
          .remove(),
      { deleted: 2, requestId },
    ],
    [
      'aggregate.end',
      () => items().aggregate().match({ n: 2 }).project({ n: 1 }).end(),
      { data: [{ _id: 'two', n: 2 }], requestId },
    ],
    ['aggregate.end of none', () => items().aggregate().match({ n: 9 }).end(), { data: [], requestId }],
  ])('%s', async (_, call, reply) => {
    expect(await call()).toEqual(reply)
  })

  test('a get gives 100 documents unless it asks for more, and never more than 1000', async () => {
    await items().add(Array.from({ length: 1100 }, (_, n) => ({ n })))
    expect((await items().get()).data).toHaveLength(100)
    expect((await items().limit(5000).get()).data).toHaveLength(1000)
  })

  test('values come back as they went', async () => {
    const at = new Date('2026-01-04T09:00:00Z')
    const place = new db.Geo.Point(120.1, 30.2)
    await items()
      .doc('values')
      .set({ at, place, nothing: null, half: 0.5, big: 1_700_000_000_000, deep: [[1], []] })
    await items()
      .doc('dated')
      .set({ at: db.serverDate(), later: db.serverDate({ offset: 60_000 }) })
    const [values] = (await items().doc('values').get()).data as Record<string, unknown>[]
    expect(values).toMatchObject({ at, nothing: null, half: 0.5, big: 1_700_000_000_000, deep: [[1], []] })
    expect(values?.place).toMatchObject({ longitude: 120.1, latitude: 30.2 })
    const [dated] = (await items().doc('dated').get()).data as { at: Date; later: Date }[]
    expect(dated?.at.toISOString()).toMatch(/^2029-03-04T05:06:/)
    expect(dated!.later.getTime() - dated!.at.getTime()).toBe(60_000)
  })
})

type Transaction = Awaited<ReturnType<typeof db.startTransaction>>

describe('in a transaction', () => {
  type In = (items: ReturnType<Transaction['collection']>) => Reply

  test.each<[string, In, unknown]>([
    ['add', (inside) => inside.add({ n: 3 }), { id, inserted: 1, ok: 1, requestId }],
    ['doc.get', (inside) => inside.doc('one').get(), { data: one, requestId }],
    ['doc.get of none', (inside) => inside.doc('none').get(), { data: null, requestId }],
    ['where.get', (inside) => inside.where({ n: 2 }).get(), { data: [two], requestId }],
    ['doc.update', (inside) => inside.doc('one').update({ n: 5 }), { updated: 1, requestId }],
    // The SDK wraps the missing id of a document that was there.
    [
      'doc.set',
      (inside) => inside.doc('one').set({ n: 5 }),
      { updated: 1, upserted: [{ _id: null }], requestId },
    ],
    [
      'doc.set of a new one',
      (inside) => inside.doc('new').set({ n: 5 }),
      { updated: 0, upserted: [{ _id: 'new' }], requestId },
    ],
    ['doc.remove', (inside) => inside.doc('one').delete(), { deleted: 1, requestId }],
    [
      'where.updateAndReturn',
      (inside) => inside.where({ n: 1 }).updateAndReturn({ n: 7 }),
      { updated: 1, doc: { ...one, n: 7 }, requestId },
    ],
  ])('%s', async (_, call, reply) => {
    const transaction = await db.startTransaction()
    expect(await call(transaction.collection(items().name))).toEqual(reply)
    expect(await transaction.commit()).toEqual({ requestId })
  })

  test('rollback', async () => {
    const transaction = await db.startTransaction()
    await transaction.collection(items().name).doc('one').update({ n: 9 })
    expect(await transaction.rollback('enough')).toEqual({ requestId })
    expect((await items().doc('one').get()).data).toEqual([one])
  })

  test('runTransaction gives what its work gives, and what it was rolled back with', async () => {
    const done = await db.runTransaction(async (transaction: Transaction) => {
      await transaction.collection(items().name).doc('one').update({ n: 8 })
      return 'done'
    })
    expect(done).toBe('done')
    const work = db.runTransaction(async (transaction: Transaction) => {
      await transaction.rollback('sold out')
    })
    await expect(work).rejects.toBe('sold out')
  })
})

describe('what is refused', () => {
  const inTransaction = async () => (await db.startTransaction()).collection(items().name)
  const contact = 'Please check your request, but if the problem persists, contact us.'
  const refusals: [string, () => Reply, string, RegExp | string][] = [
    [
      'a collection that does not exist',
      () => db.collection('nowhere').add({ n: 1 }),
      'DATABASE_COLLECTION_NOT_EXIST',
      `[ResourceNotFound] Db or Table not exist: nowhere. ${contact}`,
    ],
    [
      'a collection that exists',
      () => db.createCollection(items().name),
      'DATABASE_REQUEST_FAILED',
      /Table exist/,
    ],
    [
      'an id that exists',
      () => items().add({ _id: 'one' }),
      'DATABASE_REQUEST_FAILED',
      /E11000 duplicate key/,
    ],
    ['a $ in front', () => items().add({ a: { $b: 1 } }), 'DATABASE_REQUEST_FAILED', /\$b/],
    [
      'a number added to a list',
      () =>
        items()
          .doc('one')
          .update({ tags: db.command.inc(1) }),
      'DATABASE_REQUEST_FAILED',
      /\$inc/,
    ],
    [
      'an operator that is none',
      () =>
        items()
          .where({ n: { $like: 1 } })
          .get(),
      'DATABASE_INVALID_OPERRATOR',
      /\$like/,
    ],
    [
      'an id that exists, in a transaction',
      async () => (await inTransaction()).add({ _id: 'one' }),
      'DATABASE_REQUEST_FAILED',
      /E11000/,
    ],
    [
      'a transaction that has ended',
      async () => {
        const transaction = await db.startTransaction()
        await transaction.commit()
        return transaction.collection(items().name).doc('one').get()
      },
      'DATABASE_TRANSACTION_FAIL',
      `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${contact}`,
    ],
    [
      'a document that another transaction has written',
      async () => {
        const first = await inTransaction()
        await first.doc('one').update({ n: 10 })
        return (await inTransaction()).doc('one').update({ n: 11 })
      },
      'DATABASE_TRANSACTION_CONFLICT',
      `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${contact}`,
    ],
  ]

  test.each(refusals)('%s', async (_, call, code, message) => {
    const matching = typeof message === 'string' ? message : (expect.stringMatching(message) as string)
    await expect(call()).rejects.toMatchObject({ code, message: matching, requestId })
  })

  test.each(refusals)('%s, when errors are not thrown', async (_, call, code, message) => {
    setThrowOnCode(false)
    try {
      const matching = typeof message === 'string' ? message : (expect.stringMatching(message) as string)
      expect(await call()).toMatchObject({ code, message: matching, requestId })
    } finally {
      setThrowOnCode(true)
    }
  })
})
