import { openTestDatabase, type TestDatabase } from '../support'

let local: TestDatabase

beforeAll(async () => {
  const sku = { name: 'by_sku', fields: [['sku', 1]], unique: true } as const
  local = await openTestDatabase([
    { name: 'goods', indexes: [sku] },
    { name: 'plain', indexes: [] },
  ])
})
afterAll(() => local.stop())

beforeEach(async () => {
  const { db } = local
  const _ = db.command
  await db
    .collection('goods')
    .where({ _id: _.exists(true) })
    .remove()
  await db
    .collection('plain')
    .where({ _id: _.exists(true) })
    .remove()
})

async function read(collection: string, id: string): Promise<Record<string, unknown> | undefined> {
  const { data } = (await local.db.collection(collection).doc(id).get()) as {
    data: Record<string, unknown>[]
  }
  return data[0]
}

const refused = (code: string, message: RegExp | string = '') =>
  expect.objectContaining({ code, message: expect.stringMatching(message) as string }) as Error

describe('a document', () => {
  it('keeps every kind of value', async () => {
    const { db } = local
    const values = {
      whole: 1,
      large: 1_700_000_000_000,
      part: 1.5,
      on: true,
      nothing: null,
      at: new Date(5),
      list: ['一', 2, [3], { k: 4 }],
      nested: { deep: { er: '😀' } },
    }
    const { id } = await db.collection('goods').add({ sku: 'A1', ...values })
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(await read('goods', id!)).toEqual({ _id: id, sku: 'A1', ...values })
  })

  it('takes the server date, with its offset', async () => {
    const { db } = local
    const before = Date.now()
    await db
      .collection('plain')
      .add({ _id: 'a', now: db.serverDate(), later: db.serverDate({ offset: 60_000 }) })
    const { now, later } = (await read('plain', 'a')) as { now: Date; later: Date }
    expect(now.getTime()).toBeGreaterThanOrEqual(before)
    expect(later.getTime() - now.getTime()).toBe(60_000)
  })

  it('is added with others, up to the first that is refused', async () => {
    const { db } = local
    const plain = db.collection('plain')
    const { ids } = (await plain.add([{ _id: 'a' }, { _id: 'b' }])) as unknown as { ids: string[] }
    expect(ids).toEqual(['a', 'b'])
    await expect(plain.add([{ _id: 'c' }, { _id: 'a' }, { _id: 'd' }])).rejects.toThrow(
      refused('DATABASE_REQUEST_FAILED', /E11000 duplicate key.*_id_/),
    )
    expect((await plain.count()).total).toBe(3)
  })

  it('needs its collection', async () => {
    const add = local.db.collection('nowhere').add({ a: 1 })
    await expect(add).rejects.toThrow(
      refused('DATABASE_COLLECTION_NOT_EXIST', 'Db or Table not exist: nowhere'),
    )
  })

  it('has no field that begins with a dollar', async () => {
    const add = local.db.collection('plain').add({ a: { $b: 1 } })
    await expect(add).rejects.toThrow(refused('DATABASE_REQUEST_FAILED'))
  })

  it('is replaced or created by set', async () => {
    const plain = local.db.collection('plain')
    expect(await plain.doc('n').set({ a: 1, b: 2 })).toMatchObject({ updated: 0, upsertedId: 'n' })
    expect(await plain.doc('n').set({ a: 3 })).toMatchObject({ updated: 1, upsertedId: null })
    expect(await read('plain', 'n')).toEqual({ _id: 'n', a: 3 })
  })

  it('is removed once', async () => {
    const plain = local.db.collection('plain')
    await plain.add({ _id: 'a' })
    expect((await plain.doc('a').remove()).deleted).toBe(1)
    expect((await plain.doc('a').remove()).deleted).toBe(0)
  })
})

