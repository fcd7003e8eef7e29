import { openShelf, failed, refused, type Shelf } from './shelf'

let shelf: Shelf
beforeAll(async () => {
  shelf = await openShelf()
})
afterAll(() => shelf.local.stop())
beforeEach(() => shelf.fill([]))

const megabyte = 1024 * 1024

function nested(levels: number): object {
  return Array.from({ length: levels - 1 }).reduce<object>((inner) => ({ a: inner }), { a: 1 })
}

describe('a document', () => {
  it.each<[string, object]>([
    ['just below 16 MB', { text: 'x'.repeat(16 * megabyte - 100) }],
    ['of 99 levels', nested(99)],
    ['with a dot in a field name', { 'a.b': 1 }],
    ['with an empty field name', { '': 1 }],
    ['with names that objects inherit', { constructor: 1, toString: { valueOf: 2 } }],
    ['with a number as _id', { _id: 7 }],
    ['with an object as _id', { _id: { day: 1 } }],
  ])('%s is stored', async (_title, doc) => {
    await shelf.docs.add(doc)
    const { data } = (await shelf.docs.get()) as { data: object[] }
    expect(data).toEqual([expect.objectContaining(doc)])
  })

  it.each<[string, object, Error]>([
    ['of more than 16 MB', { text: 'x'.repeat(16 * megabyte) }, refused(/larger than the maximum size/)],
    [
      'of more than 16 MB of 汉字',
      { text: '规'.repeat(6 * megabyte) },
      refused(/larger than the maximum size/),
    ],
    ['of 101 levels', nested(101), refused(/nested deeper than 100 levels/)],
    ['with a dollar in front of a name', { a: [{ $b: 1 }] }, refused(/dollar \(\$\) prefixed field '\$b'/)],
    ['with NUL in a name', { 'a\0b': 1 }, refused(/NUL/)],
    ['with a list as _id', { _id: [1] }, refused(/cannot be an array/)],
    ['with an expression as _id', { _id: /a/ }, refused(/cannot be an array or a regex/)],
    ['nested without end', nested(300), failed('INVALID_PARAM', /nested deeper/)],
  ])('%s is refused', async (_title, doc, error) => {
    await expect(shelf.docs.add(doc)).rejects.toThrow(error)
    expect((await shelf.docs.count()).total).toBe(0)
  })

  it('cannot grow over 16 MB by an update', async () => {
    await shelf.docs.add({ _id: 'a', text: 'x'.repeat(15 * megabyte) })
    const grown = shelf.docs.doc('a').update({ more: 'x'.repeat(2 * megabyte) })
    await expect(grown).rejects.toThrow(refused(/larger than the maximum size/))
  })
})
