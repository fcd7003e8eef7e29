import fc from 'fast-check'
import { distanceTo, intersects, isWithin } from '../../../local/database/geo/relations'
import { shapeOf, type Shape } from '../../../local/database/geo/shapes'
import { angleBetween, earthRadius, turnsAround, vectorOf } from '../../../local/database/geo/sphere'

type Position = [longitude: number, latitude: number]

const square = ([lng, lat]: Position, half: number): Position[] => [
  [lng - half, lat - half],
  [lng + half, lat - half],
  [lng + half, lat + half],
  [lng - half, lat + half],
  [lng - half, lat - half],
]
const shape = (type: string, coordinates: unknown): Shape => shapeOf({ type, coordinates } as never)!
const positions: fc.Arbitrary<Position> = fc.tuple(
  fc.double({ min: -170, max: 170, noNaN: true }),
  fc.double({ min: -60, max: 60, noNaN: true }),
)

describe('on the sphere', () => {
  it.each<[string, Position, Position, number]>([
    ['a degree of latitude', [0, 0], [0, 1], 111_318.845],
    ['Beijing to Shanghai', [116.4, 39.9], [121.5, 31.2], 1_072_480],
    ['across the date line', [179.5, 0], [-179.5, 0], 111_318.845],
    ['pole to pole', [0, 90], [0, -90], Math.PI * earthRadius],
  ])('%s is so far', (_title, from, to, metres) => {
    const distance = angleBetween(vectorOf(...from), vectorOf(...to)) * earthRadius
    expect(Math.abs(distance / metres - 1)).toBeLessThan(1e-5)
  })

  it('a square holds its middle and nothing on the other side', () => {
    fc.assert(
      fc.property(positions, fc.double({ min: 0.001, max: 5, noNaN: true }), (middle, half) => {
        const area = shape('Polygon', [square(middle, half)])
        const outside: Position = [middle[0], middle[1] + 3 * half]
        expect(isWithin(shape('Point', middle), area.polygons)).toBe(true)
        expect(isWithin(shape('Point', outside), area.polygons)).toBe(false)
        expect(isWithin(shape('Point', [((middle[0] + 360) % 360) - 180, -middle[1]]), area.polygons)).toBe(
          false,
        )
        expect(isWithin(shape('Polygon', [square(middle, half / 2)]), area.polygons)).toBe(true)
        expect(
          Math.abs(
            turnsAround(
              vectorOf(...middle),
              square(middle, half).map((at) => vectorOf(...at)),
            ),
          ),
        ).toBe(1)
      }),
    )
  })

  it('shapes meet each other or not, whichever is asked, and are apart if they do not', () => {
    const size = fc.double({ min: 0.1, max: 10, noNaN: true })
    fc.assert(
      fc.property(positions, size, fc.tuple(size, size), ([lng, lat], half, [east, north]) => {
        const one = shape('Polygon', [square([lng, lat], half)])
        const other = shape('LineString', [
          [lng + east, lat],
          [lng, lat + north],
        ])
        expect(intersects(one, other)).toBe(intersects(other, one))
        if (!intersects(one, other)) expect(distanceTo(one, other.lines[0]![0]!)).toBeGreaterThan(0)
      }),
    )
  })

  it.each([
    [{ type: 'Point', coordinates: [181, 0] }],
    [{ type: 'Point', coordinates: ['1', 0] }],
    [{ type: 'LineString', coordinates: [[0, 0]] }],
    [
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ],
        ],
      },
    ],
    [{ type: 'Circle', coordinates: [0, 0] }],
    ['here'],
    [null],
  ])('%j is no geometry', (value) => {
    expect(shapeOf(value)).toBeUndefined()
  })
})
