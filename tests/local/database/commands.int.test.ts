import { failed, openShelf, type Fields, type Shelf } from './shelf'

let shelf: Shelf
beforeAll(async () => {
  shelf = await openShelf()
})
afterAll(() => shelf.local.stop())

const before = () => ({
  a: { n: 1, s: 'ab', l: [1, 2], items: [{ k: 1, v: 1 }], at: { type: 'Point', coordinates: [116.4, 39.9] } },
  b: { n: 5, s: 'cd', l: [2, 3], items: [{ k: 1, v: 9 }], at: { type: 'Point', coordinates: [121.5, 31.2] } },
})
const fill = () => shelf.fill(Object.entries(before()).map(([_id, fields]) => ({ _id, ...fields })))

type Command = Shelf['db']['command']
type Query = (_: Command, geo: Shelf['db']['Geo']) => object

/** A query, what it finds, and if MongoDB refuses any: a query that it refuses, and its reason. */
const queries: Record<string, readonly [query: Query, found: string, wrong?: object, reason?: RegExp]> = {
  eq: [(_) => ({ n: _.eq(1) }), 'a'],
  neq: [(_) => ({ n: _.neq(1) }), 'b', { s: { $ne: /a/ } }, /regex as arg to \$ne/],
  lt: [(_) => ({ n: _.lt(5) }), 'a', { s: { $lt: /a/ } }, /RegEx as arg/],
  lte: [(_) => ({ n: _.lte(5) }), 'a b', { s: { $lte: /a/ } }, /RegEx as arg/],
  gt: [(_) => ({ n: _.gt(1) }), 'b', { s: { $gt: /a/ } }, /RegEx as arg/],
  gte: [(_) => ({ n: _.gte(1) }), 'a b', { s: { $gte: /a/ } }, /RegEx as arg/],
  in: [(_) => ({ n: _.in([5, 6]) }), 'b', { n: { $in: 5 } }, /needs an array/],
  nin: [(_) => ({ n: _.nin([5, 6]) }), 'a', { n: { $nin: 5 } }, /needs an array/],
  all: [(_) => ({ l: _.all([1, 2]) }), 'a', { l: { $all: 1 } }, /needs an array/],
  elemMatch: [
    (_) => ({ items: _.elemMatch({ k: 1, v: _.gt(5) }) }),
    'b',
    { items: { $elemMatch: 1 } },
    /needs an Object/,
  ],
  exists: [(_) => ({ none: _.exists(false) }), 'a b'],
  size: [(_) => ({ l: _.size(2) }), 'a b', { l: { $size: -1 } }, /\$size/],
  mod: [
    (_) => ({ n: (_ as { mod(by: number, rest: number): object }).mod(4, 1) }),
    'a b',
    { n: { $mod: [0, 1] } },
    /divisor cannot be 0/,
  ],
  geoNear: [
    (_, geo) => ({ at: _.geoNear({ geometry: new geo.Point(116.4, 39.9), maxDistance: 1000 }) }),
    'a',
    { at: { $near: { $geometry: { type: 'Point', coordinates: [1] } } } },
    /invalid point/,
  ],
  geoWithin: [
    (_) => ({ at: _.geoWithin({ centerSphere: [[121, 31], 0.1] }) }),
    'b',
    { at: { $geoWithin: { $geometry: { type: 'Point', coordinates: [1, 2] } } } },
    /needs a Polygon/,
  ],
  geoIntersects: [
    (_, geo) => ({ at: _.geoIntersects({ geometry: new geo.Point(121.5, 31.2) as never }) }),
    'b',
    { at: { $geoIntersects: { $geometry: { type: 'Place' } } } },
    /unknown geo specification/,
  ],
  and: [(_) => ({ n: _.and(_.gt(0), _.lt(5)) }), 'a', { $and: [] }, /nonempty array/],
  nor: [(_) => ({ n: _.nor(_.gt(4), _.lt(0)) }), 'a', { $nor: {} }, /nonempty array/],
  or: [(_) => _.or({ n: 1 }, { s: 'cd' }), 'a b', { $or: [1] }, /full objects/],
  not: [(_) => ({ n: _.not(_.gt(1)) }), 'a', { n: { $not: 1 } }, /needs a regex or a document/],
  expr: [(_) => _.expr(_.aggregate.gt(['$n', 1])), 'b', { $expr: { $divide: ['$n', 0] } }, /by zero/],
  jsonSchema: [
    (_) => _.jsonSchema({ properties: { n: { maximum: 4 } } }),
    'a',
    { $jsonSchema: { required: 1 } },
    /needs an array/,
  ],
}

type Change = (_: Command) => object

