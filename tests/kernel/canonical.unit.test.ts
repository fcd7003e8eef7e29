import fc from 'fast-check'
import { canonicalJson } from '../../shared/_kernel'

/** The same value with the members of its objects in another order. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([key, member]) => [key, shuffled(member)] as const)
  return Object.fromEntries(members.reverse())
}

describe('canonical JSON', () => {
  it('is the same however the members are ordered', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1}]}')
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value))
      }),
    )
  })

  it('gives the value back when it is read, so that different values differ', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        // JSON itself knows no -0.
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('tells apart what only looks alike', () => {
    const alike = [1, '1', true, 'true', null, 'null', [], {}, [1], { 0: 1 }, [1, 2], [2, 1], '1,2', [[1], 2]]
    expect(new Set(alike.map(canonicalJson)).size).toBe(alike.length)
  })

  it('leaves out members without a value', () => {
    expect(canonicalJson({ a: undefined, b: { c: undefined } })).toBe('{"b":{}}')
  })
})
