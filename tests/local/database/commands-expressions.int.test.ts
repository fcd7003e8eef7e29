import { openShelf, failed, type Shelf } from './shelf'

let shelf: Shelf
beforeAll(async () => {
  shelf = await openShelf()
  await shelf.fill([
    { _id: 'a', n: 7, s: '微规', at: new Date('2026-01-04T20:30:15.250Z'), l: [3, 1, 2], o: { x: 1 } },
    { _id: 'b', n: 9, s: '微规', at: new Date('2026-01-04T20:30:15.250Z'), l: [3, 1, 2], o: { y: 2 } },
  ])
})
afterAll(() => shelf.local.stop())

/** An operand, what comes of it, and if MongoDB refuses any: an operand that it refuses, and its reason. */
type Row = readonly [operand: unknown, value: unknown, wrong?: unknown, reason?: RegExp]

const zero = new Date(0)
const no = false
const arguments_ = (n: number) => new RegExp(`takes exactly ${n} arguments`)

const expressions: Record<string, Row> = {
  abs: [-2, 2, 'x', /numeric/],
  add: [['$n', 1], 8, ['$s', 1], /numeric/],
  ceil: [1.2, 2, 'x', /numeric/],
  divide: [[7, 2], 3.5, [1, 0], /by zero/],
  exp: [0, 1, 'x', /numeric/],
  floor: [1.8, 1, 'x', /numeric/],
  ln: [1, 0, 0, /positive number/],
  log: [[8, 2], 3, [8, 1], /base must be/],
  log10: [100, 2, -1, /positive number/],
  mod: [[7, 4], 3, [7, 0], /by zero/],
  multiply: [[2, 3], 6, [2, '3'], /numeric/],
  pow: [[2, 3], 8, [0, -1], /negative exponent/],
  sqrt: [9, 3, -1, /greater than or equal to 0/],
  subtract: [[7, 2], 5, [7, '2'], /numeric/],
  trunc: [-1.7, -1, 'x', /numeric/],
  arrayElemAt: [['$l', -1], 2, ['$n', 0], /arrays/],
  arrayToObject: [[[['k', 1]]], { k: 1 }, [[['k']]], /pairs of two/],
  concatArrays: [['$l', [4]], [3, 1, 2, 4], ['$l', 4], /arrays/],
  filter: [{ input: '$l', as: 'i', cond: { $gt: ['$$i', 1] } }, [3, 2], { input: '$l' }, /Missing 'cond'/],
  in: [[1, '$l'], true, [1, '$n'], /arrays/],
  indexOfArray: [['$l', 2], 2, ['$n', 2], /arrays/],
  isArray: ['$l', true, [1, 2], arguments_(1)],
  map: [{ input: '$l', as: 'i', in: { $add: ['$$i', 1] } }, [4, 2, 3], { input: '$n', in: 1 }, /arrays/],
  range: [[0, 6, 2], [0, 2, 4], [0, 6, 0], /non-zero step/],
  reduce: [
    { input: '$l', initialValue: 0, in: { $add: ['$$value', '$$this'] } },
    6,
    { input: '$l', in: 1 },
    /Missing 'initialValue'/,
  ],
  reverseArray: ['$l', [2, 1, 3], '$n', /arrays/],
  size: ['$l', 3, '$none', /arrays, not missing/],
  slice: [['$l', 1, 1], [1], ['$l', 1, 0], /must be positive/],
  zip: [{ inputs: ['$l', ['a']] }, [[3, 'a']], { inputs: [] }, /at least one input/],
  and: [[1, '$n', true], true],
  not: [[0], true, [1, 2], arguments_(1)],
  or: [[0, null, '$n'], true],
  cmp: [['$n', 9], -1, [1], arguments_(2)],
  eq: [['$n', 7], true, [1, 2, 3], arguments_(2)],
  gt: [['$n', 'x'], no, [1], arguments_(2)],
  gte: [['$n', 7], true, [1], arguments_(2)],
  lt: [['$n', 'x'], true, [1], arguments_(2)],
  lte: [['$n', 6], no, [1], arguments_(2)],
  neq: [['$n', 7], no, [1], arguments_(2)],
  cond: [{ if: '$n', then: 'yes', else: 'no' }, 'yes', [1, 2], arguments_(3)],
  ifNull: [['$none', 'x'], 'x', [1], /at least two arguments/],
  switch: [{ branches: [{ case: '$n', then: 1 }] }, 1, { branches: [] }, /at least one branch/],
  dateFromParts: [{ year: 1970 }, zero, { month: 1 }, /'year' or 'isoWeekYear'/],
  dateFromString: [{ dateString: '1970-01-01' }, zero, { dateString: 'soon' }, /Error parsing date string/],
  dayOfMonth: ['$at', 4, 'x', /can't convert/],
  dayOfWeek: ['$at', 1, 'x', /can't convert/],
  dayOfYear: ['$at', 4, 'x', /can't convert/],
  isoDayOfWeek: ['$at', 7, 'x', /can't convert/],
  isoWeek: ['$at', 1, 'x', /can't convert/],
  isoWeekYear: ['$at', 2026, 'x', /can't convert/],
  millisecond: ['$at', 250, 'x', /can't convert/],
  minute: ['$at', 30, 'x', /can't convert/],
  month: ['$at', 1, 'x', /can't convert/],
  second: ['$at', 15, 'x', /can't convert/],
  hour: [{ date: '$at', timezone: '+08:00' }, 4, { date: '$at', timezone: 'Moon' }, /time zone/],
  week: ['$at', 1, 'x', /can't convert/],
  year: ['$at', 2026, 'x', /can't convert/],
  literal: ['$n', '$n'],
  mergeObjects: [['$o', { z: 3 }], { x: 1, z: 3 }, ['$n', {}], /object inputs/],
  objectToArray: ['$o', [{ k: 'x', v: 1 }], '$n', /document input/],
  allElementsTrue: [['$l'], true, '$n', /arrays/],
  anyElementTrue: [[[0, null]], no, '$n', /arrays/],
  setDifference: [['$l', [1]], [3, 2], ['$l', 1], /arrays/],
  setEquals: [['$l', [1, 2, 3]], true, ['$l', 1], /arrays/],
  setIntersection: [['$l', [1, 9]], [1], ['$l', 1], /arrays/],
  setIsSubset: [[[1], '$l'], true, [1, '$l'], /arrays/],
  setUnion: [['$l', [9]], [3, 1, 2, 9], ['$l', 1], /arrays/],
  concat: [['$s', '!'], '微规!', ['$s', 1], /strings/],
  dateToString: [{ date: '$at', format: '%Y-%m-%d' }, '2026-01-04', { date: '$at', format: '%Q' }, /format/],
  indexOfBytes: [['$s', '规'], 3, ['$n', 'x'], /strings/],
  indexOfCP: [['$s', '规'], 1, ['$s', 'x', -1], /nonnegative/],
  split: [['a-b', '-'], ['a', 'b'], ['a-b', ''], /non-empty separator/],
  strLenBytes: ['$s', 6, '$n', /strings/],
  strLenCP: ['$s', 2, '$none', /strings/],
  strcasecmp: [['ab', 'AB'], 0, ['a'], arguments_(2)],
  substr: [['abc', 1, 1], 'b', ['$s', 1, 1], /UTF-8/],
  substrBytes: [['$s', 0, 3], '微', ['$s', 0, 4], /UTF-8/],
  substrCP: [['$s', 1, 1], '规', ['$s', -1, 1], /nonnegative/],
  toLower: ['AB', 'ab', '$l', /strings/],
  toUpper: ['ab', 'AB', '$l', /strings/],
  avg: ['$l', 2],
  first: ['$l', 3, '$n', /arrays/],
  last: ['$l', 2, '$n', /arrays/],
  max: ['$l', 3],
  min: ['$l', 1],
  stdDevPop: [[2, 4], 1],
  stdDevSamp: [['$n'], null],
  sum: ['$l', 6],
  let: [{ vars: { v: '$n' }, in: { $add: ['$$v', 1] } }, 8, { vars: { v: 1 } }, /Missing 'in'/],
}

/** What they make of both documents. */
const accumulators: Record<string, Row> = {
  addToSet: ['$s', ['微规']],
  avg: ['$n', 8],
  first: ['$n', 7],
  last: ['$n', 9],
  max: ['$n', 9],
  mergeObjects: ['$o', { x: 1, y: 2 }, '$n', /object inputs/],
  min: ['$n', 7],
  push: ['$n', [7, 9]],
  stdDevPop: ['$n', 1],
  stdDevSamp: ['$n', Math.SQRT2],
  sum: ['$n', 16],
}

/** They have examples elsewhere: `pipeline` among the stages; there is no text index for `meta` to tell of. */
const elsewhere = ['pipeline', 'meta']

type Commands = Record<string, (operand: unknown) => unknown>
const commands = () => shelf.db.command.aggregate as unknown as Commands

async function projected(name: string, operand: unknown): Promise<unknown> {
  const value = commands()[name]!(operand)
  const { data } = await shelf.docs.aggregate().match({ _id: 'a' }).project({ value }).end()
  return (data as { value: unknown }[])[0]!.value
}

async function accumulated(name: string, operand: unknown): Promise<unknown> {
  const value = commands()[name]!(operand)
  const { data } = await shelf.docs.aggregate().sort({ _id: 1 }).group({ _id: null, value }).end()
  return (data as { value: unknown }[])[0]!.value
}

const rows = (table: Record<string, Row>) =>
  Object.entries(table).map(([name, row]): [name: string, ...Row] => [name, ...row])

it('there is an example of every expression of the SDK', () => {
  const known = [...Object.keys(expressions), ...Object.keys(accumulators), ...elsewhere]
  expect(Object.keys(commands()).filter((name) => !known.includes(name))).toEqual([])
})

describe.each([
  ['an expression', expressions, projected],
  ['an accumulator', accumulators, accumulated],
] as const)('%s', (_kind, table, evaluate) => {
  it.each(rows(table))('%s', async (name, operand, value) => {
    expect(await evaluate(name, operand)).toEqual(value)
  })

  it.each(rows(table).filter(([, , , , reason]) => reason))(
    '%s refuses what it cannot take',
    async (name, _operand, _value, wrong, reason) => {
      await expect(evaluate(name, wrong)).rejects.toThrow(failed('DATABASE_REQUEST_FAILED', reason!))
    },
  )
})
