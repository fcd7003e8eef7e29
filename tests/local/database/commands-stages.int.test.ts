import { failed, openShelf, type Shelf } from './shelf'

let shelf: Shelf
beforeAll(async () => {
  shelf = await openShelf()
  await shelf.fill([
    { _id: 'a', kind: 'x', n: 1, l: [1, 2], at: { type: 'Point', coordinates: [0, 0] } },
    { _id: 'b', kind: 'y', n: 2, o: { k: 1 } },
    { _id: 'c', kind: 'x', n: 3 },
  ])
  await shelf.db.collection('other').add({ _id: 1, k: 'x' })
})
afterAll(() => shelf.local.stop())

type Pipeline = ReturnType<Shelf['docs']['aggregate']>
type Row = readonly [stages: (docs: Pipeline) => Pipeline, made: unknown, wrong: object, reason: RegExp]

const only = (docs: Pipeline, id: string) => docs.match({ _id: id })
const ids = { _id: 1 }

/** Stages, what they make, and a stage that MongoDB refuses, with its reason. */
const rows: Record<string, Row> = {
  addFields: [
    (docs) => only(docs, 'c').addFields({ m: '$n' }),
    [{ _id: 'c', kind: 'x', n: 3, m: 3 }],
    { $addFields: {} },
    /at least one field/,
  ],
  bucket: [
    (docs) => docs.bucket({ groupBy: '$n', boundaries: [0, 2, 9] }),
    [
      { _id: 0, count: 1 },
      { _id: 2, count: 2 },
    ],
    { $bucket: { groupBy: '$n', boundaries: [1] } },
    /at least 2 values/,
  ],
  bucketAuto: [
    (docs) => docs.bucketAuto({ groupBy: '$n', buckets: 1, granularity: '1-2-5' }),
    [{ _id: { min: 0.5, max: 5 }, count: 3 }],
    { $bucketAuto: { groupBy: '$n', buckets: 0 } },
    /at least 1/,
  ],
  count: [(docs) => docs.count('all'), [{ all: 3 }], { $count: '$all' }, /without a \$/],
  geoNear: [
    (docs) =>
      docs
        .geoNear({ near: new shelf.db.Geo.Point(0, 0), distanceField: 'd', spherical: true })
        .project({ d: 1 }),
    [{ _id: 'a', d: 0 }],
    { $geoNear: { near: 'here', distanceField: 'd' } },
    /'near' option as a point/,
  ],
  group: [
    (docs) => docs.group({ _id: '$kind', n: { $sum: '$n' } }),
    [
      { _id: 'x', n: 4 },
      { _id: 'y', n: 2 },
    ],
    { $group: {} },
    /must include an _id/,
  ],
  limit: [(docs) => docs.limit(1).project(ids), [{ _id: 'a' }], { $limit: 0 }, /at least 1/],
  match: [
    (docs) => docs.match({ n: 2 }).project(ids),
    [{ _id: 'b' }],
    { $match: 1 },
    /expression in an object/,
  ],
  project: [
    (docs) => only(docs, 'a').project({ n: 1 }),
    [{ _id: 'a', n: 1 }],
    { $project: {} },
    /at least one/,
  ],
  lookup: [
    (docs) =>
      only(docs, 'a')
        .lookup({
          from: 'other',
          let: { kind: '$kind' },
          pipeline: shelf.db.command.aggregate
            .pipeline()
            .match({ $expr: { $eq: ['$k', '$$kind'] } })
            .done(),
          as: 'found',
        })
        .project({ found: 1 }),
    [{ _id: 'a', found: [{ _id: 1, k: 'x' }] }],
    { $lookup: { from: 'other', as: 'found' } },
    /localField/,
  ],
  replaceRoot: [
    (docs) => only(docs, 'b').replaceRoot({ newRoot: '$o' }),
    [{ k: 1 }],
    { $replaceRoot: { newRoot: '$n' } },
    /must evaluate to an object/,
  ],
  sample: [
    (docs) => docs.sample({ size: 9 }).count('n'),
    [{ n: 3 }],
    { $sample: { size: -1 } },
    /at least 0/,
  ],
  skip: [(docs) => docs.skip(2).project(ids), [{ _id: 'c' }], { $skip: -1 }, /at least 0/],
  sort: [
    (docs) => docs.sort({ n: -1 }).limit(1).project(ids),
    [{ _id: 'c' }],
    { $sort: {} },
    /at least one sort key/,
  ],
  sortByCount: [
    (docs) => docs.sortByCount('$kind'),
    [
      { _id: 'x', count: 2 },
      { _id: 'y', count: 1 },
    ],
    { $sortByCount: 'kind' },
    /\$-prefixed path/,
  ],
  unwind: [
    (docs) => docs.unwind('$l').project({ l: 1 }),
    [
      { _id: 'a', l: 1 },
      { _id: 'a', l: 2 },
    ],
    { $unwind: 'l' },
    /prefixed with a '\$'/,
  ],
}

it('there is an example of every stage of the SDK', () => {
  const notStages = ['constructor', 'end', 'unwrap', 'done', '_pipe']
  const pipeline = Object.getPrototypeOf(shelf.docs.aggregate()) as object
  const known = [...Object.keys(rows), ...notStages]
  expect(Object.getOwnPropertyNames(pipeline).filter((name) => !known.includes(name))).toEqual([])
})

describe('a stage', () => {
  const all = Object.entries(rows).map(([name, row]) => ({ name, row }))

  it.each(all)('$name', async ({ row: [stages, made] }) => {
    expect((await stages(shelf.docs.aggregate()).end()).data).toEqual(made)
  })

  it.each(all)('$name refuses what it cannot take', async ({ row: [, , wrong, reason] }) => {
    const asked = shelf.docs.options({ raw: true }).aggregate([wrong]).end()
    await expect(asked).rejects.toThrow(failed('DATABASE_REQUEST_FAILED', reason))
  })
})
