import { openShelf, refused, unknown, type Fields, type Shelf } from './shelf'

let shelf: Shelf
beforeAll(async () => {
  shelf = await openShelf()
})
afterAll(() => shelf.local.stop())

type Command = Shelf['db']['command']
type Row = [title: string, before: Fields, change: (_: Command) => object, after: Fields]

const rows: Row[] = [
  ['set of plain fields merges', { o: { x: 1 } }, () => ({ o: { y: 2 } }), { o: { x: 1, y: 2 } }],
  ['set replaces', { o: { x: 1 } }, (_) => ({ o: _.set({ y: 2 }) }), { o: { y: 2 } }],
  ['set creates a path', {}, () => ({ 'a.b.c': 1 }), { a: { b: { c: 1 } } }],
  ['set in a list', { l: [1, { x: 1 }] }, () => ({ 'l.1.x': 2, 'l.0': 9 }), { l: [9, { x: 2 }] }],
  ['set beyond a list fills with null', { l: [1] }, () => ({ 'l.3': 4 }), { l: [1, null, null, 4] }],
  ['remove', { a: 1, o: { x: 1, y: 2 } }, (_) => ({ a: _.remove(), 'o.x': _.remove() }), { o: { y: 2 } }],
  ['remove in a list leaves null', { l: [1, 2] }, (_) => ({ 'l.0': _.remove() }), { l: [null, 2] }],
  ['remove what is not there', { a: 1 }, (_) => ({ 'a.b.c': _.remove() }), { a: 1 }],
  ['inc', { n: 1 }, (_) => ({ n: _.inc(-3), m: _.inc(2), 'o.p': _.inc(1) }), { n: -2, m: 2, o: { p: 1 } }],
  ['inc in a list', { l: [{ n: 1 }] }, (_) => ({ 'l.0.n': _.inc(1) }), { l: [{ n: 2 }] }],
  ['mul', { n: 4 }, (_) => ({ n: _.mul(1.5), m: _.mul(2) }), { n: 6, m: 0 }],
  ['min and max', { a: 5, b: 5 }, (_) => ({ a: _.min(3), b: _.max(3), c: _.min(1) }), { a: 3, b: 5, c: 1 }],
  ['max goes by BSON type', { a: 5, b: 'x' }, (_) => ({ a: _.max('1'), b: _.max(9) }), { a: '1', b: 'x' }],
  ['bit', { n: 13 }, (_) => ({ n: _.bit({ and: 10 }), m: _.bit({ or: 5 }) }), { n: 8, m: 5 }],
  ['bit xor', { n: 5 }, (_) => ({ n: _.bit({ xor: 1 }) }), { n: 4 }],
  ['rename', { a: 1, b: 2 }, (_) => ({ a: _.rename('c.d'), z: _.rename('y') }), { b: 2, c: { d: 1 } }],
  ['rename over another', { a: 1, b: 2 }, (_) => ({ a: _.rename('b') }), { b: 1 }],
  ['push', { l: [1] }, (_) => ({ l: _.push(2, 3), m: _.push(['x']) }), { l: [1, 2, 3], m: ['x'] }],
  ['push at a position', { l: [1, 2] }, (_) => ({ l: _.push({ each: [9], position: 1 }) }), { l: [1, 9, 2] }],
  ['push from behind', { l: [1, 2] }, (_) => ({ l: _.push({ each: [9], position: -1 }) }), { l: [1, 9, 2] }],
  [
    'push, sort and slice',
    { l: [{ n: 3 }, { n: 1 }] },
    (_) => ({ l: _.push({ each: [{ n: 2 }], sort: { n: -1 }, slice: 2 }) }),
    { l: [{ n: 3 }, { n: 2 }] },
  ],
  [
    'push, sorting values',
    { l: [3, 1] },
    (_) => ({ l: _.push({ each: [2], sort: 1 as never }) }),
    { l: [1, 2, 3] },
  ],
  ['push, the last ones', { l: [1, 2] }, (_) => ({ l: _.push({ each: [3], slice: -2 }) }), { l: [2, 3] }],
  [
    'pop and shift',
    { a: [1, 2, 3], b: [1, 2] },
    (_) => ({ a: _.pop(), b: _.shift() }),
    { a: [1, 2], b: [2] },
  ],
  ['pop of nothing', { a: [] }, (_) => ({ a: _.pop(), b: _.pop() }), { a: [] }],
  ['unshift', { l: [3] }, (_) => ({ l: _.unshift([1, 2]) }), { l: [1, 2, 3] }],
  ['pull a value', { l: [1, 2, 1] }, (_) => ({ l: _.pull(1) }), { l: [2] }],
  ['pull by a condition', { l: [1, 5, 9] }, (_) => ({ l: _.pull(_.gt(4)) }), { l: [1] }],
  ['pull several', { l: [1, 5, 9] }, (_) => ({ l: _.pull(_.in([1, 9])) }), { l: [5] }],
  ['pull by an expression', { l: ['ab', 'b', 1] }, (_) => ({ l: _.pull(/^a/) }), { l: ['b', 1] }],
  [
    'pull objects by their fields',
    { l: [{ x: 1, y: 1 }, { x: 2 }, 3] },
    (_) => ({ l: _.pull({ x: 1 }) }),
    { l: [{ x: 2 }, 3] },
  ],
  [
    'pull objects by a condition',
    { l: [{ x: 1 }, { x: 5 }] },
    (_) => ({ l: _.pull({ x: _.gt(2) }) }),
    { l: [{ x: 1 }] },
  ],
  ['pullAll', { l: [1, 2, { x: 1 }, 1] }, (_) => ({ l: _.pullAll([1, { x: 1 }]) }), { l: [2] }],
  ['addToSet', { l: [1] }, (_) => ({ l: _.addToSet(1), m: _.addToSet({ x: 1 }) }), { l: [1], m: [{ x: 1 }] }],
  ['addToSet of several', { l: [1] }, (_) => ({ l: _.addToSet({ $each: [2, 1, 2] }) }), { l: [1, 2] }],
  [
    'addToSet minds the order of fields',
    { l: [{ x: 1, y: 2 }] },
    (_) => ({ l: _.addToSet({ y: 2, x: 1 }) }),
    {
      l: [
        { x: 1, y: 2 },
        { y: 2, x: 1 },
      ],
    },
  ],
]

