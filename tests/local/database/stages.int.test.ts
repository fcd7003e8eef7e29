import { openShelf, refused, unknown, type Shelf } from './shelf'

let shelf: Shelf
beforeAll(async () => {
  shelf = await openShelf()
})
afterAll(() => shelf.local.stop())

async function aggregated(...stages: object[]): Promise<unknown> {
  const { data } = await shelf.docs.options({ raw: true }).aggregate(stages).end()
  return data
}

describe('bucketAuto by a granularity', () => {
  const count = (min: number, max: number, n: number) => ({ _id: { min, max }, count: n })
  const rows: [granularity: string, buckets: number, numbers: number[], expected: object[]][] = [
    ['1-2-5', 2, [1, 2, 3, 4, 6, 9], [count(0.5, 5, 4), count(5, 10, 2)]],
    ['POWERSOF2', 3, [1, 3, 5, 7, 9, 16], [count(0.5, 4, 2), count(4, 8, 2), count(8, 32, 2)]],
    ['R5', 2, [10, 11, 12, 24, 25, 70], [count(6.3, 16, 3), count(16, 100, 3)]],
    ['R10', 2, [1, 1.25, 2, 3], [count(0.8, 1.6, 2), count(1.6, 3.15, 2)]],
    ['R40', 1, [106, 950], [count(100, 1000, 2)]],
    ['R80', 1, [103, 975], [count(97.5, 1030, 2)]],
    ['E6', 2, [0, 0, 15, 33], [count(0, 0, 2), count(0, 47, 2)]],
    ['E12', 1, [11, 12], [count(10, 15, 2)]],
    ['E24', 1, [0.011, 0.012], [count(0.01, 0.013, 2)]],
    ['E48', 1, [100, 953], [count(95.3, 1000, 2)]],
    ['E96', 1, [1.02, 9.53], [count(1, 9.76, 2)]],
    ['E192', 1, [915, 921], [count(909, 931, 2)]],
  ]

  it.each(rows)('%s', async (granularity, buckets, numbers, expected) => {
    await shelf.fill(numbers.map((n) => ({ n })))
    expect(await aggregated({ $bucketAuto: { groupBy: '$n', buckets, granularity } })).toEqual(expected)
  })

  it('ends every range but the first where the next begins', async () => {
    await shelf.fill([...Array(100).keys()].map((n) => ({ n })))
    const ranges = (await aggregated({
      $bucketAuto: { groupBy: '$n', buckets: 5, granularity: 'R20' },
    })) as { _id: { min: number; max: number }; count: number }[]
    expect(ranges.reduce((sum, { count: n }) => sum + n, 0)).toBe(100)
    expect(ranges.slice(1).map(({ _id: { min } }) => min)).toEqual(
      ranges.slice(0, -1).map(({ _id: { max } }) => max),
    )
  })

  it.each<[string, object, RegExp]>([
    ['an unknown series', { granularity: 'E7' }, /Unknown rounding granularity "E7"/],
    ['keys below zero', { groupBy: { $literal: -1 }, granularity: 'R5' }, /nonnegative numbers/],
    ['keys that are text', { groupBy: { $literal: 'x' }, granularity: 'R5' }, /nonnegative numbers/],
  ])('refuses %s', async (_title, options, message) => {
    await shelf.fill([{ n: 1 }])
    const asked = aggregated({ $bucketAuto: { groupBy: '$n', buckets: 2, ...options } })
    await expect(asked).rejects.toThrow(refused(message))
  })
})

