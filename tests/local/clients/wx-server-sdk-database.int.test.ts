import { useLocal, type TestEnvironment } from '../../_support/local'
import { cloud, type Collection, type Database } from './wx-server-sdk'

let local: TestEnvironment
let db: Database
let items: () => Collection

beforeAll(async () => {
  local = await useLocal({ mayScan: true, now: '2029-03-04T05:06:07Z' })
  cloud.init({ env: local.envId })
  db = cloud.database()
})

beforeEach(async () => {
  const name = `items_${Math.random().toString(36).slice(2)}`
  await db.createCollection(name)
  items = () => db.collection(name)
  await items().add({ data: [one, two, three] })
})

afterAll(() => local.remove())

const one = { _id: 'one', n: 1, tags: ['a'], kind: 'tea' }
const two = { _id: 'two', n: 2, tags: ['a', 'b'], kind: 'tea' }
const three = { _id: 'three', n: 3, tags: [], kind: 'rice' }
const ok = (name: string) => `${name}:ok`
const id = expect.stringMatching(/^[0-9a-f]{32}$/) as string

describe('documents', () => {
  const _ = () => db.command

  test.each<[string, () => Promise<unknown>, object]>([
    [
      'createCollection',
      () => db.createCollection('made'),
      { requestId: expect.any(String), errMsg: ok('createCollection') },
    ],
    ['add', () => items().add({ data: { n: 4 } }), { _id: id, errMsg: ok('collection.add') }],
    ['add of several', () => items().add({ data: [{ n: 4 }] }), { _ids: [id], errMsg: ok('collection.add') }],
    ['doc.get', () => items().doc('one').get(), { data: one, errMsg: ok('document.get') }],
    [
      'get',
      () => items().orderBy('n', 'asc').get(),
      { data: [one, two, three], errMsg: ok('collection.get') },
    ],
    [
      'where.orderBy.skip.limit.field.get',
      () =>
        items()
          .where({ n: _().gte(1) })
          .orderBy('n', 'desc')
          .skip(1)
          .limit(1)
          .field({ n: true })
          .get(),
      { data: [{ _id: 'two', n: 2 }], errMsg: ok('collection.get') },
    ],
    ['count', () => items().where({ kind: 'tea' }).count(), { total: 2, errMsg: ok('collection.count') }],
    [
      'doc.update',
      () =>
        items()
          .doc('one')
          .update({ data: { n: _().inc(4) } }),
      { stats: { updated: 1 }, errMsg: ok('document.update') },
    ],
    [
      'where.update',
      () =>
        items()
          .where({ kind: 'tea' })
          .update({ data: { sold: true } }),
      { stats: { updated: 2 }, errMsg: ok('collection.update') },
    ],
    [
      'where.update of one',
      () =>
        items()
          .where({ kind: 'tea' })
          .update({ data: { sold: true }, multi: false }),
      { stats: { updated: 1 }, errMsg: ok('collection.update') },
    ],
    [
      'doc.set',
      () =>
        items()
          .doc('one')
          .set({ data: { n: 9 } }),
      { _id: 'one', stats: { updated: 1, created: 0 }, errMsg: ok('document.set') },
    ],
    [
      'doc.set of a new one',
      () =>
        items()
          .doc('new')
          .set({ data: { n: 9 } }),
      { _id: 'new', stats: { updated: 0, created: 1 }, errMsg: ok('document.set') },
    ],
    [
      'doc.remove',
      () => items().doc('one').remove(),
      { stats: { removed: 1 }, errMsg: ok('document.remove') },
    ],
    [
      'where.remove',
      () => items().where({ kind: 'tea' }).remove(),
      { stats: { removed: 2 }, errMsg: ok('collection.remove') },
    ],
  ])('%s', async (_name, call, reply) => {
    expect(await call()).toEqual(reply)
  })

  test.each<[string, () => object, string[]]>([
    ['neq', () => ({ n: _().neq(2) }), ['one', 'three']],
    ['gt and lt', () => ({ n: _().gt(1).and(_().lt(3)) }), ['two']],
    ['in', () => ({ n: _().in([1, 3]) }), ['one', 'three']],
    ['nin', () => ({ n: _().nin([1, 3]) }), ['two']],
    ['or', () => _().or([{ n: 1 }, { kind: 'rice' }]), ['one', 'three']],
    ['all', () => ({ tags: _().all(['a', 'b']) }), ['two']],
    ['size', () => ({ tags: _().size(0) }), ['three']],
    ['elemMatch', () => ({ tags: _().elemMatch(_().eq('b')) }), ['two']],
    ['exists', () => ({ gone: _().exists(false), n: 1 }), ['one']],
    ['mod', () => ({ n: _().mod(2, 1) }), ['one', 'three']],
    ['a regular expression', () => ({ kind: db.RegExp({ regexp: '^RI', options: 'i' }) }), ['three']],
    ['expr', () => _().expr(_().aggregate.gt(['$n', 2])), ['three']],
  ])('are found by %s', async (_name, query, ids) => {
    const { data } = await items().where(query()).orderBy('n', 'asc').get()
    expect(data.map(({ _id }) => _id)).toEqual(ids)
  })

  test.each<[string, () => object, object]>([
    ['inc', () => ({ n: _().inc(-1) }), { ...two, n: 1 }],
    ['mul', () => ({ n: _().mul(10) }), { ...two, n: 20 }],
    ['min', () => ({ n: _().min(1) }), { ...two, n: 1 }],
    ['max', () => ({ n: _().max(7) }), { ...two, n: 7 }],
    ['push', () => ({ tags: _().push(['c']) }), { ...two, tags: ['a', 'b', 'c'] }],
    ['unshift', () => ({ tags: _().unshift(['c']) }), { ...two, tags: ['c', 'a', 'b'] }],
    ['pop', () => ({ tags: _().pop() }), { ...two, tags: ['a'] }],
    ['shift', () => ({ tags: _().shift() }), { ...two, tags: ['b'] }],
    ['pull', () => ({ tags: _().pull('a') }), { ...two, tags: ['b'] }],
    ['addToSet', () => ({ tags: _().addToSet('b') }), two],
    ['remove', () => ({ kind: _().remove() }), { _id: 'two', n: 2, tags: ['a', 'b'] }],
    ['rename', () => ({ kind: _().rename('sort') }), { _id: 'two', n: 2, tags: ['a', 'b'], sort: 'tea' }],
    ['set', () => ({ kind: _().set({ of: 'tea' }) }), { ...two, kind: { of: 'tea' } }],
  ])('are changed by %s', async (_name, data, after) => {
    await items().doc('two').update({ data: data() })
    expect((await items().doc('two').get()).data).toEqual(after)
  })

  test('are dated by the server', async () => {
    await items()
      .doc('one')
      .update({ data: { at: db.serverDate(), later: db.serverDate({ offset: 60_000 }) } })
    const { at, later } = (await items().doc('one').get()).data as unknown as { at: Date; later: Date }
    expect(at.toISOString()).toMatch(/^2029-03-04T05:06:/)
    expect(later.getTime() - at.getTime()).toBe(60_000)
  })

  test('are found near a place', async () => {
    const place = (longitude: number) => db.Geo.Point(longitude, 30)
    await items()
      .doc('one')
      .update({ data: { place: place(120.01) } })
    await items()
      .doc('two')
      .update({ data: { place: place(120.001) } })
    const near = { geometry: place(120), maxDistance: 5000 }
    const { data } = await items()
      .where({ place: _().geoNear(near) })
      .get()
    expect(data.map(({ _id }) => _id)).toEqual(['two', 'one'])
    expect(data[0]!.place).toMatchObject({ longitude: 120.001, latitude: 30 })
  })

  test('are joined and counted by an aggregate', async () => {
    await db.createCollection('kinds')
    await db.collection('kinds').add({ data: { _id: 'tea', name: '茶' } })
    const { list } = await items()
      .aggregate()
      .group({ _id: '$kind', sum: db.command.aggregate.sum('$n') })
      .lookup({ from: 'kinds', localField: '_id', foreignField: '_id', as: 'kind' })
      .sort({ sum: -1, _id: 1 })
      .end()
    expect(list).toEqual([
      { _id: 'rice', sum: 3, kind: [] },
      { _id: 'tea', sum: 3, kind: [{ _id: 'tea', name: '茶' }] },
    ])
  })
})

