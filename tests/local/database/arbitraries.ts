import fc from 'fast-check'
import type { Doc, Value } from '../../../local/database/value'
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
import { asLong } from '../../../local/database/values/numbers'

const names = fc.constantFrom('a', 'b', 'c', '名')

/** Values that collide often, so that equal, neighbouring and mixed types all come up. */
const scalars: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom('', 'a', 'ab', 'a\0', 'a\0b', '中', '﹏', '😀', '\u00ff', '10', '9'),
  fc.integer({ min: -2, max: 2 }).map((ms) => new Date(ms)),
)

const edge = 2n ** 53n
const decimal = (text: string) => Decimal.parse(text)!
const special: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom(edge, edge + 1n, -edge, -edge - 1n, 2n ** 63n - 1n, -(2n ** 63n)),
  fc.constantFrom(2 ** 53, -(2 ** 53), 2 ** 63, 0.1, 0.5, NaN, Infinity, -Infinity),
  fc
    .constantFrom('0', '0.0', '0.1', '0.5', '1', '1.0', '-2', '9007199254740993', '9007199254740993.5')
    .map(decimal),
  fc.constantFrom('1E+400', '-1E+400', '1E-400', '-1E-400', 'NaN', 'Infinity', '-Infinity').map(decimal),
  fc
    .tuple(fc.constantFrom('', 'a', 'ab', '\0'), fc.constantFrom(0, 4))
    .map(([text, subtype]) => new Binary(Buffer.from(text), subtype)),
  fc.tuple(fc.nat(2), fc.nat(2)).map(([seconds, n]) => new Timestamp(seconds, n)),
  fc.constantFrom(minKey, maxKey),
  fc.constantFrom('', 'a', '中').map((text) => new SymbolText(text)),
  fc.constantFrom(new Code('a'), new Code('b'), new Code('a', { x: 1 }), new Code('a', {})),
)

/** An answer holds their text instead, so that documents found cannot be compared with documents put in. */
const objectIds = fc
  .constantFrom('0'.repeat(24), '0'.repeat(23) + '1', 'f'.repeat(24))
  .map((hex) => new ObjectId(hex))

export const anyScalars: fc.Arbitrary<Value> = fc.oneof(
  scalars,
  special,
  objectIds,
  fc.double(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => asLong(n)!),
  fc
    .tuple(
      fc.bigInt({ min: -(10n ** 34n) + 1n, max: 10n ** 34n - 1n }),
      fc.integer({ min: -6176, max: 6111 }),
    )
    .map(([digits, exponent]) => Decimal.of(digits, exponent)),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => Decimal.parse(String(n))!),
  fc.string({ unit: 'binary' }),
  fc.date({ noInvalidDate: true }),
  fc.constantFrom(/a/, /a/i, /b/),
)

export const values: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { weight: 6, arbitrary: anyScalars },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 4 }) },
    { weight: 1, arbitrary: fc.dictionary(names, tie('value'), { maxKeys: 4, noNullPrototype: true }) },
  ),
})).value

/** Mostly few small numbers: ranges then overlap, and lists have elements on both sides of a bound. */
const close: fc.Arbitrary<Value> = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 1, arbitrary: scalars },
  { weight: 1, arbitrary: special },
)
const parts = fc.dictionary(fc.constantFrom('x', 'y'), close, { noNullPrototype: true })
const field: fc.Arbitrary<Value> = fc.oneof(
  { weight: 2, arbitrary: close },
  { weight: 2, arbitrary: fc.array(close, { maxLength: 3 }) },
  { weight: 2, arbitrary: fc.array(parts, { maxLength: 3 }) },
  { weight: 1, arbitrary: parts },
)

/** Documents over few fields; `a` may hold lists and objects, the others only scalars. */
export const documents: fc.Arbitrary<Doc> = fc.record(
  { a: field, b: close, c: close },
  { requiredKeys: [], noNullPrototype: true },
)

const condition: fc.Arbitrary<Value> = fc.oneof(
  { weight: 2, arbitrary: close },
  { weight: 2, arbitrary: fc.record({ $in: fc.array(close, { maxLength: 3 }) }, { noNullPrototype: true }) },
  { weight: 2, arbitrary: fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$ne', '$eq').chain(operator) },
  { weight: 3, arbitrary: fc.record({ $gte: close, $lt: close }, { noNullPrototype: true }) },
  { weight: 1, arbitrary: fc.record({ $exists: fc.boolean() }, { noNullPrototype: true }) },
  { weight: 4, arbitrary: fc.oneof(...rarer()) },
)

/** Operators that an index serves in part or not at all. */
function rarer(): fc.Arbitrary<Value>[] {
  const few = fc.array(close, { maxLength: 3 })
  const range = fc.record({ $gte: close, $lt: close }, { noNullPrototype: true })
  return [
    few.map(($nin) => ({ $nin })),
    fc.array(field, { minLength: 1, maxLength: 2 }).map(($all) => ({ $all })),
    field.map(($eq) => ({ $eq })),
    fc.array(field, { maxLength: 2 }).map(($in) => ({ $in })),
    fc.nat(2).map(($size) => ({ $size })),
    fc.tuple(fc.constantFrom(2, 3), fc.nat(2)).map(($mod) => ({ $mod })),
    fc.constantFrom('number', 'string', 'array', 'null').map(($type) => ({ $type })),
    fc.constantFrom('a', '^a', 'b$', '中').map(($regex) => ({ $regex, $options: 'i' })),
    range.map(($elemMatch) => ({ $elemMatch })),
    fc.record({ x: fc.oneof(close, range) }, { noNullPrototype: true }).map(($elemMatch) => ({ $elemMatch })),
    fc.oneof(operator('$gt'), range).map(($not) => ({ $not })),
    fc.tuple(close, few).map(([$gte, $nin]) => ({ $gte, $nin })),
  ]
}

function operator(name: string): fc.Arbitrary<Value> {
  return close.map((operand) => ({ [name]: operand }))
}

const paths = fc.constantFrom('a', 'a.x', 'a.y', 'b', 'c', '_id')
const flat = fc.dictionary(paths, condition, { minKeys: 1, maxKeys: 2, noNullPrototype: true })

export const queries: fc.Arbitrary<Doc> = fc.oneof(
  { weight: 8, arbitrary: flat },
  { weight: 1, arbitrary: fc.tuple(flat, flat).map(([one, two]) => ({ $and: [one, two] })) },
  { weight: 1, arbitrary: fc.tuple(flat, flat).map(([one, two]) => ({ ...one, $nor: [two] })) },
  {
    weight: 1,
    arbitrary: fc.tuple(flat, close).map(([one, value]) => ({ ...one, $expr: { $lt: ['$b', value] } })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(flat, flat, flat).map(([one, two, three]) => ({ ...one, $or: [two, three] })),
  },
)

export const orders: fc.Arbitrary<Doc> = fc
  .uniqueArray(fc.tuple(paths, fc.constantFrom(1, -1)), { maxLength: 2, selector: ([path]) => path })
  .map((pairs) => Object.fromEntries(pairs))
