import { openShelf, refused, unknown, type Shelf } from './shelf'

let shelf: Shelf
beforeAll(async () => {
  shelf = await openShelf()
  await shelf.fill([
    { _id: 'a', kind: 'x', n: 1, tags: ['r', 'g'], o: { p: 1, q: 2 } },
    { _id: 'b', kind: 'y', n: 5, tags: [], o: { p: 3 } },
    { _id: 'c', kind: 'x', n: 9, tags: ['g'], ref: 'k1' },
    { _id: 'd', n: 12, tags: 'r', ref: ['k1', 'k2'] },
    { _id: 'e', kind: 'y', n: null, ref: null },
  ])
  await shelf.db.collection('other').add([
    { _id: 1, k: 'k1', w: 10 },
    { _id: 2, k: 'k2', w: 20 },
    { _id: 3, k: ['k1', 'k9'], w: 30 },
    { _id: 4, w: 40 },
  ] as object[])
})
afterAll(() => shelf.local.stop())

type Pipeline = ReturnType<Shelf['docs']['aggregate']>
type Command = Shelf['db']['command']
type Row = [
  title: string,
  pipeline: (docs: Pipeline, $: Command['aggregate'], _: Command) => Pipeline,
  data: unknown,
]

const rows: Row[] = [
  [
    'match, sort, skip, limit',
    (docs, _$, _) =>
      docs
        .match({ n: _.gt(0) })
        .sort({ n: -1 })
        .skip(1)
        .limit(2)
        .project({ n: 1 }),
    [
      { _id: 'c', n: 9 },
      { _id: 'b', n: 5 },
    ],
  ],
  [
    'match after another stage',
    (docs, $, _) =>
      docs
        .addFields({ m: $.add(['$n', 1]) })
        .match({ m: _.gte(10) })
        .project({ m: 1 }),
    [
      { _id: 'c', m: 10 },
      { _id: 'd', m: 13 },
    ],
  ],
  ['count', (docs) => docs.match({ kind: 'x' }).count('all'), [{ all: 2 }]],
  ['count of nothing', (docs) => docs.match({ kind: 'z' }).count('all'), []],
  [
    'project',
    (docs, $) =>
      docs.match({ _id: 'a' }).project({ 'o.p': 1, twice: $.multiply(['$n', 2]), deep: { k: '$kind' } }),
    [{ _id: 'a', o: { p: 1 }, twice: 2, deep: { k: 'x' } }],
  ],
  [
    'project all but',
    (docs) => docs.match({ _id: 'a' }).project({ tags: 0, 'o.q': 0 }),
    [{ _id: 'a', kind: 'x', n: 1, o: { p: 1 } }],
  ],
  [
    'project lists of values',
    (docs) => docs.match({ _id: 'a' }).project({ _id: 0, l: ['$n', '$none', 'text'] }),
    [{ l: [1, null, 'text'] }],
  ],
  [
    'addFields in objects',
    (docs) => docs.match({ _id: 'b' }).addFields({ 'o.q': '$n', kind: '$$REMOVE', tags: 1 }),
    [{ _id: 'b', n: 5, tags: 1, o: { p: 3, q: 5 } }],
  ],
  [
    'group',
    (docs, $) =>
      docs
        .group({ _id: '$kind', total: $.sum('$n'), avg: $.avg('$n'), all: $.push('$_id') })
        .sort({ _id: 1 }),
    [
      { _id: null, total: 12, avg: 12, all: ['d'] },
      { _id: 'x', total: 10, avg: 5, all: ['a', 'c'] },
      { _id: 'y', total: 5, avg: 5, all: ['b', 'e'] },
    ],
  ],
  [
    'group of all',
    (docs, $) =>
      docs.sort({ _id: 1 }).group({
        _id: null,
        n: $.sum(1),
        min: $.min('$n'),
        max: $.max('$n'),
        first: $.first('$_id'),
        last: $.last('$kind'),
      }),
    [{ _id: null, n: 5, min: 1, max: 12, first: 'a', last: 'y' }],
  ],
  [
    'group by BSON order',
    (docs, $) => docs.group({ _id: null, min: $.min('$ref'), max: $.max('$tags') }),
    [{ _id: null, min: 'k1', max: ['r', 'g'] }],
  ],
  [
    'group by several',
    (docs, $) =>
      docs
        .match({ kind: 'x' })
        .group({ _id: { k: '$kind', r: '$ref' }, n: $.sum(1) })
        .sort({ '_id.r': 1 }),
    [
      { _id: { k: 'x' }, n: 1 },
      { _id: { k: 'x', r: 'k1' }, n: 1 },
    ],
  ],
  [
    'group, sets and deviations',
    (docs, $) =>
      docs
        .group({ _id: null, kinds: $.addToSet('$kind'), dev: $.stdDevPop('$n') })
        .project({ _id: 0, many: $.size('$kinds'), dev: $.trunc(['$dev', 2]) }),
    [{ many: 2, dev: 4.14 }],
  ],
  [
    'group, merging objects',
    (docs, $) => docs.sort({ _id: 1 }).group({ _id: null, o: $.mergeObjects('$o') }),
    [{ _id: null, o: { p: 3, q: 2 } }],
  ],
  [
    'sortByCount',
    (docs) => docs.match({ kind: { $ne: null } as never, n: { $ne: 5 } as never }).sortByCount('$kind'),
    [
      { _id: 'x', count: 2 },
      { _id: 'y', count: 1 },
    ],
  ],
  [
    'unwind',
    (docs) => docs.unwind('$tags').project({ tags: 1 }),
    [
      { _id: 'a', tags: 'r' },
      { _id: 'a', tags: 'g' },
      { _id: 'c', tags: 'g' },
      { _id: 'd', tags: 'r' },
    ],
  ],
  [
    'unwind, keeping all',
    (docs) =>
      docs
        .unwind({ path: '$tags', includeArrayIndex: 'i', preserveNullAndEmptyArrays: true })
        .match({ _id: { $in: ['a', 'b', 'd', 'e'] } as never })
        .project({ tags: 1, i: 1 }),
    [
      { _id: 'a', tags: 'r', i: 0 },
      { _id: 'a', tags: 'g', i: 1 },
      { _id: 'b', i: null },
      { _id: 'd', tags: 'r', i: null },
      { _id: 'e', i: null },
    ],
  ],
  [
    'replaceRoot',
    (docs, $) => docs.match({ _id: 'a' }).replaceRoot({ newRoot: $.mergeObjects([{ id: '$_id' }, '$o']) }),
    [{ id: 'a', p: 1, q: 2 }],
  ],
  [
    'bucket',
    (docs, $) =>
      docs.bucket({
        groupBy: '$n',
        boundaries: [0, 5, 6, 10],
        default: 'else',
        output: { n: $.sum(1), ids: $.push('$_id') },
      }),
    [
      { _id: 0, n: 1, ids: ['a'] },
      { _id: 5, n: 1, ids: ['b'] },
      { _id: 6, n: 1, ids: ['c'] },
      { _id: 'else', n: 2, ids: ['d', 'e'] },
    ],
  ],
  [
    'bucketAuto',
    (docs, _$, _) => docs.match({ n: _.gt(0) }).bucketAuto({ groupBy: '$n', buckets: 2 }),
    [
      { _id: { min: 1, max: 9 }, count: 2 },
      { _id: { min: 9, max: 12 }, count: 2 },
    ],
  ],
  [
    'lookup',
    (docs) =>
      docs
        .match({ _id: { $in: ['a', 'c', 'd', 'e'] } as never })
        .lookup({ from: 'other', localField: 'ref', foreignField: 'k', as: 'found' })
        .project({ w: '$found.w' }),
    [
      { _id: 'a', w: [40] },
      { _id: 'c', w: [10, 30] },
      { _id: 'd', w: [10, 30, 20] },
      { _id: 'e', w: [40] },
    ],
  ],
  [
    'lookup by a pipeline',
    (docs, $) =>
      docs
        .match({ _id: { $in: ['a', 'd'] } as never })
        .lookup({
          from: 'other',
          let: { most: '$n' },
          pipeline: $.pipeline()
            .match({ $expr: { $gt: ['$w', { $multiply: ['$$most', 2] }] } as never })
            .sort({ w: -1 })
            .limit(2)
            .project({ _id: 0, w: 1 })
            .done(),
          as: 'found',
        })
        .project({ found: 1 }),
    [
      { _id: 'a', found: [{ w: 40 }, { w: 30 }] },
      { _id: 'd', found: [{ w: 40 }, { w: 30 }] },
    ],
  ],
]