describe('transactions', () => {
  test('read, write and are committed together', async () => {
    const result = await db.runTransaction(async (transaction) => {
      const inside = transaction.collection(items().collectionName)
      const { data } = await inside.doc('one').get()
      await inside.doc('one').update({ data: { n: db.command.inc(1) } })
      await inside.add({ data: { _id: 'added', n: data.n as number } })
      return data
    })
    expect(result).toEqual(one)
    expect((await items().doc('one').get()).data.n).toBe(2)
    expect((await items().doc('added').get()).data.n).toBe(1)
  })

  test('that were rolled back leave nothing', async () => {
    const work = db.runTransaction(async (transaction) => {
      await transaction.collection(items().collectionName).doc('one').remove()
      await transaction.rollback('sold out')
    })
    await expect(work).rejects.toBe('sold out')
    expect((await items().doc('one').get()).data).toEqual(one)
  })

  test('that write the same document conflict', async () => {
    const [first, second] = [await db.startTransaction(), await db.startTransaction()]
    const inFirst = first.collection(items().collectionName)
    const inSecond = second.collection(items().collectionName)
    expect((await inSecond.doc('one').get()).data).toEqual(one)
    await inFirst.doc('one').update({ data: { n: 5 } })
    await first.commit()
    await expect(inSecond.doc('one').update({ data: { n: 6 } })).rejects.toMatchObject({
      errMsg: expect.stringContaining('TransactionConflict'),
    })
    expect((await items().doc('one').get()).data.n).toBe(5)
  })

  test('are not tried again after a conflict, because this SDK renames the error', async () => {
    let attempts = 0
    const held = await db.startTransaction()
    await held
      .collection(items().collectionName)
      .doc('one')
      .update({ data: { n: 5 } })
    const work = db.runTransaction((transaction) => {
      attempts++
      return transaction
        .collection(items().collectionName)
        .doc('one')
        .update({ data: { n: 6 } })
    })
    await expect(work).rejects.toMatchObject({ errCode: -501001 })
    expect(attempts).toBe(1)
    await held.commit()
  })
})

test.each<[string, () => Promise<unknown>, number]>([
  ['an id that exists', () => items().add({ data: { _id: 'one' } }), -502001],
  [
    'an operator that is none',
    () =>
      items()
        .where({ n: { $like: 1 } })
        .get(),
    -502002,
  ],
  ['a collection that does not exist', () => db.collection('nowhere').get(), -502005],
  ['a document that does not exist', () => items().doc('none').get(), -1],
])('%s is refused by number', async (_name, call, errCode) => {
  await expect(call()).rejects.toMatchObject({ errCode, errMsg: expect.stringContaining(':fail') })
})
