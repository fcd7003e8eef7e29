import fc from 'fast-check'
import { compare } from '../../../local/database/compare'
import { stringifyEjson } from '../../../local/database/ejson'
import type { Doc, Value } from '../../../local/database/value'
import { anyScalars } from './arbitraries'
import { openShelf, refused, type Shelf } from './shelf'

let shelf: Shelf
beforeAll(async () => {
  shelf = await openShelf()
})
afterAll(() => shelf.local.stop())

/**
 * The SDK keeps the classes of its own BSON library only inside of `_.set`; elsewhere it sends the objects that they
 * are made of, and puts types around numbers in EJSON. So these documents go past it.
 */
const ejson = {
  long: { $numberLong: '9007199254740993' },
  decimal: { $numberDecimal: '1.50' },
  objectId: { $oid: '5f0000000000000000000001' },
  binData: { $binary: { base64: 'aGk=', subType: '05' } },
  timestamp: { $timestamp: { t: 5, i: 1 } },
  symbol: { $symbol: 's' },
  javascript: { $code: 'f()' },
  javascriptWithScope: { $code: 'f()', $scope: { a: 1 } },
  minKey: { $minKey: 1 },
  maxKey: { $maxKey: 1 },
}
const codes = {
  long: 18,
  decimal: 19,
  objectId: 7,
  binData: 5,
  timestamp: 17,
  symbol: 14,
  javascript: 13,
  javascriptWithScope: 15,
  minKey: -1,
  maxKey: 127,
}
const kinds = Object.keys(ejson) as (keyof typeof ejson)[]

/** What the platform answers, before the SDK has read it. */
async function answered(params: object = {}): Promise<Record<string, unknown>[]> {
  const asked = { collectionName: 'shelf', queryType: 'WHERE', ...params }
  const { data } = await shelf.local.database.call('database.getDocument', asked)
  return (data as { list: string[] }).list.map((text) => JSON.parse(text) as Record<string, unknown>)
}

async function put(docs: readonly object[]): Promise<void> {
  await shelf.fill([])
  const data = docs.map((doc) => JSON.stringify(doc))
  await shelf.local.database.call('database.insertDocument', { collectionName: 'shelf', data })
}

describe('a value of BSON', () => {
  beforeAll(() => put(kinds.map((kind) => ({ _id: kind, v: ejson[kind] }))))

  it.each(kinds)('of type %s is kept', async (kind) => {
    const [doc] = await answered({ query: JSON.stringify({ _id: kind }) })
    expect(doc!.v).toEqual(kind === 'objectId' ? ejson.objectId.$oid : ejson[kind])
  })

  it.each(kinds)('of type %s is found by itself and by its type', async (kind) => {
    const found = async (v: unknown) =>
      (await answered({ query: JSON.stringify({ v }) })).map(({ _id: id }) => id)
    expect(await found(ejson[kind])).toEqual([kind])
    expect(await found({ $type: kind })).toEqual([kind])
    expect(await found({ $type: codes[kind] })).toEqual([kind])
  })

  it('comes in its place', async () => {
    const { data } = await shelf.docs.orderBy('v', 'asc').get()
    expect((data as { _id: string }[]).map(({ _id: id }) => id)).toEqual([
      ...['minKey', 'decimal', 'long', 'symbol', 'binData', 'objectId'],
      ...['timestamp', 'javascript', 'javascriptWithScope', 'maxKey'],
    ])
  })

  it('can be an _id, and answers by it', async () => {
    const { docs } = shelf
    const ids: unknown[] = [ejson.objectId, ejson.long, ejson.binData]
    await docs.add(ids.map((_id) => ({ _id, is: 'id' })))
    expect((await docs.where({ _id: ejson.objectId, is: 'id' }).get()).data).toEqual([
      { _id: ejson.objectId.$oid, is: 'id' },
    ])
    await expect(docs.add({ _id: ejson.long })).rejects.toThrow(refused(/E11000/))
    expect((await docs.where({ is: 'id' }).remove()).deleted).toBe(3)
  })

  it('is sent by the SDK inside of set', async () => {
    const { db, docs } = shelf
    const { data } = await docs.aggregate().match({ _id: 'decimal' }).end()
    await docs.doc('long').update({ v: db.command.set((data as { v: object }[])[0]!.v) })
    expect((await answered({ query: '{"_id":"long"}' }))[0]!.v).toEqual(ejson.decimal)
  })

  it('is read by the SDK as far as it can', async () => {
    const { data } = await shelf.docs
      .aggregate()
      .match({ _id: { $in: ['decimal', 'binData'] } as never })
      .sort({ _id: 1 })
      .end()
    const [binData, decimal] = data as { v: { toString(): string; buffer: Buffer } }[]
    expect(decimal!.v.toString()).toBe('1.50')
    expect(String(binData!.v.buffer)).toBe('hi')
  })
})

