import { openShelf, refused, unknown, type Shelf } from './shelf'

let shelf: Shelf
beforeAll(async () => {
  shelf = await openShelf()
  await shelf.fill([
    {
      _id: 'a',
      n: 7,
      half: -2.5,
      nil: null,
      s: '微规ab',
      at: new Date('2026-01-04T20:30:15.250Z'),
      l: [3, 1, 2],
      o: { x: 1, y: { z: 2 } },
      d: [
        { k: 'p', v: 1 },
        { k: 'q', v: 2 },
      ],
    },
  ])
})
afterAll(() => shelf.local.stop())

type Aggregate = Shelf['db']['command']['aggregate']

async function value(expression: unknown): Promise<unknown> {
  const { data } = await shelf.docs.aggregate().project({ _id: 0, value: expression }).end()
  return (data as { value?: unknown }[])[0]!.value
}

type Row = [title: string, expression: ($: Aggregate) => unknown, value: unknown]

const arithmetic: Row[] = [
  ['abs', ($) => $.abs('$half'), 2.5],
  ['add', ($) => $.add(['$n', 1, 2]), 10],
  ['add to a date', ($) => $.add(['$at', 1000]), new Date('2026-01-04T20:30:16.250Z')],
  ['add with null', ($) => $.add(['$n', '$nil']), null],
  ['ceil and floor', ($) => [$.ceil('$half'), $.floor('$half')], [-2, -3]],
  ['divide', ($) => $.divide(['$n', 2]), 3.5],
  ['exp and ln', ($) => $.ln($.exp(2)), 2],
  ['log', ($) => [$.log([100, 10]), $.log10(1000)], [2, 3]],
  ['mod', ($) => $.mod([-7, 3]), -1],
  ['multiply', ($) => $.multiply(['$n', 2]), 14],
  ['pow and sqrt', ($) => [$.pow([2, 10]), $.sqrt(49)], [1024, 7]],
  ['subtract', ($) => $.subtract(['$n', 2]), 5],
  ['subtract dates', ($) => $.subtract(['$at', new Date('2026-01-04T20:30:15Z')]), 250],
  ['trunc', ($) => [$.trunc('$half'), $.trunc([1234.567, 2])], [-2, 1234.56]],
  ['of a missing field', ($) => $.abs('$none'), null],
]

const lists: Row[] = [
  ['arrayElemAt', ($) => [$.arrayElemAt(['$l', 0]), $.arrayElemAt(['$l', -1])], [3, 2]],
  ['arrayElemAt beyond', ($) => $.arrayElemAt(['$l', 9]), undefined],
  ['arrayToObject', ($) => $.arrayToObject('$d'), { p: 1, q: 2 }],
  ['arrayToObject of pairs', ($) => $.arrayToObject($.literal([['x', 1]])), { x: 1 }],
  ['concatArrays', ($) => $.concatArrays(['$l', [9]]), [3, 1, 2, 9]],
  ['filter', ($) => $.filter({ input: '$l', as: 'one', cond: $.gt(['$$one', 1]) }), [3, 2]],
  ['in', ($) => $.in([2, '$l']), true],
  ['indexOfArray', ($) => [$.indexOfArray(['$l', 2]), $.indexOfArray(['$l', 9])], [2, -1]],
  ['isArray', ($) => [$.isArray('$l'), $.isArray('$n')], [true, false]],
  ['map', ($) => $.map({ input: '$d', as: 'one', in: '$$one.v' }), [1, 2]],
  ['a path through a list', () => '$d.k', ['p', 'q']],
  ['a position in a path is no path', () => '$l.0', []],
  ['range', ($) => $.range([0, 10, 3]), [0, 3, 6, 9]],
  ['reduce', ($) => $.reduce({ input: '$l', initialValue: 0, in: $.add(['$$value', '$$this']) }), 6],
  ['reverseArray', ($) => $.reverseArray('$l'), [2, 1, 3]],
  ['size', ($) => $.size('$l'), 3],
  ['slice', ($) => [$.slice(['$l', 2]), $.slice(['$l', -2]), $.slice(['$l', 1, 1])], [[3, 1], [1, 2], [1]]],
  [
    'zip',
    ($) => $.zip({ inputs: ['$l', ['a', 'b']] }),
    [
      [3, 'a'],
      [1, 'b'],
    ],
  ],
  [
    'zip of the longest',
    ($) => $.zip({ inputs: [[1, 2], ['a']], useLongestLength: true, defaults: [0, '-'] }),
    [
      [1, 'a'],
      [2, '-'],
    ],
  ],
  ['mergeObjects', ($) => $.mergeObjects(['$o', { x: 5 }]), { x: 5, y: { z: 2 } }],
  ['objectToArray', ($) => $.objectToArray({ x: '$n' }), [{ k: 'x', v: 7 }]],
]

