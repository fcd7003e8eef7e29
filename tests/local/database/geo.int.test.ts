import { openShelf, refused, type Fields, type Shelf } from './shelf'

let shelf: Shelf
beforeAll(async () => {
  shelf = await openShelf()
  geo = shelf.db.Geo as unknown as Geo
})
afterAll(() => shelf.local.stop())

/** The SDK declares Point only. */
type Shape = object & { readonly shape?: never }
type Geo = {
  Point: new (longitude: number, latitude: number) => Shape
  LineString: new (points: Shape[]) => Shape
  Polygon: new (lines: Shape[]) => Shape
  MultiPoint: new (points: Shape[]) => Shape
  MultiLineString: new (lines: Shape[]) => Shape
  MultiPolygon: new (polygons: Shape[]) => Shape
}
let geo: Geo
type Position = [longitude: number, latitude: number]

const point = ([lng, lat]: Position) => new geo.Point(lng, lat)
const line = (...at: Position[]) => new geo.LineString(at.map((one) => point(one)))
const polygon = (...rings: Position[][]) => new geo.Polygon(rings.map((ring) => line(...ring)))

const square = (lng: number, lat: number, side: number): Position[] => [
  [lng, lat],
  [lng + side, lat],
  [lng + side, lat + side],
  [lng, lat + side],
  [lng, lat],
]

/** In and around Beijing; a degree of latitude is 111 km. */
const places = () => ({
  centre: point([116.4, 39.9]),
  north: point([116.4, 40.0]),
  east: point([116.9, 39.9]),
  far: point([121.5, 31.2]),
  road: line([116.0, 39.94], [116.8, 39.94]),
  park: polygon(square(116.38, 39.88, 0.04)),
  ring: polygon(square(116.0, 39.5, 1), square(116.3, 39.8, 0.2)),
  stops: new geo.MultiPoint([point([116.41, 39.91]), point([121.5, 31.2])]),
})

async function found(where: (_: Shelf['db']['command']) => unknown): Promise<string[]> {
  const { db, docs } = shelf
  const { data } = await docs.where({ at: where(db.command) }).get()
  return (data as { _id: string }[]).map(({ _id: id }) => id)
}

beforeEach(async () => {
  const documents = Object.entries(places()).map(([_id, at]) => ({ _id, at }))
  await shelf.fill([...documents, { _id: 'nowhere' }, { _id: 'text', at: 'here' }])
})