describe('MinKey and MaxKey', () => {
  it('bound every type in a range', async () => {
    await put([{ _id: 'a', v: 1 }, { _id: 'b', v: 'x' }, { _id: 'c' }])
    const count = async (v: object) => (await answered({ query: JSON.stringify({ v }) })).length
    expect(await count({ $gt: ejson.minKey })).toBe(3)
    expect(await count({ $gte: ejson.minKey, $lte: ejson.maxKey })).toBe(3)
    expect(await count({ $lt: ejson.minKey })).toBe(0)
    expect(await count({ $gt: ejson.maxKey })).toBe(0)
  })
})

const long = (n: string) => ({ $numberLong: n })
const decimal = (n: string) => ({ $numberDecimal: n })

describe('arithmetic', () => {
  it.each<[string, unknown, object, unknown]>([
    ['inc of a long', long('9007199254740993'), { $inc: { v: 2 } }, long('9007199254740995')],
    ['inc beyond 2^53', 9_007_199_254_740_991, { $inc: { v: 2 } }, long('9007199254740993')],
    ['inc back', long('9007199254740993'), { $inc: { v: -3 } }, 9_007_199_254_740_990],
    ['inc of a decimal', decimal('0.10'), { $inc: { v: decimal('0.2') } }, decimal('0.30')],
    ['inc by a double', decimal('1'), { $inc: { v: 0.5 } }, decimal('1.500000000000000')],
    ['mul of a long', long('4611686018427387903'), { $mul: { v: 2 } }, long('9223372036854775806')],
    ['mul of a decimal', decimal('1.10'), { $mul: { v: 3 } }, decimal('3.30')],
    ['mul of nothing', undefined, { $mul: { v: decimal('2.0') } }, decimal('0.0')],
    [
      'max by exact value',
      9_007_199_254_740_992,
      { $max: { v: long('9007199254740993') } },
      long('9007199254740993'),
    ],
    ['bit of a long', long('9007199254740993'), { $bit: { v: { xor: 3 } } }, long('9007199254740994')],
  ])('%s', async (_title, before, change, after) => {
    await put([{ _id: 'a', v: before }])
    await shelf.docs.where({ _id: 'a' }).options({ raw: true }).update(change)
    expect((await answered())[0]!.v).toEqual(after)
  })

  it.each<[string, unknown, object, RegExp]>([
    ['inc', long('9223372036854775807'), { $inc: { v: 1 } }, /Failed to apply \$inc operations/],
    ['mul', long('9223372036854775807'), { $mul: { v: 2 } }, /Failed to apply \$mul operations/],
    ['inc by an ObjectId', 1, { $inc: { v: ejson.objectId } }, /non-numeric argument/],
    ['inc of a timestamp', ejson.timestamp, { $inc: { v: 1 } }, /of type timestamp/],
    ['bit of a decimal', decimal('1'), { $bit: { v: { and: 1 } } }, /non-integral/],
  ])('refuses %s beyond a long or of another type', async (_title, before, change, message) => {
    await put([{ _id: 'a', v: before }])
    const raw = shelf.docs.where({ _id: 'a' }).options({ raw: true })
    await expect(raw.update(change)).rejects.toThrow(refused(message))
  })

  it.each<[string, object, string]>([
    ['add', { $add: [long('9007199254740993'), 1] }, '9007199254740994'],
    ['add beyond a long', { $add: [long('9223372036854775807'), 1] }, '9223372036854776000'],
    ['add of decimals', { $add: [decimal('0.1'), decimal('0.20')] }, '0.30'],
    ['subtract', { $subtract: [decimal('1'), decimal('0.9')] }, '0.1'],
    ['multiply', { $multiply: [decimal('1.5'), 2] }, '3.0'],
    ['divide', { $divide: [decimal('1'), 3] }, `0.${'3'.repeat(34)}`],
    ['divide with a rest of more than half', { $divide: [decimal('2'), 3] }, `0.${'6'.repeat(33)}7`],
    ['divide evenly', { $divide: [decimal('1.00'), 4] }, '0.25'],
    ['divide of longs', { $divide: [6, 4] }, '1.5'],
    ['mod', { $mod: [long('9007199254740993'), 10] }, '3'],
    ['mod of decimals', { $mod: [decimal('-7.5'), 2] }, '-1.5'],
    ['abs', { $abs: decimal('-1.50') }, '1.50'],
    ['ceil and floor', { $add: [{ $ceil: decimal('1.2') }, { $floor: decimal('-1.2') }] }, '0'],
    ['trunc', { $trunc: [decimal('-1.259'), 2] }, '-1.25'],
    ['round to the even', { $round: [decimal('1.25'), 1] }, '1.2'],
    ['round of a long', { $round: [long('9007199254740993'), -1] }, '9007199254740990'],
    ['sqrt', { $sqrt: decimal('2') }, '1.414213562373095048801688724209698'],
    ['sqrt of a square', { $sqrt: decimal('6.25') }, '2.5'],
    ['pow', { $pow: [3, 39] }, '4052555153018976267'],
    ['sum', { $sum: [long('9007199254740993'), 1, 'x'] }, '9007199254740994'],
    ['avg', { $avg: [decimal('1'), decimal('2')] }, '1.5'],
    ['a number far out', { $add: [decimal('1E+6144'), 1] }, `1.${'0'.repeat(33)}E+6144`],
    ['a number too far out', { $multiply: [decimal('9E+6144'), 10] }, 'Infinity'],
    ['infinities', { $subtract: [decimal('Infinity'), decimal('Infinity')] }, 'NaN'],
    ['toDecimal', { $toDecimal: 0.1 }, '0.100000000000000'],
    ['toLong', { $toLong: '9007199254740993' }, '9007199254740993'],
    ['toLong of a decimal', { $toLong: decimal('-5.9') }, '-5'],
    ['toInt', { $toInt: 5.9 }, '5'],
    ['toDouble', { $toDouble: decimal('1.50') }, '1.5'],
    ['toObjectId', { $toObjectId: '5F0000000000000000000001' }, '5f0000000000000000000001'],
    [
      'the date in an ObjectId',
      { $toDate: { $toObjectId: '5f0000000000000000000001' } },
      '2020-07-04T04:05:20.000Z',
    ],
    ['toBool', { $cond: [{ $toBool: decimal('0.0') }, 'yes', 'no'] }, 'no'],
    ['convert that fails', { $convert: { input: 'x', to: 'int', onError: 'no' } }, 'no'],
    ['convert of null', { $convert: { input: null, to: 16, onNull: 'none' } }, 'none'],
    ['type', { $type: decimal('1') }, 'decimal'],
    ['type of a long', { $type: long('9007199254740993') }, 'long'],
    ['type of nothing', { $type: '$none' }, 'missing'],
  ])('of expressions: %s', async (_title, expression, text) => {
    await shelf.fill([{ _id: 'a' }])
    const { data } = await shelf.docs
      .aggregate()
      .project({ v: { $toString: expression } })
      .end()
    expect((data as { v: string }[])[0]!.v).toBe(text)
  })

  it.each<[string, object, RegExp]>([
    ['exp of a decimal', { $exp: decimal('1') }, /decimals is not supported here/],
    ['sine of a decimal', { $sin: decimal('1') }, /decimals is not supported here/],
    ['toInt of too much', { $toInt: long('9007199254740993') }, /overflow/],
    ['toInt of words', { $toInt: 'few' }, /Failed to parse number 'few'/],
    ['a date of an int', { $toDate: 1 }, /Unsupported conversion from int to date/],
    ['text of a list', { $toString: [[1]] }, /Unsupported conversion from array to string/],
    ['a type nobody knows', { $convert: { input: 1, to: 'text' } }, /Unknown type name/],
  ])('refuses %s', async (_title, expression, message) => {
    await shelf.fill([{ _id: 'a' }])
    const asked = shelf.docs.aggregate().project({ v: expression }).end()
    await expect(asked).rejects.toThrow(refused(message))
  })
})

