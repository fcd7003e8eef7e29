import fc from 'fast-check'
import { compare } from '../../../local/database/compare'
import { answerEjson, parseEjson, stringifyEjson } from '../../../local/database/ejson'
import type { Value } from '../../../local/database/value'
import {
  Binary,
  Code,
  maxKey,
  minKey,
  ObjectId,
  SymbolText,
  Timestamp,
} from '../../../local/database/values/bson-values'
import { Decimal } from '../../../local/database/values/decimal'
import { after, inverted, keyBytes } from '../../../local/database/keys'
import { anyScalars, values } from './arbitraries'

const pairs = fc.oneof(fc.tuple(values, values), fc.tuple(anyScalars, anyScalars))

const decimal = (text: string) => Decimal.parse(text)!

describe('the order of values', () => {
  it('is that of BSON types', () => {
    const ascending: Value[] = [minKey, null, NaN, -Infinity, decimal('-1E+400'), -(2n ** 63n), -1]
    ascending.push(decimal('-1E-400'), 0, decimal('0.1'), 0.1, 0.5, 2, 10, 2 ** 53, 2n ** 53n + 1n)
    ascending.push(decimal('9007199254740993.5'), 2n ** 63n - 1n, 2 ** 63, 1e300, decimal('1E+400'), Infinity)
    ascending.push('', '10', '9', 'a', '﹏', '😀', {}, { a: 1 }, [], [0])
    ascending.push(new Binary(Buffer.from('b'), 0), new Binary(Buffer.from('a'), 4))
    ascending.push(
      new Binary(Buffer.from('aa'), 0),
      new ObjectId('0'.repeat(24)),
      new ObjectId('1'.repeat(24)),
    )
    ascending.push(false, true, new Date(-1), new Date(5), new Timestamp(1, 2), new Timestamp(2, 1), /a/)
    ascending.push(new Code('b'), new Code('a', {}), maxKey)
    expect([...ascending].reverse().sort(compare)).toEqual(ascending)
  })

  it('of strings is by code point, not by UTF-16 unit', () => {
    expect(['😀', '﹏'].sort()).toEqual(['😀', '﹏'])
    expect(compare('﹏', '😀')).toBeLessThan(0)
  })

  it('is total', () => {
    fc.assert(
      fc.property(values, values, values, (a, b, c) => {
        expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) + 0)
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0)
      }),
    )
  })
})

describe('an index key', () => {
  const sign = (order: number) => Math.sign(order) + 0

  it('sorts as its value does', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        expect(Buffer.compare(keyBytes(a), keyBytes(b))).toBe(sign(compare(a, b)))
      }),
      { numRuns: 2000 },
    )
  })

  it('sorts the other way when descending', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        expect(Buffer.compare(inverted(keyBytes(a)), inverted(keyBytes(b)))).toBe(sign(compare(b, a)))
      }),
      { numRuns: 2000 },
    )
  })

  it('of several fields sorts field by field', () => {
    fc.assert(
      fc.property(pairs, pairs, ([a, b], [c, d]) => {
        const first = Buffer.concat([keyBytes(a), inverted(keyBytes(c))])
        const second = Buffer.concat([keyBytes(b), inverted(keyBytes(d))])
        expect(Buffer.compare(first, second)).toBe(sign(compare(a, b) || compare(d, c)))
      }),
      { numRuns: 2000 },
    )
  })

  it('ends before the first key that does not begin with it', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 4 }),
        fc.uint8Array({ maxLength: 6 }),
        (prefix, other) => {
          const [from, key] = [Buffer.from(prefix), Buffer.from(other)]
          if (from.every((byte) => byte === 0xff)) return
          const inside = Buffer.compare(from, key) <= 0 && Buffer.compare(key, after(from)) < 0
          expect(inside).toBe(key.subarray(0, from.length).equals(from))
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('EJSON', () => {
  const never = () => 0

  it('gives back what was written', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(compare(parseEjson(stringifyEjson(value), never), value)).toBe(0)
      }),
    )
  })

  it.each([
    ['{"$numberInt":"7"}', 7],
    ['{"$numberLong":"1700000000000"}', 1_700_000_000_000],
    ['{"$numberDouble":"1.5"}', 1.5],
    ['{"$numberDouble":"Infinity"}', Infinity],
    ['{"$date":{"$numberLong":"5"}}', new Date(5)],
    ['{"$date":"1970-01-01T00:00:00.005Z"}', new Date(5)],
    ['{"$oid":"5F0000000000000000000001"}', new ObjectId('5f0000000000000000000001')],
    ['{"$numberLong":"9007199254740993"}', 9_007_199_254_740_993n],
    ['{"$numberDecimal":"1.50"}', decimal('1.50')],
    ['{"$binary":{"base64":"aGk=","subType":"04"}}', new Binary(Buffer.from('hi'), 4)],
    ['{"$binary":"aGk=","$type":"00"}', new Binary(Buffer.from('hi'), 0)],
    [
      '{"$uuid":"00112233-4455-4677-8899-aabbccddeeff"}',
      new Binary(Buffer.from('00112233445546778899aabbccddeeff', 'hex'), 4),
    ],
    ['{"$timestamp":{"t":5,"i":1}}', new Timestamp(5, 1)],
    ['{"$symbol":"s"}', new SymbolText('s')],
    ['{"$code":"f()","$scope":{"a":{"$numberInt":"1"}}}', new Code('f()', { a: 1 })],
    ['{"$minKey":1}', minKey],
    ['{"$maxKey":1}', maxKey],
    ['{"$regularExpression":{"pattern":"a","options":"i"}}', /a/i],
    ['{"$tcb_server_date":{"offset":{"$numberInt":"5"}}}', new Date(1005)],
    ['{"$gt":{"$numberInt":"1"}}', { $gt: 1 }],
    ['"\\ud800"', '\ufffd'],
  ])('reads %s', (text, value) => {
    expect(parseEjson(text, () => 1000)).toEqual(value)
  })

  it('answers with ObjectIds as plain text, wherever they stand', () => {
    const id = new ObjectId('5f0000000000000000000001')
    expect(answerEjson({ id, list: [id], n: 1n })).toBe(
      '{"id":"5f0000000000000000000001","list":["5f0000000000000000000001"],"n":{"$numberLong":"1"}}',
    )
  })

  it.each([
    ...['{', '{"$date":"never"}', '{"__proto__":{"a":1}}', '['.repeat(300) + ']'.repeat(300)],
    ...['{"$oid":"5f"}', '{"$numberLong":"9223372036854775808"}', '{"$numberLong":"1.5"}'],
    ...['{"$numberDecimal":"much"}', '{"$binary":{"base64":1}}', '{"$timestamp":{"t":-1,"i":0}}'],
  ])('refuses %s', (text) => {
    expect(() => parseEjson(text, never)).toThrow(expect.objectContaining({ code: 'INVALID_PARAM' }) as Error)
  })
})