describe('an aggregate', () => {
  it.each(rows)('%s', async (_title, pipeline, expected) => {
    const { command } = shelf.db
    const { data } = await pipeline(shelf.docs.aggregate(), command.aggregate, command).end()
    expect(data).toEqual(expected)
  })

  it('takes a sample, of each document once', async () => {
    const { data } = await shelf.docs.aggregate().sample({ size: 9 }).end()
    expect((data as { _id: string }[]).map(({ _id: id }) => id).sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect((await shelf.docs.aggregate().sample({ size: 2 }).end()).data).toHaveLength(2)
  })

  it('runs several pipelines, and stages beyond the SDK', async () => {
    const raw = shelf.docs.options({ raw: true })
    const stages = [
      { $set: { m: 1 } },
      { $unset: 'o' },
      { $facet: { all: [{ $count: 'n' }], x: [{ $match: { kind: 'x' } }, { $project: { m: 1 } }] } },
    ]
    expect((await raw.aggregate(stages).end()).data).toEqual([
      {
        all: [{ n: 5 }],
        x: [
          { _id: 'a', m: 1 },
          { _id: 'c', m: 1 },
        ],
      },
    ])
  })

  it('reads no more than an index proposes', async () => {
    const { db, local } = shelf
    const before = local.database.examined()
    const { data } = await db
      .collection('other')
      .aggregate()
      .match({ k: 'k2' })
      .group({ _id: null, w: { $sum: '$w' } })
      .end()
    expect(data).toEqual([{ _id: null, w: 20 }])
    expect(local.database.examined() - before).toBe(1)
  })
})

describe('an aggregate is refused', () => {
  it.each<[string, object[], Error]>([
    ['an unknown stage', [{ $explain: {} }], unknown(/Unrecognized pipeline stage name: '\$explain'/)],
    ['a stage that writes', [{ $merge: 'other' }], unknown(/\$merge/)],
    ['a limit of nothing', [{ $limit: 0 }], refused(/\$limit/)],
    ['a skip below zero', [{ $skip: -1 }], refused(/\$skip/)],
    ['a sort by nothing', [{ $sort: {} }], refused(/at least one sort key/)],
    ['a group without _id', [{ $group: { n: { $sum: 1 } } }], refused(/must include an _id/)],
    [
      'a group field without its operator',
      [{ $group: { _id: 1, n: '$n' } }],
      refused(/must be an accumulator object/),
    ],
    [
      'a group operator that is unknown',
      [{ $group: { _id: 1, n: { $median: 1 } } }],
      unknown(/unknown group operator '\$median'/),
    ],
    ['a project of nothing', [{ $project: {} }], refused(/at least one field/)],
    ['a project both ways', [{ $project: { a: 1, b: 0 } }], refused(/Cannot do exclusion/)],
    ['an unwind of no path', [{ $unwind: 'tags' }], refused(/prefixed with a '\$'/)],
    [
      'an unwind with an unknown option',
      [{ $unwind: { path: '$tags', keep: true } }],
      unknown(/Unrecognized option to \$unwind: keep/),
    ],
    [
      'buckets out of order',
      [{ $bucket: { groupBy: '$n', boundaries: [5, 1] } }],
      refused(/ascending order/),
    ],
    [
      'a value outside of all buckets',
      [{ $bucket: { groupBy: '$n', boundaries: [0, 5] } }],
      refused(/no default was specified/),
    ],
    [
      'a lookup without as',
      [{ $lookup: { from: 'other', localField: 'a', foreignField: 'b' } }],
      refused(/\$lookup needs 'as'/),
    ],
    ['a near in a match', [{ $match: { at: { $near: [1, 2] } } }], refused(/not allowed in this context/)],
    [
      'a root that is no object',
      [{ $replaceRoot: { newRoot: '$n' } }],
      refused(/must evaluate to an object/),
    ],
  ])('%s', async (_title, stages, error) => {
    const raw = shelf.docs.options({ raw: true })
    await expect(raw.aggregate(stages).end()).rejects.toThrow(error)
  })
})