describe('an index of values of all types', () => {
  const operators = fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte', '$ne', '$in', '$nin')
  const kept = anyScalars.filter((value) => !(value instanceof RegExp))
  let collections = 0

  it('finds what is found without, in the order of values', async () => {
    const { database } = shelf.local
    const asked = fc.array(fc.tuple(operators, kept), { minLength: 8, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(fc.array(kept, { minLength: 1, maxLength: 12 }), asked, async (values, queries) => {
        const names = [`bare-${++collections}`, `indexed-${collections}`] as const
        const up = { name: 'up', fields: [['v', 1]] } as const
        const down = { name: 'down', fields: [['v', -1], ['w', 1]] } as const // prettier-ignore
        database.declare([
          { name: names[0], indexes: [] },
          { name: names[1], indexes: [up, down] },
        ])
        const data = values.map((v, i) => stringifyEjson({ _id: i, v, w: 1 }))
        for (const collectionName of names)
          await database.call('database.insertDocument', { collectionName, data })
        for (const [operator, operand] of queries) {
          const v: Doc = { [operator]: operator.endsWith('in') ? [operand, 1] : operand }
          for (const direction of [1, -1] as const) {
            const [bare, indexed] = await Promise.all(names.map((name) => idsIn(name, v, direction)))
            expect([...indexed!].sort()).toEqual([...bare!].sort())
            expectOrder(
              indexed!.map((id) => values[id]!),
              direction,
            )
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  async function idsIn(collectionName: string, v: Doc, direction: 1 | -1): Promise<number[]> {
    const query = stringifyEjson({ v })
    const order = JSON.stringify({ v: direction })
    const asked = { collectionName, queryType: 'WHERE', query, order, limit: 1000 }
    const { data } = await shelf.local.database.call('database.getDocument', asked)
    return (data as { list: string[] }).list.map((text) => (JSON.parse(text) as { _id: number })._id)
  }

  function expectOrder(values: readonly Value[], direction: 1 | -1): void {
    const orders = values.slice(1).map((value, i) => compare(values[i]!, value) * direction)
    expect(orders.filter((order) => order > 0)).toEqual([])
  }
})
