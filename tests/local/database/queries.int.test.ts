import { openShelf, refused, unknown, type Shelf } from './shelf'

let shelf: Shelf
beforeAll(async () => {
  shelf = await openShelf()
})
afterAll(() => shelf.local.stop())

type Command = Shelf['db']['command']
type Row = [title: string, docs: object, where: (_: Command) => object, found: string[]]

/** The SDK declares no parameters. */
const mod = (_: Command, ...numbers: unknown[]) => (_.mod as (...numbers: unknown[]) => object)(...numbers)
const expression = (regexp: string, options = '') => shelf.db.RegExp({ regexp, options })

/** Documents by their `_id`: what `v` is in each. */
const numbers = { a: 1, b: 5, c: 9, d: '5', e: null, f: [1, 9], g: NaN }
const lists = {
  a: [],
  b: [1],
  c: [1, 2],
  d: [[1, 2]],
  e: 1,
  f: [
    { x: 1, y: 2 },
    { x: 3, y: 4 },
  ],
  g: { x: 1 },
}
const texts = { a: 'Apple', b: 'apple pie', c: 'one\napple', d: ['grape', 'APPLE'], e: 5, f: '😀', g: 'a b' }
const objects = { a: { x: 1, y: 2 }, b: { y: 2, x: 1 }, c: { x: 1 }, d: [{ x: 1, y: 2 }] }