const conditions: Row[] = [
  ['and, or, not', ($) => [$.and([1, true]), $.or([0, '$nil']), $.not(['$none'])], [true, false, true]],
  ['cmp', ($) => [$.cmp([1, 2]), $.cmp(['b', 'a']), $.cmp([1, '1'])], [-1, 1, -1]],
  [
    'eq of objects minds the order',
    ($) =>
      $.eq([
        { x: 1, y: 2 },
        { y: 2, x: 1 },
      ]),
    false,
  ],
  ['eq of null and missing', ($) => $.eq(['$nil', '$none']), false],
  ['lt of missing', ($) => $.lt(['$none', 0]), true],
  [
    'gt of lists',
    ($) =>
      $.gt([
        [2, 1],
        [1, 2],
      ]),
    true,
  ],
  ['neq, gte, lte', ($) => [$.neq([1, 2]), $.gte([2, 2]), $.lte([3, 2])], [true, true, false]],
  [
    'cond',
    ($) => [$.cond({ if: $.gt(['$n', 5]), then: 'big', else: 'small' }), $.cond([false, 1, 2])],
    ['big', 2],
  ],
  ['ifNull', ($) => [$.ifNull(['$nil', 'x']), $.ifNull(['$n', 'x'])], ['x', 7]],
  [
    'switch',
    ($) =>
      $.switch({
        branches: [
          { case: false, then: 1 },
          { case: true, then: 2 },
        ],
        default: 3,
      }),
    2,
  ],
  ['let', ($) => $.let({ vars: { twice: $.add(['$n', '$n']) }, in: $.add(['$$twice', 1]) }), 15],
  ['literal', ($) => $.literal('$n'), '$n'],
]

const sets: Row[] = [
  ['allElementsTrue', ($) => [$.allElementsTrue([[1, true]]), $.allElementsTrue([[0]])], [true, false]],
  ['anyElementTrue', ($) => $.anyElementTrue([[0, 1]]), true],
  ['setDifference', ($) => $.setDifference(['$l', [1]]), [3, 2]],
  ['setEquals', ($) => $.setEquals(['$l', [1, 2, 3, 3]]), true],
  ['setIntersection', ($) => $.setIntersection(['$l', [1, 2, 5]]), [1, 2]],
  ['setIsSubset', ($) => $.setIsSubset([[1, 1], '$l']), true],
  ['setUnion', ($) => $.setUnion(['$l', [1, 5]]), [3, 1, 2, 5]],
]

const texts: Row[] = [
  ['concat', ($) => [$.concat(['$s', '!']), $.concat(['x', '$nil'])], ['微规ab!', null]],
  ['indexOfBytes', ($) => $.indexOfBytes(['$s', 'a']), 6],
  [
    'indexOfCP',
    ($) => [$.indexOfCP(['$s', 'a']), $.indexOfCP(['$s', 'a', 3]), $.indexOfCP(['$nil', 'a'])],
    [2, -1, null],
  ],
  ['split', ($) => $.split(['a,b', ',']), ['a', 'b']],
  ['strLenBytes', ($) => $.strLenBytes('$s'), 8],
  ['strLenCP', ($) => $.strLenCP('$s'), 4],
  ['strcasecmp', ($) => [$.strcasecmp(['Ab', 'aB']), $.strcasecmp(['b', 'A'])], [0, 1]],
  ['substr to the end', ($) => $.substr(['abcd', 1, -1]), 'bcd'],
  ['substrBytes', ($) => $.substrBytes(['$s', 3, 3]), '规'],
  ['substrCP', ($) => $.substrCP(['$s', 1, 2]), '规a'],
  ['toLower and toUpper', ($) => [$.toLower('ÀB'), $.toUpper('$nil')], ['Àb', '']],
]

const dates: Row[] = [
  ['year, month, day', ($) => [$.year('$at'), $.month('$at'), $.dayOfMonth('$at')], [2026, 1, 4]],
  [
    'the clock',
    ($) => [$.hour('$at'), $.minute('$at'), $.second('$at'), $.millisecond('$at')],
    [20, 30, 15, 250],
  ],
  [
    'the clock elsewhere',
    ($) => [$.hour({ date: '$at', timezone: 'Asia/Shanghai' }), $.hour({ date: '$at', timezone: '-0330' })],
    [4, 17],
  ],
  ['the day of week and year', ($) => [$.dayOfWeek('$at'), $.dayOfYear('$at')], [1, 4]],
  ['the week', ($) => [$.week('$at'), $.week(new Date('2026-01-03'))], [1, 0]],
  [
    'the ISO week',
    ($) => [$.isoDayOfWeek('$at'), $.isoWeek('$at'), $.isoWeekYear(new Date('2027-01-01'))],
    [7, 1, 2026],
  ],
  ['dateToString', ($) => $.dateToString({ date: '$at' }), '2026-01-04T20:30:15.250Z'],
  [
    'dateToString by a format',
    ($) => $.dateToString({ date: '$at', format: '%Y/%m/%d %H:%M %z %j', timezone: '+08:00' }),
    '2026/01/05 04:30 +0800 005',
  ],
  ['dateToString of null', ($) => $.dateToString({ date: '$nil', format: '%Y', onNull: 'none' }), 'none'],
  [
    'dateFromString',
    ($) => $.dateFromString({ dateString: '2026-02-03T04:05:06.7Z' }),
    new Date('2026-02-03T04:05:06.700Z'),
  ],
  [
    'dateFromString elsewhere',
    ($) => $.dateFromString({ dateString: '2026-02-03 04:05', timezone: 'Asia/Shanghai' }),
    new Date('2026-02-02T20:05:00Z'),
  ],
  [
    'dateFromString by a format',
    ($) => $.dateFromString({ dateString: '03.02.2026', format: '%d.%m.%Y' }),
    new Date('2026-02-03'),
  ],
  ['dateFromString of no date', ($) => $.dateFromString({ dateString: 'soon', onError: 'never' }), 'never'],
  [
    'dateFromParts',
    ($) => $.dateFromParts({ year: 2026, month: 13, day: 1, hour: 8, timezone: '+08:00' }),
    new Date('2027-01-01'),
  ],
  [
    'dateFromParts by ISO week',
    ($) => $.dateFromParts({ isoWeekYear: 2026, isoWeek: 1, isoDayOfWeek: 7 }),
    new Date('2026-01-04'),
  ],
]

