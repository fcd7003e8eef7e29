import { openShelf, refused, unknown, type Fields, type Shelf } from './shelf'

let shelf: Shelf
beforeAll(async () => {
  shelf = await openShelf()
  await shelf.fill([
    { _id: 'a', n: 1, o: { x: 1, y: 2 }, l: [1, 2, 3, 4], d: [{ k: 1, v: 1 }, { k: 2, v: 2 }, 3] },
  ])
})
afterAll(() => shelf.local.stop())

type Project = Shelf['db']['command']['project']

async function seen(projection: object, where: object = {}): Promise<Fields> {
  const { data } = await shelf.docs.where(where).field(projection).get()
  return (data as Fields[])[0]!
}

describe('a projection shows', () => {
  it.each<[string, (project: Project) => object, Fields]>([
    ['a field and _id', () => ({ n: 1 }), { _id: 'a', n: 1 }],
    ['a field without _id', () => ({ n: true, _id: false }), { n: 1 }],
    ['_id only', () => ({ _id: 1 }), { _id: 'a' }],
    ['a part of an object', () => ({ 'o.x': 1 }), { _id: 'a', o: { x: 1 } }],
    ['parts of objects in a list', () => ({ 'd.k': 1 }), { _id: 'a', d: [{ k: 1 }, { k: 2 }] }],
    ['nothing of a field that is not there', () => ({ none: 1, 'n.x': 1 }), { _id: 'a' }],
    ['all but some', () => ({ l: 0, d: 0, 'o.x': 0 }), { _id: 'a', n: 1, o: { y: 2 } }],
    [
      'parts left out in a list',
      () => ({ 'd.v': 0, l: 0, o: 0, n: 0 }),
      { _id: 'a', d: [{ k: 1 }, { k: 2 }, 3] },
    ],
    ['the first of a list', (_) => ({ l: _.slice(2), n: 1 }), { _id: 'a', n: 1, l: [1, 2] }],
    ['the last of a list', (_) => ({ l: _.slice(-1), n: 1 }), { _id: 'a', n: 1, l: [4] }],
    ['a part of a list', (_) => ({ l: _.slice([1, 2]), n: 1 }), { _id: 'a', n: 1, l: [2, 3] }],
    ['a part from behind', (_) => ({ l: _.slice([-2, 1]), n: 1 }), { _id: 'a', n: 1, l: [3] }],
    ['an element', (_) => ({ d: _.elemMatch({ k: 2 }) }), { _id: 'a', d: [{ k: 2, v: 2 }] }],
    ['an element by its value', (_) => ({ l: _.elemMatch({ $gt: 2 }) }), { _id: 'a', l: [3] }],
    ['no element', (_) => ({ d: _.elemMatch({ k: 9 }), n: 1 }), { _id: 'a', n: 1 }],
  ])('%s', async (_title, projection, expected) => {
    expect(await seen(projection(shelf.db.command.project))).toEqual(expected)
  })

  it('everything else beside a part of a list', async () => {
    expect(await seen({ l: { $slice: 1 } })).toEqual({
      _id: 'a',
      n: 1,
      o: { x: 1, y: 2 },
      l: [1],
      d: [{ k: 1, v: 1 }, { k: 2, v: 2 }, 3],
    })
  })

  it('the element that the query found', async () => {
    expect(await seen({ 'd.$': 1 }, { 'd.k': 2 })).toEqual({ _id: 'a', d: [{ k: 2, v: 2 }] })
  })

  it('the same of one document', async () => {
    const { data } = await shelf.docs.doc('a').field({ n: 1 }).get()
    expect(data).toEqual([{ _id: 'a', n: 1 }])
  })
})

describe('a projection is refused', () => {
  it.each<[string, object, Error]>([
    ['that both shows and hides', { n: 1, o: 0 }, refused(/Cannot do exclusion on field o in inclusion/)],
    ['with two ways for one field', { o: 1, 'o.x': 1 }, refused(/Path collision/)],
    ['with a slice of no length', { l: { $slice: [1, 0] } }, refused(/\$slice/)],
    ['with an element of a nested list', { 'o.l': { $elemMatch: {} } }, refused(/nested field/)],
    ['with an unknown operator', { l: { $first: 1 } }, unknown(/Unsupported projection option: l: \$first/)],
  ])('%s', async (_title, projection, error) => {
    await expect(seen(projection)).rejects.toThrow(error)
  })
})