describe('an update', () => {
  it.each(rows)('%s', async (_title, before, change, after) => {
    await shelf.fill([{ _id: 'a', ...before }])
    await shelf.docs.doc('a').update(change(shelf.db.command))
    expect(await shelf.read('a')).toEqual({ _id: 'a', ...after })
  })

  it.each<[string, Fields, object, object, Fields]>([
    ['that equals', { l: [1, 2, 3] }, { l: 2 }, { 'l.$': 9 }, { l: [1, 9, 3] }],
    ['in a range', { l: [1, 5, 9] }, { l: { $gt: 4 } }, { 'l.$': 0 }, { l: [1, 0, 9] }],
    [
      'by a field',
      { l: [{ k: 1 }, { k: 2 }] },
      { 'l.k': 2 },
      { 'l.$.n': 1 },
      { l: [{ k: 1 }, { k: 2, n: 1 }] },
    ],
    [
      'by elemMatch',
      {
        o: {
          l: [
            { k: 1, m: 1 },
            { k: 1, m: 2 },
          ],
        },
      },
      { 'o.l': { $elemMatch: { k: 1, m: 2 } } },
      { 'o.l.$.n': 1 },
      {
        o: {
          l: [
            { k: 1, m: 1 },
            { k: 1, m: 2, n: 1 },
          ],
        },
      },
    ],
    ['by one of two', { l: [1, 2] }, { $or: [{ l: 7 }, { l: 2 }] }, { 'l.$': 9 }, { l: [1, 9] }],
    ['and all of them', { l: [{ n: 1 }, {}] }, {}, { 'l.$[].n': 5 }, { l: [{ n: 5 }, { n: 5 }] }],
  ])('changes the element %s', async (_title, before, query, set, after) => {
    await shelf.fill([{ _id: 'a', ...before }])
    const raw = shelf.docs.options({ raw: true })
    expect((await raw.where(query).update({ $set: set })).updated).toBe(1)
    expect(await shelf.read('a')).toEqual({ _id: 'a', ...after })
  })

  it('reaches all that match, or one', async () => {
    const _ = shelf.db.command
    await shelf.fill([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 2 },
      { _id: 'c', n: 3 },
    ])
    expect((await shelf.docs.where({ n: _.gte(2) }).update({ n: _.inc(10) })).updated).toBe(2)
    expect(
      (
        await shelf.docs
          .where({ n: _.gte(12) })
          .options({ multiple: false })
          .update({ on: true })
      ).updated,
    ).toBe(1)
    expect((await shelf.docs.where({ on: true }).options({ multiple: false }).remove()).deleted).toBe(1)
    expect((await shelf.docs.count()).total).toBe(2)
  })

  it('works at the places that a date or a place of the SDK names', async () => {
    const { db, docs } = shelf
    await shelf.fill([{ _id: 'a' }])
    const before = Date.now()
    await docs.doc('a').update({
      at: new db.Geo.Point(1, 2),
      'log.on': db.serverDate(),
      l: db.command.push([db.serverDate()]),
    })
    const after = (await shelf.read('a')) as { at: object; log: { on: Date }; l: Date[] }
    expect(after.at).toEqual(new db.Geo.Point(1, 2))
    expect(after.log.on.getTime()).toBeGreaterThanOrEqual(before)
    expect(after.l).toEqual([after.log.on])
  })
})

