import fc from 'fast-check'
import { compare } from '../../../local/database/compare'
import { parseEjson, stringifyEjson, type Value } from '../../../local/database/ejson'
import { after, inverted, keyBytes } from '../../../local/database/keys'
import { anyScalars, values } from './arbitraries'

const pairs = fc.oneof(fc.tuple(values, values), fc.tuple(anyScalars, anyScalars))

describe('the order of values', () => {
  it('is that of BSON types', () => {
    const ascending: Value[] = [null, NaN, -Infinity, -1, 0, 0.5, 2, 10, '', '10', '9', 'a', '﹏', '😀']
    ascending.push({}, { a: 1 }, [], [0], false, true, new Date(-1), new Date(5), /a/)
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
    ['{"$oid":"5f0000000000000000000001"}', '5f0000000000000000000001'],
    ['{"$regularExpression":{"pattern":"a","options":"i"}}', /a/i],
    ['{"$tcb_server_date":{"offset":{"$numberInt":"5"}}}', new Date(1005)],
    ['{"$gt":{"$numberInt":"1"}}', { $gt: 1 }],
    ['"\\ud800"', '\ufffd'],
  ])('reads %s', (text, value) => {
    expect(parseEjson(text, () => 1000)).toEqual(value)
  })

  it.each(['{', '{"$date":"never"}', '{"__proto__":{"a":1}}', '['.repeat(300) + ']'.repeat(300)])(
    'refuses %s',
    (text) => {
      expect(() => parseEjson(text, never)).toThrow(
        expect.objectContaining({ code: 'INVALID_PARAM' }) as Error,
      )
    },
  )
})