const rows: Row[] = [
  ['eq', numbers, (_) => ({ v: _.eq(5) }), ['b']],
  ['eq of an element', numbers, (_) => ({ v: 9 }), ['c', 'f']],
  ['eq null', { ...numbers }, (_) => ({ missing: _.eq(null) }), ['a', 'b', 'c', 'd', 'e', 'f', 'g']],
  ['neq', numbers, (_) => ({ v: _.neq(1) }), ['b', 'c', 'd', 'e', 'g']],
  ['lt leaves other types and NaN', numbers, (_) => ({ v: _.lt(5) }), ['a', 'f']],
  ['lte', numbers, (_) => ({ v: _.lte(5) }), ['a', 'b', 'f']],
  ['gt', numbers, (_) => ({ v: _.gt(5) }), ['c', 'f']],
  ['gte text', numbers, (_) => ({ v: _.gte('4') }), ['d']],
  ['gte null is eq null', numbers, (_) => ({ v: _.gte(null) }), ['e']],
  ['gt null is nothing', numbers, (_) => ({ v: _.gt(null) }), []],
  ['a list met by two elements', numbers, (_) => ({ v: _.gt(4).and(_.lt(6)) }), ['b', 'f']],
  ['in', numbers, (_) => ({ v: _.in([5, '5', null]) }), ['b', 'd', 'e']],
  ['in with an expression', texts, (_) => ({ v: _.in([/^apple/, 5]) }), ['b', 'e']],
  ['nin', numbers, (_) => ({ v: _.nin([1, null]) }), ['b', 'c', 'd', 'g']],
  ['and', numbers, (_) => _.and([{ v: _.gt(1) }, { v: _.lt(9) }]), ['b', 'f']],
  ['or of one field', numbers, (_) => ({ v: _.or(_.eq(1), _.gt(8)) }), ['a', 'c', 'f']],
  ['or of many', numbers, (_) => _.or({ v: 1 }, { _id: 'd' }), ['a', 'd', 'f']],
  ['nor', numbers, (_) => _.nor([{ v: _.gt(1) }, { v: null }]), ['a', 'd', 'g']],
  ['not', numbers, (_) => ({ v: _.not(_.gt(1)) }), ['a', 'd', 'e', 'g']],
  ['not with an expression', texts, (_) => ({ v: _.not(/apple/i as never) }), ['e', 'f', 'g']],
  ['exists', { a: 1, b: undefined, c: null }, (_) => ({ v: _.exists(true) }), ['a', 'c']],
  ['exists not', { a: 1, b: undefined, c: null }, (_) => ({ v: _.exists(false) }), ['b']],
  ['exists in a list', lists, (_) => ({ 'v.x': _.exists(true) }), ['f', 'g']],
  ['mod', { a: 4, b: 5, c: -5, d: 5.7, e: '5' }, (_) => ({ v: mod(_, 3, 2) }), ['b', 'd']],
  ['mod below zero', { a: -5, b: 5 }, (_) => ({ v: mod(_, [3, -2]) }), ['a']],
  ['all', lists, (_) => ({ v: _.all([1, 2]) }), ['c']],
  ['all of one value', lists, (_) => ({ v: _.all([1]) }), ['b', 'c', 'e']],
  ['all of nothing', lists, (_) => ({ v: _.all([]) }), []],
  ['all of a list', lists, (_) => ({ v: _.all([[1, 2]]) }), ['c', 'd']],
  ['all with elemMatch', lists, (_) => ({ v: _.all([_.elemMatch({ x: 1, y: 2 })]) }), ['f']],
  ['elemMatch of values', lists, (_) => ({ v: _.elemMatch(_.gt(1)) }), ['c']],
  ['elemMatch of objects', lists, (_) => ({ v: _.elemMatch({ x: _.gt(1), y: 4 }) }), ['f']],
  ['elemMatch passes scalars by', lists, (_) => ({ v: _.elemMatch({ v: 1 }) }), []],
  ['elemMatch across elements is none', lists, (_) => ({ v: _.elemMatch({ x: 1, y: 4 }) }), []],
  ['size', lists, (_) => ({ v: _.size(1) }), ['b', 'd']],
  ['a path through a list', lists, () => ({ 'v.x': 3 }), ['f']],
  ['a position in a list', lists, () => ({ 'v.1': 2 }), ['c']],
  ['a position and a field', lists, () => ({ 'v.1.y': 4 }), ['f']],
  ['a list, exactly', lists, (_) => ({ v: _.eq([1, 2]) }), ['c', 'd']],
  ['a nested object by its fields', objects, () => ({ v: { x: 1, y: 2 } }), ['a', 'b', 'd']],
  ['an object, exactly', objects, (_) => ({ v: _.eq({ x: 1, y: 2 }) }), ['a', 'd']],
  ['a regular expression', texts, () => ({ v: /apple/ }), ['b', 'c']],
  ['its flag i', texts, () => ({ v: /^apple/i }), ['a', 'b', 'd']],
  ['its flag m', texts, () => ({ v: expression('^apple', 'm') }), ['b', 'c']],
  ['its flag s', texts, () => ({ v: expression('e.a', 's') }), ['c']],
  ['its flag x', texts, () => ({ v: expression('a pp # twice', 'x') }), ['b', 'c']],
  ['its inline flag', texts, () => ({ v: expression('(?i)^APPLE$') }), ['a', 'd']],
  ['a dot is a character', texts, () => ({ v: expression('^.$') }), ['f']],
  ['a flag of JavaScript', texts, () => ({ v: /apple/g }), ['b', 'c']],
  ['$regex and $options', texts, () => ({ v: { $regex: '^apple', $options: 'i' } }), ['a', 'b', 'd']],
  ['expr', objects, (_) => _.expr(_.aggregate.eq(['$v.x', 1])), ['a', 'b', 'c']],
  [
    'expr: a missing field is below all',
    { a: 1, b: undefined },
    (_) => _.expr(_.aggregate.lt(['$v', 0])),
    ['b'],
  ],
  ['dates', { a: new Date(5), b: new Date(9) }, (_) => ({ v: _.gt(new Date(6)) }), ['b']],
  ['$type', numbers, () => ({ v: { $type: ['string', 'null'] } }), ['d', 'e']],
  [
    'a schema',
    numbers,
    (_) => _.jsonSchema({ properties: { v: { bsonType: 'number', minimum: 5 } } }),
    ['b', 'c'],
  ],
  ['a field that objects inherit', { a: 1 }, (_) => ({ constructor: _.exists(true) }), []],
]