const others: Row[] = [
  ['sum of a list', ($) => [$.sum('$l'), $.sum(['$n', 1, 'x'])], [6, 8]],
  ['avg, min, max', ($) => [$.avg('$l'), $.min('$l'), $.max('$l')], [2, 1, 3]],
  ['deviations', ($) => [$.stdDevPop([2, 4]), $.stdDevSamp([2, 4])], [1, Math.SQRT2]],
  ['first and last', ($) => [$.first('$l'), $.last('$l')], [3, 2]],
  ['a part of an object', () => '$o.y.z', 2],
  ['$$ROOT and $$CURRENT', () => ['$$ROOT.n', '$$CURRENT.o.x'], [7, 1]],
  ['$$REMOVE', () => '$$REMOVE', undefined],
  [
    'beyond the SDK',
    () => [{ $trim: { input: ' x ' } }, { $toInt: '12' }, { $round: [2.5] }, { $toString: '$n' }],
    ['x', 12, 2, '7'],
  ],
]

describe.each<[string, Row[]]>([
  ['arithmetic', arithmetic],
  ['lists and objects', lists],
  ['conditions', conditions],
  ['sets', sets],
  ['texts', texts],
  ['dates', dates],
  ['other expressions', others],
])('%s', (_group, rows) => {
  it.each(rows)('%s', async (_title, expression, expected) => {
    expect(await value(expression(shelf.db.command.aggregate))).toEqual(expected)
  })
})

describe('an expression is refused', () => {
  it.each<[string, ($: Aggregate) => unknown, Error]>([
    ['divide by zero', ($) => $.divide([1, 0]), refused(/by zero/)],
    ['add of text', ($) => $.add([1, 'x']), refused(/\$add only supports numeric types, not string/)],
    ['concat of a number', ($) => $.concat(['x', 1]), refused(/\$concat only supports strings, not int/)],
    ['size of a number', ($) => $.size('$n'), refused(/\$size only supports arrays/)],
    ['year of text', ($) => $.year('$s'), refused(/can't convert from BSON type string to Date/)],
    ['sqrt below zero', ($) => $.sqrt(-1), refused(/\$sqrt/)],
    ['half of a character', ($) => $.substrBytes(['$s', 1, 3]), refused(/UTF-8/)],
    ['no date', ($) => $.dateFromString({ dateString: 'soon' }), refused(/Error parsing date string/)],
    [
      'a switch without a way',
      ($) => $.switch({ branches: [{ case: false, then: 1 }] }),
      refused(/matching branch/),
    ],
    ['too many arguments', ($) => $.abs([1, 2]), refused(/takes exactly 1 arguments. 2 were passed/)],
    [
      'an unknown argument',
      ($) => $.filter({ input: '$l', cond: true, how: 1 }),
      refused(/Unrecognized parameter to \$filter: how/),
    ],
    ['an argument that is missing', ($) => $.map({ input: '$l' }), refused(/Missing 'in' parameter/)],
    ['an unknown variable', () => '$$who', refused(/undefined variable: who/)],
    ['an unknown time zone', ($) => $.hour({ date: '$at', timezone: 'Mars' }), refused(/time zone/)],
    ['two operators at once', () => ({ $add: [1], $abs: 1 }), refused(/exactly one operator/)],
    ['an unknown operator', () => ({ $guess: 1 }), unknown(/Unrecognized expression '\$guess'/)],
    ['the score of a text search', ($) => $.meta('textScore'), unknown(/\$meta/)],
  ])('%s', async (_title, expression, error) => {
    await expect(value(expression(shelf.db.command.aggregate))).rejects.toThrow(error)
  })
})
