import { isDoc, type Doc, type Value } from '../value'
import { isSame, vectorOf, type Vector } from './sphere'

/** A GeoJSON geometry, taken apart into what can be compared. */
export type Shape = {
  readonly points: readonly Vector[]
  readonly lines: readonly Line[]
  readonly polygons: readonly Polygon[]
}

export type Line = readonly Vector[]

/** The first ring is the outside, the others are holes. */
export type Polygon = readonly Line[]

const nothing: Shape = { points: [], lines: [], polygons: [] }

/** The geometry of a GeoJSON object or of a pair of coordinates; undefined if it is none. */
export function shapeOf(value: Value | undefined): Shape | undefined {
  if (Array.isArray(value)) return pointShape(value)
  if (!isDoc(value) || typeof value.type !== 'string') return undefined
  const read = Object.hasOwn(readers, value.type) ? readers[value.type] : undefined
  return read?.(value)
}

const readers: Record<string, (geometry: Doc) => Shape | undefined> = {
  Point: ({ coordinates }) => pointShape(coordinates),
  MultiPoint: ({ coordinates }) => with_('points', listOf(coordinates, pointOf)),
  LineString: ({ coordinates }) => with_('lines', one(lineOf(coordinates))),
  MultiLineString: ({ coordinates }) => with_('lines', listOf(coordinates, lineOf)),
  Polygon: ({ coordinates }) => with_('polygons', one(polygonOf(coordinates))),
  MultiPolygon: ({ coordinates }) => with_('polygons', listOf(coordinates, polygonOf)),
  GeometryCollection: ({ geometries }) => joined(listOf(geometries, shapeOf)),
}

/** Consecutive corners of a line, two at a time. */
export function arcsOf(line: Line): [Vector, Vector][] {
  return line.slice(1).map((to, i) => [line[i]!, to])
}

function with_<Part extends keyof Shape>(part: Part, parts: Shape[Part] | undefined): Shape | undefined {
  return parts && { ...nothing, [part]: parts }
}

function pointShape(coordinates: Value | undefined): Shape | undefined {
  return with_('points', one(pointOf(coordinates)))
}

function pointOf(value: Value | undefined): Vector | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined
  const [longitude, latitude] = value
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return undefined
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? vectorOf(longitude, latitude) : undefined
}

function lineOf(value: Value | undefined): Line | undefined {
  const line = listOf(value, pointOf)
  return line && line.length >= 2 ? line : undefined
}

function polygonOf(value: Value | undefined): Polygon | undefined {
  const rings = listOf(value, lineOf)
  return rings?.every(isClosed) ? rings : undefined
}

function isClosed(ring: Line): boolean {
  return ring.length >= 4 && isSame(ring[0]!, ring.at(-1)!)
}

function listOf<Part>(
  value: Value | undefined,
  partOf: (value: Value) => Part | undefined,
): Part[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined
  const parts = value.map(partOf).filter((part) => part !== undefined)
  return parts.length === value.length ? parts : undefined
}

function one<Part>(part: Part | undefined): Part[] | undefined {
  return part === undefined ? undefined : [part]
}

function joined(shapes: readonly Shape[] | undefined): Shape | undefined {
  return (
    shapes && {
      points: shapes.flatMap(({ points }) => points),
      lines: shapes.flatMap(({ lines }) => lines),
      polygons: shapes.flatMap(({ polygons }) => polygons),
    }
  )
}