describe('an update', () => {
  it('merges nested fields and applies the operators', async () => {
    const { db } = local
    const _ = db.command
    await db
      .collection('plain')
      .add({ _id: 'a', n: 1, tags: ['x'], nest: { a: 1, b: 2 }, gone: 1, low: 5, old: 7 })
    const { updated } = await db
      .collection('plain')
      .doc('a')
      .update({
        n: _.inc(5),
        tags: _.push({ each: ['c', 'a'], position: 0, slice: 3 }),
        nest: { a: 9, c: 3 },
        gone: _.remove(),
        low: _.min(3),
        old: _.rename('renamed'),
        added: _.addToSet('s'),
        twice: _.mul(2),
      })
    expect(updated).toBe(1)
    expect(await read('plain', 'a')).toEqual({
      _id: 'a',
      n: 6,
      tags: ['c', 'a', 'x'],
      nest: { a: 9, b: 2, c: 3 },
      low: 3,
      renamed: 7,
      added: ['s'],
      twice: 0,
    })
  })

  it('counts only documents that it changed', async () => {
    const plain = local.db.collection('plain')
    await plain.add([
      { _id: 'a', on: true },
      { _id: 'b', on: false },
    ])
    expect((await plain.where({}).update({ on: true })).updated).toBe(1)
    expect((await plain.doc('nobody').update({ on: true })).updated).toBe(0)
  })

  it.each([
    ['inc on text', { text: { $inc: 1 } }],
    ['push on a number', { number: { $push: 1 } }],
    ['a field inside a number', { 'number.inner': { $set: 1 } }],
    ['a field inside null', { 'nothing.inner': { $set: 1 } }],
    ['a field inside a list', { 'list.inner': { $inc: 1 } }],
  ])('is refused: %s', async (_title, change) => {
    const { db } = local
    const _ = db.command
    await db.collection('plain').add({ _id: 'a', text: 't', number: 1, nothing: null, list: [1] })
    const commands = { $inc: _.inc, $push: (value: number) => _.push(value), $set: (value: number) => value }
    const [[path, operation]] = Object.entries(change) as [[string, Record<string, number>]]
    const [[name, operand]] = Object.entries(operation) as [[keyof typeof commands, number]]
    const update = db
      .collection('plain')
      .doc('a')
      .update({ [path]: commands[name](operand) })
    await expect(update).rejects.toThrow(refused('DATABASE_REQUEST_FAILED'))
    expect(await read('plain', 'a')).toEqual({ _id: 'a', text: 't', number: 1, nothing: null, list: [1] })
  })

  it('gives back the document it made, or none', async () => {
    const { db } = local
    const _ = db.command
    await db.collection('plain').add({ _id: 'a', left: 1 })
    const take = () =>
      db
        .collection('plain')
        .where({ _id: 'a', left: _.gt(0) })
        .updateAndReturn({ left: _.inc(-1) })
    expect(await take()).toMatchObject({ updated: 1, doc: { _id: 'a', left: 0 } })
    expect(await take()).toMatchObject({ updated: 0, doc: null })
  })

  it('takes the element that the query found', async () => {
    const { db } = local
    const _ = db.command
    await db.collection('plain').add({ _id: 'a', list: [{ k: 1 }, { k: 2 }] })
    await db.collection('plain').where({ 'list.k': 2 }).update({ 'list.$.done': true })
    expect(await read('plain', 'a')).toEqual({ _id: 'a', list: [{ k: 1 }, { k: 2, done: true }] })
    void _
  })
})

describe('a query', () => {
  beforeEach(async () => {
    const rows = Array.from({ length: 30 }, (_, n) => ({ _id: `d${n}`, sku: `S${n}`, n, name: `商品${n}` }))
    await local.db.collection('goods').add(rows)
  })

  it('filters, orders, skips, limits and projects', async () => {
    const { db } = local
    const _ = db.command
    const { data } = await db
      .collection('goods')
      .where({ n: _.gte(10).and(_.lt(20)), name: /^商品1/ })
      .orderBy('n', 'desc')
      .skip(2)
      .limit(3)
      .field({ n: 1 })
      .get()
    expect(data).toEqual([17, 16, 15].map((n) => ({ _id: `d${n}`, n })))
  })

  it('combines conditions', async () => {
    const { db } = local
    const _ = db.command
    const count = async (condition: object) => (await db.collection('goods').where(condition).count()).total
    expect(await count({ sku: _.in(['S1', 'S2', 'none']) })).toBe(2)
    expect(await count(_.or([{ n: 1 }, { sku: 'S7' }]))).toBe(2)
    expect(await count({ n: _.neq(3) })).toBe(29)
    expect(await count({ nothing: _.eq(null) })).toBe(30)
    expect(await count({ n: _.not(_.lt(28)) })).toBe(2)
    expect(await count(_.expr(_.aggregate.gt(['$n', 27])))).toBe(2)
  })

  it('answers 100 documents unless asked for up to 1000', async () => {
    const plain = local.db.collection('plain')
    await plain.add(Array.from({ length: 1005 }, (_, n) => ({ n })))
    expect((await plain.get()).data).toHaveLength(100)
    expect((await plain.limit(5000).get()).data).toHaveLength(1000)
    expect((await plain.count()).total).toBe(1005)
  })

  it('aggregates', async () => {
    const { db } = local
    const $ = db.command.aggregate
    const { data } = await db
      .collection('goods')
      .aggregate()
      .match({ n: db.command.lt(4) })
      .group({ _id: $.gte(['$n', 2]), total: $.sum('$n') })
      .sort({ total: -1 })
      .end()
    expect(data).toEqual([
      { _id: true, total: 5 },
      { _id: false, total: 1 },
    ])
  })

  it('with an operator that is not known is refused', async () => {
    const { db } = local
    const search = db
      .collection('goods')
      .where({ place: { $soundsLike: 'x' } })
      .get()
    await expect(search).rejects.toThrow(refused('DATABASE_INVALID_OPERRATOR', /soundsLike/))
    const raw = db.collection('goods').options({ raw: true })
    const out = raw.aggregate([{ $out: 'elsewhere' }]).end()
    await expect(out).rejects.toThrow(refused('DATABASE_INVALID_OPERRATOR', /\$out/))
  })
})