/** What is set in `a`, what is there then, and if MongoDB refuses any: a modifier that it refuses, and its reason. */
const updates: Record<string, readonly [change: Change, after: Fields, wrong?: object, reason?: RegExp]> = {
  set: [(_) => ({ n: _.set({ x: 1 }) }), { n: { x: 1 } }, { $set: { 's.x': 1 } }, /Cannot create field/],
  remove: [(_) => ({ n: _.remove() }), { n: undefined }, { $unset: { 'n.$': '' } }, /positional/],
  inc: [(_) => ({ n: _.inc(2) }), { n: 3 }, { $inc: { s: 1 } }, /non-numeric/],
  mul: [(_) => ({ n: _.mul(2) }), { n: 2 }, { $mul: { s: 1 } }, /non-numeric/],
  push: [(_) => ({ l: _.push([3]) }), { l: [1, 2, 3] }, { $push: { n: 1 } }, /must be an array/],
  pull: [(_) => ({ l: _.pull(_.gt(1)) }), { l: [1] }, { $pull: { n: 1 } }, /must be an array/],
  pullAll: [(_) => ({ l: _.pullAll([1, 2]) }), { l: [] }, { $pullAll: { l: 1 } }, /array argument/],
  pop: [(_) => ({ l: _.pop() }), { l: [1] }, { $pop: { l: 2 } }, /expects 1 or -1/],
  shift: [(_) => ({ l: _.shift() }), { l: [2] }, { $pop: { n: -1 } }, /must be an array/],
  unshift: [
    (_) => ({ l: _.unshift([0]) }),
    { l: [0, 1, 2] },
    { $push: { l: { $each: [0], $position: 'first' } } },
    /must be an integer/,
  ],
  addToSet: [(_) => ({ l: _.addToSet(2) }), { l: [1, 2] }, { $addToSet: { n: 1 } }, /must be an array/],
  rename: [(_) => ({ n: _.rename('m') }), { n: undefined, m: 1 }, { $rename: { n: 1 } }, /must be a string/],
  bit: [(_) => ({ n: _.bit({ or: 2 }) }), { n: 3 }, { $bit: { n: { not: 1 } } }, /only supports/],
  max: [(_) => ({ n: _.max(4) }), { n: 4 }, { $max: { 's.x': 1 } }, /Cannot create field/],
  min: [(_) => ({ n: _.min(0) }), { n: 0 }, { $min: { 's.x': 1 } }, /Cannot create field/],
}

const projections: Record<string, readonly [fields: Change, a: Fields, wrong: object, reason: RegExp]> = {
  slice: [(_) => ({ l: _.project.slice(-1) }), { l: [2] }, { l: { $slice: 'x' } }, /\$slice needs a number/],
  elemMatch: [
    (_) => ({ items: _.project.elemMatch({ v: 1 }) }),
    { items: [{ k: 1, v: 1 }] },
    { items: { $elemMatch: 1 } },
    /object required/,
  ],
}

/** Names of a table with their rows, and of those only that have something to refuse. */
const all = <R extends readonly unknown[]>(table: Record<string, R>) =>
  Object.entries(table).map(([name, row]) => ({ name, row }))
const refusing = <R extends readonly unknown[]>(table: Record<string, R>) =>
  all(table).filter(({ row }) => row.length === 4)

it('there is an example of every command of the SDK', () => {
  // There is no text index here, nor can the platform's tools make one: `text` is only ever refused.
  const elsewhere = ['text', 'aggregate', 'project']
  const known = [...Object.keys(queries), ...Object.keys(updates), ...elsewhere]
  const { command } = shelf.db
  expect(Object.keys(command).filter((name) => !known.includes(name))).toEqual([])
  expect(Object.keys(command.project).filter((name) => !(name in projections))).toEqual([])
})

describe('a query', () => {
  beforeAll(fill)

  it.each(all(queries))('$name', async ({ row: [query, found] }) => {
    const { data } = await shelf.docs.where(query(shelf.db.command, shelf.db.Geo)).get()
    expect((data as { _id: string }[]).map(({ _id: id }) => id).join(' ')).toBe(found)
  })

  it.each(refusing(queries))('$name refuses what it cannot take', async ({ row: [, , wrong, reason] }) => {
    const raw = shelf.docs.options({ raw: true }).where(wrong!)
    await expect(raw.get()).rejects.toThrow(failed('DATABASE_REQUEST_FAILED', reason!))
  })

  it('for words is refused, for there is no text index', async () => {
    const { command } = shelf.db
    const noIndex = failed('DATABASE_REQUEST_FAILED', /text index required/)
    const search = command.text({ search: '微规' } as never)
    await expect(shelf.docs.where({ $text: search }).get()).rejects.toThrow(noIndex)
    const score = shelf.docs.aggregate().project({ score: command.aggregate.meta('textScore') })
    await expect(score.end()).rejects.toThrow(failed('DATABASE_INVALID_OPERRATOR', /\$meta/))
  })
})

describe('an update', () => {
  beforeEach(fill)

  it.each(all(updates))('$name', async ({ row: [change, after] }) => {
    await shelf.docs.doc('a').update(change(shelf.db.command))
    expect(await shelf.read('a')).toEqual({
      _id: 'a',
      ...before().a,
      ...after,
      at: expect.anything() as unknown,
    })
  })

  it.each(refusing(updates))('$name refuses what it cannot take', async ({ row: [, , wrong, reason] }) => {
    const raw = shelf.docs.where({ _id: 'a' }).options({ raw: true })
    await expect(raw.update(wrong!)).rejects.toThrow(failed('DATABASE_REQUEST_FAILED', reason!))
  })
})

describe('a projection', () => {
  beforeAll(fill)
  const asked = (fields: object) => shelf.docs.where({ _id: 'a' }).field(fields).get() // prettier-ignore

  it.each(all(projections))('$name', async ({ row: [fields, a] }) => {
    expect((await asked(fields(shelf.db.command))).data[0]).toMatchObject(a)
  })

  it.each(all(projections))('$name refuses what it cannot take', async ({ row: [, , wrong, reason] }) => {
    await expect(asked(wrong)).rejects.toThrow(failed('DATABASE_REQUEST_FAILED', reason))
  })
})
