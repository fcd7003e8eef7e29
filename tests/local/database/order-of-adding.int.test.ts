import { openTestDatabase, type TestDatabase } from '../support'

let local: TestDatabase

beforeAll(async () => {
  local = await openTestDatabase([
    { name: 'plain', indexes: [] },
    { name: 'ranked', indexes: [{ name: 'rank', fields: [['rank', 1]], unique: true }] },
    {
      name: 'sorted',
      indexes: [
        {
          name: 'state-day',
          fields: [
            ['state', 1],
            ['day', 1],
          ],
        },
      ],
    },
  ])
})
afterAll(() => local.stop())

beforeEach(async () => {
  for (const name of ['plain', 'ranked', 'sorted'])
    await local.db.collection(name).where({ _id: /./ }).remove()
})

async function given(name: string, ...docs: object[]) {
  await local.db.collection(name).add(docs)
}

type Asked = { get(): Promise<{ data: { _id: string }[] }> }

async function ids(asked: Asked): Promise<string> {
  return (await asked.get()).data.map(({ _id }) => _id).join(' ')
}

const all = (name: string) => ids(local.db.collection(name))

describe('without an order, documents', () => {
  it('come as they were added, whatever their ids are', async () => {
    await given('plain', { _id: 'm' }, { _id: 'z' })
    await given('plain', { _id: 'a' })
    expect(await all('plain')).toBe('m z a')
    const { data } = await local.db.collection('plain').aggregate().match({ _id: /./ }).end()
    expect(data).toEqual([{ _id: 'm' }, { _id: 'z' }, { _id: 'a' }])
  })

  it('keep their place when they change, and lose it when they are removed', async () => {
    await given('plain', { _id: 'c' }, { _id: 'b' }, { _id: 'a' }, { _id: 'd' })
    const plain = local.db.collection('plain')
    await plain.doc('c').update({ n: 1 })
    await plain.doc('b').set({ n: 2, long: 'x'.repeat(5000) })
    await plain.doc('a').remove()
    await plain.add({ _id: 'a' })
    expect(await all('plain')).toBe('c b d a')
  })

  it('are removed and changed from the first on', async () => {
    await given('plain', { _id: 'c' }, { _id: 'b' }, { _id: 'a' })
    const plain = local.db.collection('plain')
    await plain.where({ _id: /./ }).options({ multiple: false }).remove()
    expect(await all('plain')).toBe('b a')
  })

  it('stand in the same order after a restart', async () => {
    await given('plain', { _id: 'c' }, { _id: 'a' })
    local.reopen()
    await given('plain', { _id: 'b' })
    expect(await all('plain')).toBe('c a b')
  })

  it('keep their place in a transaction, which sees its new ones last', async () => {
    await given('ranked', { _id: 'c', rank: 1 }, { _id: 'a', rank: 2 })
    const transaction = await local.db.startTransaction()
    const ranked = transaction.collection('ranked')
    await ranked.add({ _id: 'b', rank: 0 })
    await ranked.doc('a').update({ rank: 3 })
    await ranked.doc('c').update({ rank: 2 })
    expect(await ids(ranked.where({ _id: /./ }))).toBe('c a b')
    await transaction.commit()
    expect(await all('ranked')).toBe('c a b')
  })
})

describe('of documents that are equal in the order asked for', () => {
  const docs = ['d', 'b', 'e', 'a', 'c'].map((_id, n) => ({ _id, state: n % 2, day: 9 - n }))

  it.each([
    { order: 'asc', expected: 'd e c b a' },
    { order: 'desc', expected: 'b a d e c' },
  ] as const)('the first added comes first ($order)', async ({ order, expected }) => {
    await given('plain', ...docs)
    await given('sorted', ...docs)
    for (const name of ['plain', 'sorted']) {
      const ordered = local.db.collection(name).orderBy('state', order)
      expect(await ids(ordered)).toBe(expected)
      expect(await ids(ordered.skip(1).limit(2))).toBe(expected.slice(2, 5))
    }
  })
})