describe('graphLookup', () => {
  beforeAll(async () => {
    await shelf.fill([{ _id: 'x', start: 'chief' }, { _id: 'y', start: ['deputy', 'nobody'] }, { _id: 'z' }])
    await shelf.db.collection('other').add([
      { _id: 'chief', k: 'chief', leads: ['deputy', 'editor'] },
      { _id: 'deputy', k: 'deputy', leads: 'editor' },
      { _id: 'editor', k: 'editor', leads: ['intern', 'chief'], away: true },
      { _id: 'intern', k: 'intern' },
    ])
  })
  const lookup = (options: object = {}) => ({
    $graphLookup: {
      from: 'other',
      startWith: '$start',
      connectFromField: 'leads',
      connectToField: 'k',
      as: 'team',
      ...options,
    },
  })
  const teams = async (options?: object) => {
    const found = (await aggregated(lookup(options), { $project: { team: '$team._id' } })) as {
      _id: string
      team: string[]
    }[]
    return Object.fromEntries(found.map(({ _id: id, team }) => [id, team.join(' ')]))
  }

  it('reaches everything once, also in a circle', async () => {
    expect(await teams()).toEqual({ x: 'chief deputy editor intern', y: 'deputy editor chief intern', z: '' })
  })

  it('goes as deep as allowed, and tells how deep', async () => {
    expect(await teams({ maxDepth: 0 })).toEqual({ x: 'chief', y: 'deputy', z: '' })
    const [x] = (await aggregated(lookup({ depthField: 'd' }))) as { team: { d: number }[] }[]
    expect(x!.team.map(({ d }) => d)).toEqual([0, 1, 1, 2])
  })

  it('goes only through what a query allows', async () => {
    expect(await teams({ restrictSearchWithMatch: { away: null } })).toEqual({
      x: 'chief deputy',
      y: 'deputy',
      z: '',
    })
  })

  it.each<[string, object, Error]>([
    ['without where to begin', { startWith: undefined }, refused(/needs 'startWith'/)],
    ['with a depth below zero', { maxDepth: -1 }, refused(/at least 0/)],
    ['with an unknown option', { let: {} }, unknown(/Unrecognized option to \$graphLookup: let/)],
    ['with a query that is none', { restrictSearchWithMatch: 1 }, refused(/must be an object/)],
  ])('is refused %s', async (_title, options, error) => {
    await expect(aggregated(lookup(options))).rejects.toThrow(error)
  })
})

describe('unionWith', () => {
  beforeAll(() => shelf.fill([{ _id: 'x' }]))

  it('goes on with another collection', async () => {
    expect(await aggregated({ $unionWith: 'other' }, { $count: 'n' })).toEqual([{ n: 5 }])
  })

  it('goes on with what a pipeline makes of it', async () => {
    const pipeline = [{ $match: { k: 'chief' } }, { $project: { leads: 1 } }]
    expect(await aggregated({ $unionWith: { coll: 'other', pipeline } })).toEqual([
      { _id: 'x' },
      { _id: 'chief', leads: ['deputy', 'editor'] },
    ])
  })

  it('is refused without a collection', async () => {
    await expect(aggregated({ $unionWith: { pipeline: [] } })).rejects.toThrow(refused(/needs 'coll'/))
  })
})

describe('redact', () => {
  beforeAll(() =>
    shelf.fill([
      { _id: 'a', level: 1, parts: [{ level: 1, text: 'open' }, { level: 5, text: 'secret' }, 7] },
      { _id: 'b', level: 5, inner: { level: 1 } },
      { _id: 'c', level: 1, inner: { level: 1, deep: { level: 9 } } },
    ]),
  )
  const byLevel = (open: string) => ({
    $redact: { $cond: [{ $lte: ['$level', 3] }, open, '$$PRUNE'] },
  })

  it('looks into what it may, and drops the rest', async () => {
    expect(await aggregated(byLevel('$$DESCEND'))).toEqual([
      { _id: 'a', level: 1, parts: [{ level: 1, text: 'open' }, 7] },
      { _id: 'c', level: 1, inner: { level: 1 } },
    ])
  })

  it('keeps what it need not look into', async () => {
    expect(await aggregated(byLevel('$$KEEP'), { $match: { _id: 'c' } })).toEqual([
      { _id: 'c', level: 1, inner: { level: 1, deep: { level: 9 } } },
    ])
  })

  it('sees the whole document too', async () => {
    const stage = { $redact: { $cond: [{ $eq: ['$$ROOT._id', 'c'] }, '$$DESCEND', '$$PRUNE'] } }
    expect(await aggregated(stage, { $count: 'n' })).toEqual([{ n: 1 }])
  })

  it('is refused when it decides otherwise', async () => {
    await expect(aggregated({ $redact: '$level' })).rejects.toThrow(refused(/should not return anything/))
  })
})