describe('a unique index', () => {
  it('refuses a second document with the key, however it comes', async () => {
    const { db } = local
    const goods = db.collection('goods')
    await goods.add([
      { _id: 'a', sku: 'A' },
      { _id: 'b', sku: 'B' },
    ])
    const duplicate = refused(
      'DATABASE_REQUEST_FAILED',
      /E11000 duplicate key error collection: goods index: by_sku/,
    )
    await expect(goods.add({ sku: 'A' })).rejects.toThrow(duplicate)
    await expect(goods.doc('b').update({ sku: 'A' })).rejects.toThrow(duplicate)
    await expect(goods.doc('c').set({ sku: 'A' })).rejects.toThrow(duplicate)
    expect((await goods.count()).total).toBe(2)
  })

  it('lets a key be used again once it is free', async () => {
    const goods = local.db.collection('goods')
    await goods.add({ _id: 'a', sku: 'A' })
    await goods.doc('a').update({ sku: 'B' })
    await goods.add({ _id: 'c', sku: 'A' })
    await goods.doc('c').remove()
    await goods.add({ _id: 'd', sku: 'A' })
    expect((await goods.where({ sku: 'A' }).get()).data).toEqual([{ _id: 'd', sku: 'A' }])
  })

  it('takes a missing field for null', async () => {
    const goods = local.db.collection('goods')
    await goods.add({ _id: 'a' })
    await expect(goods.add({ _id: 'b', sku: null })).rejects.toThrow(
      refused('DATABASE_REQUEST_FAILED', /E11000/),
    )
  })
})

describe('the wire', () => {
  it.each([
    ['an unknown action', 'database.flyToTheMoon', {}],
    ['an unknown option', 'database.calculateDocument', { collectionName: 'plain', hint: 'by_sku' }],
    ['a wrong type', 'database.calculateDocument', { collectionName: 7 }],
    [
      'an update without a query',
      'database.modifyDocument',
      {
        collectionName: 'plain',
        queryType: 'WHERE',
        data: '{"$set":{"a":1}}',
        multi: true,
        merge: true,
        upsert: false,
      },
    ],
  ])('refuses %s', async (_title, action, params) => {
    await expect(local.database.call(action, params)).rejects.toThrow(refused('INVALID_PARAM'))
  })

  it('refuses an update operator that is not known', async () => {
    const update = local.database.call('database.modifyDocument', {
      collectionName: 'plain',
      queryType: 'WHERE',
      query: '{}',
      data: '{"$jump":{"a":1}}',
      multi: true,
      merge: true,
      upsert: false,
    })
    await expect(update).rejects.toThrow(refused('DATABASE_INVALID_OPERRATOR', /\$jump/))
  })
})

describe('a conditional update', () => {
  it('by 50 callers at once has exactly as many winners as places', async () => {
    const { db } = local
    const _ = db.command
    await db.collection('plain').add({ _id: 'edition', free: 6, places: [] })
    const take = (post: number) =>
      db
        .collection('plain')
        .where({ _id: 'edition', free: _.gt(0) })
        .update({ free: _.inc(-1), places: _.push([{ post }]) })
    const answers = await Promise.all(Array.from({ length: 50 }, (_unused, post) => take(post)))
    const winners = answers.flatMap(({ updated }, post) => (updated === 1 ? [post] : []))
    const edition = (await read('plain', 'edition')) as { free: number; places: { post: number }[] }
    expect(winners).toHaveLength(6)
    expect(edition.free).toBe(0)
    expect(edition.places.map(({ post }) => post).sort((a, b) => a - b)).toEqual(winners)
  })
})

describe('a restart', () => {
  it('keeps documents and indexes', async () => {
    await local.db.collection('goods').add({ _id: 'a', sku: 'A' })
    local.reopen()
    expect(await read('goods', 'a')).toEqual({ _id: 'a', sku: 'A' })
    await expect(local.db.collection('goods').add({ sku: 'A' })).rejects.toThrow(
      refused('DATABASE_REQUEST_FAILED', /E11000/),
    )
  })
})