describe('an update is refused', () => {
  const before = { text: 't', n: 1.5, nothing: null, list: [1], o: { x: 1 } }

  it.each<[string, object, Error]>([
    ['inc of text', { $inc: { text: 1 } }, refused(/Cannot apply \$inc to a value of non-numeric type/)],
    ['inc of null', { $inc: { nothing: 1 } }, refused(/non-numeric/)],
    ['inc by text', { $inc: { n: '1' } }, refused(/Cannot increment with non-numeric argument/)],
    ['mul of a list', { $mul: { list: 2 } }, refused(/Cannot apply \$mul/)],
    [
      'inc through a list',
      { $inc: { 'list.x': 1 } },
      refused(/Cannot create field 'x' in element \{list: \[1\]\}/),
    ],
    ['set through text', { $set: { 'text.x': 1 } }, refused(/Cannot create field 'x'/)],
    ['set through null', { $set: { 'nothing.x': 1 } }, refused(/Cannot create field 'x'/)],
    ['push on text', { $push: { text: 1 } }, refused(/must be an array but is of type string/)],
    ['push on null', { $push: { nothing: 1 } }, refused(/must be an array but is of type null/)],
    ['addToSet on a number', { $addToSet: { n: 1 } }, refused(/must be an array/)],
    ['pull from an object', { $pull: { o: 1 } }, refused(/must be an array/)],
    ['pop by two', { $pop: { list: 2 } }, refused(/\$pop expects 1 or -1/)],
    ['pullAll of no list', { $pullAll: { list: 1 } }, refused(/array argument/)],
    [
      'push of each of nothing',
      { $push: { list: { $each: 1 } } },
      refused(/\$each in \$push must be an array/),
    ],
    [
      'push with an unknown clause',
      { $push: { list: { $each: [1], $first: 1 } } },
      refused(/Unrecognized clause/),
    ],
    ['bit of a fraction', { $bit: { n: { and: 1 } } }, refused(/non-integral/)],
    ['bit of another kind', { $bit: { m: { nand: 1 } } }, refused(/only supports/)],
    ['rename to a number', { $rename: { n: 1 } }, refused(/must be a string/)],
    ['rename in a list', { $rename: { 'list.0': 'm' } }, refused(/array element/)],
    ['two at one place', { $set: { n: 1 }, $inc: { n: 1 } }, refused(/would create a conflict at 'n'/)],
    ['one inside another', { $set: { o: {}, 'o.x': 1 } }, refused(/would create a conflict at 'o'/)],
    ['an empty part of a path', { $set: { 'o..x': 1 } }, refused(/empty field name/)],
    ['another _id', { $set: { _id: 'b' } }, refused(/immutable field '_id'/)],
    ['a field with a dollar', { $set: { o: { $x: 1 } } }, refused(/dollar \(\$\) prefixed/)],
    ['a path with a dollar', { $set: { 'o.$x': 1 } }, refused(/dollar \(\$\) prefixed/)],
    ['a position without its query', { $set: { 'list.$': 1 } }, refused(/positional operator/)],
    ['nothing', {}, refused(/empty/)],
    ['an unknown operator', { $grow: { n: 1 } }, unknown(/Unknown modifier: \$grow/)],
    ['an operator without fields', { $set: 1 }, refused(/Modifiers operate on fields/)],
  ])('%s', async (_title, change, error) => {
    await shelf.fill([{ _id: 'a', ...before }])
    const raw = shelf.docs.where({ _id: 'a' }).options({ raw: true })
    await expect(raw.update(change)).rejects.toThrow(error)
    expect(await shelf.read('a')).toEqual({ _id: 'a', ...before })
  })
})
