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

describe('documents through the SDK', () => {
  it('keeps every kind of value', async () => {
    const { db } = local
    const goods = db.collection('goods')
    const { id } = await goods.add({
      sku: 'A1',
      whole: 1,
      large: 1_700_000_000_000,
      part: 1.5,
      on: true,
      nothing: null,
      at: new Date(5),
      list: ['一', 2, [3], { k: 4 }],
      nested: { deep: { er: '😀' } },
    })
    const [kept] = (await goods.doc(id as string).get()).data
    expect(kept).toEqual({
      _id: id,
      sku: 'A1',
      whole: 1,
      large: 1_700_000_000_000,
      part: 1.5,
      on: true,
      nothing: null,
      at: new Date(5),
      list: ['一', 2, [3], { k: 4 }],
      nested: { deep: { er: '😀' } },
    })
  })
})