describe('places', () => {
  it('of every type come back as the classes of the SDK', async () => {
    const all = {
      ...places(),
      lines: new geo.MultiLineString([line([1, 2], [3, 4]), line([5, 6], [7, 8])]),
      areas: new geo.MultiPolygon([polygon(square(0, 0, 1)), polygon(square(5, 5, 1))]),
    }
    await shelf.docs.add({ _id: 'all', ...all })
    const { _id: _unused, ...back } = (await shelf.read('all')) as Fields & { _id: string }
    expect(back).toEqual(all)
    expect(back.areas).toBeInstanceOf(geo.MultiPolygon)
  })

  it('near a point come the nearest first', async () => {
    expect(await found((_) => _.geoNear({ geometry: point([116.4, 39.901]), maxDistance: 60_000 }))).toEqual([
      'park',
      'centre',
      'stops',
      'road',
      'ring',
      'north',
      'east',
    ])
  })

  it('near a point keep their distance', async () => {
    const geometry = point([116.4, 39.9])
    const between = (minDistance: number, maxDistance: number) =>
      found((_) => _.geoNear({ geometry, minDistance, maxDistance }))
    expect(await between(11_000, 11_200)).toEqual(['ring', 'north'].filter((id) => id === 'north'))
    expect(await between(42_000, 43_000)).toEqual(['east'])
    expect(await between(1_000_000, 1_100_000)).toEqual(['far'])
  })

  it('near a point are ordered otherwise when asked', async () => {
    const near = shelf.db.command.geoNear({
      geometry: point([116.4, 39.9]),
      maxDistance: 12_000,
    })
    const { data } = await shelf.docs.where({ at: near }).orderBy('_id', 'desc').limit(2).get()
    expect((data as { _id: string }[]).map(({ _id: id }) => id)).toEqual(['stops', 'road'])
  })

  it.each<[string, (_: Shelf['db']['command']) => unknown, string[]]>([
    [
      'a polygon',
      (_) => _.geoWithin({ geometry: polygon(square(116.3, 39.85, 0.2)) }),
      ['centre', 'north', 'park'],
    ],
    [
      'a polygon with a hole',
      (_) => _.geoWithin({ geometry: polygon(square(116, 39.5, 1), square(116.35, 39.85, 0.1)) }),
      ['east', 'north', 'ring'],
    ],
    [
      'one of several polygons',
      (_) =>
        _.geoWithin({
          geometry: new geo.MultiPolygon([polygon(square(116.39, 39.89, 0.05)), polygon(square(121, 31, 1))]),
        }),
      ['centre', 'far', 'stops'],
    ],
    [
      'a circle',
      (_) => _.geoWithin({ centerSphere: [point([116.4, 39.9]), 12 / 6378.1] }),
      ['centre', 'north', 'park'],
    ],
    [
      'a circle around coordinates',
      (_) => _.geoWithin({ centerSphere: [[121.5, 31.2], 1 / 6378.1] }),
      ['far'],
    ],
  ])('within %s', async (_title, where, ids) => {
    expect((await found(where)).sort()).toEqual(ids)
  })

  it.each<[string, () => object, string[]]>([
    ['a point', () => point([116.4, 39.9]), ['centre', 'park']],
    ['a point in the hole', () => point([116.35, 39.85]), []],
    ['a line', () => line([116.4, 39.89], [116.4, 39.97]), ['centre', 'park', 'road']],
    ['a line across', () => line([115, 39.7], [118, 39.7]), ['ring']],
    ['a polygon', () => polygon(square(116.85, 39.85, 0.1)), ['east', 'ring']],
    ['several points', () => new geo.MultiPoint([point([121.5, 31.2]), point([0, 0])]), ['far', 'stops']],
  ])('that meet %s', async (_title, geometry, ids) => {
    const where = (_: Shelf['db']['command']) => _.geoIntersects({ geometry: geometry() as never })
    expect((await found(where)).sort()).toEqual(ids)
  })

  it('are measured by an aggregate', async () => {
    const { db, docs } = shelf
    const { data } = await docs
      .aggregate()
      .geoNear({
        near: point([116.4, 39.9]),
        distanceField: 'how.far',
        includeLocs: 'where',
        key: 'at',
        distanceMultiplier: 0.001,
        maxDistance: 50_000,
        query: { _id: db.command.in(['centre', 'east', 'far']) },
        spherical: true,
      })
      .project({ how: 1, where: 1 })
      .end()
    expect(data).toEqual([
      { _id: 'centre', how: { far: 0 }, where: { type: 'Point', coordinates: [116.4, 39.9] } },
      {
        _id: 'east',
        how: { far: expect.closeTo(42.7, 1) as number },
        where: { type: 'Point', coordinates: [116.9, 39.9] },
      },
    ])
  })

  it('cannot be sought where nothing is a geometry', async () => {
    const within = (geometry: object) =>
      shelf.docs.where({ at: { $geoWithin: { $geometry: geometry } } }).get()
    await expect(within({ type: 'Point', coordinates: [1, 2] })).rejects.toThrow(refused(/Polygon/))
    await expect(within({ type: 'Polygon', coordinates: [[[1, 2]]] })).rejects.toThrow(
      refused(/unknown geo specification/),
    )
    const late = shelf.docs
      .aggregate()
      .match({})
      .geoNear({ near: point([1, 2]), distanceField: 'd' })
    await expect(late.end()).rejects.toThrow(refused(/first stage/))
  })
})