describe('a query finds', () => {
  it.each(rows)('%s', async (_title, docs, where, found) => {
    await shelf.fill(documentsOf(docs))
    const { data } = (await shelf.docs.where(where(shelf.db.command)).get()) as {
      data: { _id: string }[]
    }
    expect(data.map(({ _id: id }) => id)).toEqual(found)
  })
})

describe('a query is refused', () => {
  it.each<[string, (_: Command) => object, Error]>([
    ['in without a list', () => ({ v: { $in: 5 } }), refused(/\$in needs an array/)],
    ['mod by zero', (_) => ({ v: mod(_, 0, 1) }), refused(/divisor cannot be 0/)],
    ['mod of one number', (_) => ({ v: mod(_, 3) }), refused(/malformed mod/)],
    ['size below zero', (_) => ({ v: _.size(-1) }), refused(/\$size/)],
    ['neq with an expression', (_) => ({ v: _.neq(/x/) }), refused(/regex/)],
    ['gt with an expression', (_) => ({ v: _.gt(/x/) }), refused(/RegEx/)],
    ['or of nothing', () => ({ $or: [] }), refused(/nonempty array/)],
    ['not of a value', () => ({ v: { $not: 5 } }), refused(/\$not needs/)],
    ['elemMatch of a value', (_) => ({ v: _.elemMatch(5) }), refused(/\$elemMatch needs an Object/)],
    ['an unknown operator', () => ({ v: { $like: 'x' } }), unknown(/unknown operator: \$like/)],
    ['an unknown operator beside a known one', () => ({ v: { $gt: 1, $like: 'x' } }), unknown(/\$like/)],
    ['a field beside an operator', () => ({ v: { $gt: 1, like: 'x' } }), unknown(/unknown operator: like/)],
    ['an unknown operator at the top', () => ({ $where: 'true' }), unknown(/\$where/)],
    ['an unknown expression', () => ({ $expr: { $guess: 1 } }), unknown(/Unrecognized expression '\$guess'/)],
    ['a text search without its index', () => ({ $text: { $search: 'x' } }), refused(/text index required/)],
  ])('%s', async (_title, where, error) => {
    await shelf.fill([])
    // What does not use the command is sent as it is.
    const docs = where.length === 0 ? shelf.docs.options({ raw: true }) : shelf.docs
    await expect(docs.where(where(shelf.db.command)).get()).rejects.toThrow(error)
  })
})

describe('the order', () => {
  it('is by several fields, by BSON type and by the best element of a list', async () => {
    const values = [[5, 1], 'text', 3, null, { x: 1 }, true, new Date(0), [], 'text']
    await shelf.fill(values.map((v, i) => ({ _id: `d${i}`, v, n: -i })))
    const ids = async (way: 'asc' | 'desc') => {
      const { data } = await shelf.docs.orderBy('v', way).orderBy('n', 'asc').get()
      return (data as { _id: string }[]).map(({ _id: id }) => Number(id.slice(1)))
    }
    expect(await ids('asc')).toEqual([7, 3, 0, 2, 8, 1, 4, 5, 6])
    expect(await ids('desc')).toEqual([6, 5, 4, 8, 1, 0, 2, 3, 7])
  })

  it('cuts pages out of it', async () => {
    await shelf.fill(Array.from({ length: 10 }, (_unused, n) => ({ _id: `d${n}`, n })))
    const { data } = await shelf.docs.orderBy('n', 'desc').skip(7).limit(5).get()
    expect((data as { n: number }[]).map(({ n }) => n)).toEqual([2, 1, 0])
  })
})

function documentsOf(values: object): object[] {
  return Object.entries(values).map(([_id, v]: [string, unknown]) => ({ _id, ...(v !== undefined && { v }) }))
}
