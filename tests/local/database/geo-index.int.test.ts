import fc from 'fast-check'
import type { IndexSpec } from '../../../cloudfunctions/_platform/indexes'
import { reviveDoc, stringifyEjson } from '../../../local/database/ejson'
import { openTestDatabase, type TestDatabase } from '../support'
import { refused } from './shelf'

const byPlace: IndexSpec = { name: 'place', fields: [['at', '2dsphere']] }
const byKindAndPlace: IndexSpec = { name: 'kind-place', fields: [['kind', 1], ['at', '2dsphere']] } // prettier-ignore

let local: TestDatabase
beforeAll(async () => {
  local = await openTestDatabase([
    { name: 'cities', indexes: [byPlace] },
    { name: 'two', indexes: [byPlace, { name: 'home', fields: [['home', '2dsphere']] }] },
  ])
  await local.db.collection('cities').add(
    Array.from({ length: 400 }, (_, n) => ({
      _id: n,
      at: { type: 'Point', coordinates: [(n % 20) * 18 - 180, Math.floor(n / 20) * 9 - 90] },
    })),
  )
})
afterAll(() => local.stop())

type Position = readonly [longitude: number, latitude: number]

/** Anywhere, but mostly where maps have their seams. */
const longitude = fc.oneof(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: 178, max: 180, noNaN: true }),
  fc.double({ min: -180, max: -178, noNaN: true }),
  fc.constantFrom(-180, 0, 90, 180),
)
const latitude = fc.oneof(
  fc.double({ min: -90, max: 90, noNaN: true }),
  fc.double({ min: 88, max: 90, noNaN: true }),
  fc.double({ min: -2, max: 2, noNaN: true }),
  fc.constantFrom(-90, 0, 90),
)
const position: fc.Arbitrary<Position> = fc.tuple(longitude, latitude)

/** A position beside another, over the seams if need be. */
function beside([lng, lat]: Position, east: number, north: number): Position {
  const wrapped = ((((lng + east + 180) % 360) + 360) % 360) - 180
  return [wrapped, Math.max(-90, Math.min(90, lat + north))]
}

const size = fc.constantFrom(0.0001, 0.01, 1, 10, 60)
const point = position.map((coordinates) => ({ type: 'Point', coordinates }))
const line = fc
  .tuple(position, size)
  .map(([at, by]) => ({ type: 'LineString', coordinates: [at, beside(at, by, by / 2)] }))
const polygon = fc.tuple(position, size).map(([at, by]) => ({
  type: 'Polygon',
  coordinates: [[at, beside(at, by, 0), beside(at, by, by), beside(at, 0, by), at]],
}))
const points = fc
  .array(position, { minLength: 1, maxLength: 3 })
  .map((coordinates) => ({ type: 'MultiPoint', coordinates }))
const geometry = fc.oneof(point, line, polygon, points)

const documents = fc.array(
  fc.record(
    { kind: fc.nat(2), at: fc.oneof(geometry, fc.array(point, { maxLength: 2 })) },
    { requiredKeys: [] },
  ),
  { minLength: 1, maxLength: 12 },
)

const metres = fc.constantFrom(0, 10, 1000, 100_000, 2_000_000, 12_000_000, 20_100_000)
const near = fc.tuple(fc.constantFrom('$near', '$nearSphere'), point, metres, metres)
const condition = fc.oneof(
  near.map(([name, $geometry, $maxDistance]) => ({ [name]: { $geometry, $maxDistance } })),
  near.map(([name, $geometry, , $minDistance]) => ({ [name]: { $geometry, $minDistance } })),
  polygon.map(($geometry) => ({ $geoWithin: { $geometry } })),
  fc.array(polygon, { minLength: 2, maxLength: 3 }).map((all) => ({
    $geoWithin: {
      $geometry: { type: 'MultiPolygon', coordinates: all.map(({ coordinates }) => coordinates) },
    },
  })),
  fc
    .tuple(position, metres)
    .map(([center, far]) => ({ $geoWithin: { $centerSphere: [center, far / 6_378_100] } })),
  geometry.map(($geometry) => ({ $geoIntersects: { $geometry } })),
)
const queries = fc.array(
  fc.oneof(
    condition.map((at) => ({ at })),
    fc.tuple(fc.nat(2), condition).map(([kind, at]) => ({ kind, at })),
    fc.tuple(condition, fc.nat(2)).map(([at, kind]) => ({ $and: [{ at }, { kind: { $gte: kind } }] })),
    fc.nat(2).map((kind) => ({ kind })),
    fc.constant({ at: null }),
  ),
  { minLength: 8, maxLength: 8 },
)

let collections = 0

async function filled(docs: readonly object[], indexes: readonly IndexSpec[]): Promise<string> {
  const name = `places-${++collections}`
  local.database.declare([{ name, indexes }])
  const data = docs.map((doc, _id) => stringifyEjson({ _id, ...doc }))
  await local.database.call('database.insertDocument', { collectionName: name, data })
  return name
}

async function idsIn(collectionName: string, query: object): Promise<unknown[]> {
  const asked = { collectionName, queryType: 'WHERE', query: JSON.stringify(query), limit: 1000 }
  const { data } = await local.database.call('database.getDocument', asked)
  return (data as { list: string[] }).list.map((text) => reviveDoc(text)._id)
}

describe('a geo index', () => {
  it('follows its documents', async () => {
    const name = await filled([{ at: { type: 'Point', coordinates: [1, 1] } }], [byPlace])
    const places = local.db.collection(name)
    const here = { at: { $geoIntersects: { $geometry: { type: 'Point', coordinates: [2, 2] } } } }
    await places.where({ _id: 0 }).update({ at: { type: 'Point', coordinates: [2, 2] } })
    expect(await idsIn(name, here)).toEqual([0])
    await places.where({ _id: 0 }).remove()
    expect(await idsIn(name, here)).toEqual([])
  })

  it('lets a query read only what lies around', async () => {
    const { db, database } = local
    const before = database.examined()
    const geometry = new db.Geo.Point(0, 0)
    const { data } = await db
      .collection('cities')
      .where({ at: db.command.geoNear({ geometry, maxDistance: 100_000 }) })
      .get()
    expect(data).toHaveLength(1)
    expect(database.examined() - before).toBeLessThan(5)
  })

  it('tells geoNear which field is meant', async () => {
    const { db, database } = local
    const before = database.examined()
    // The SDK writes into what it is given.
    const near = () => ({
      near: new db.Geo.Point(0, 0),
      distanceField: 'd',
      maxDistance: 100_000,
      spherical: true,
    })
    const { data } = await db.collection('cities').aggregate().geoNear(near()).end()
    expect(data).toMatchObject([{ d: 0 }])
    expect(database.examined() - before).toBeLessThan(5)
    const unsure = db.collection('two').aggregate().geoNear(near())
    await expect(unsure.end()).rejects.toThrow(refused(/more than one 2dsphere index/))
  })

  it.each([
    ['text', 'here'],
    ['a number', 7],
    ['an object', { lng: 1 }],
  ])('refuses %s where a place should be', async (_title, at) => {
    const added = local.db.collection('cities').add({ at })
    await expect(added).rejects.toThrow(refused(/Can't extract geo keys/))
  })

  it('finds the places that are found without, in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(documents, queries, async (docs, asked) => {
        const bare = await filled(docs, [])
        const indexed = await filled(docs, [byPlace, byKindAndPlace])
        for (const query of asked) expect(await idsIn(indexed, query)).toEqual(await idsIn(bare, query))
      }),
      { numRuns: 60 },
    )
  })
})
