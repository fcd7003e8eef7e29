import { isDoc, type Doc, type Value } from '../value'
import { invalidOperator, requestFailed } from '../errors'
import { capsAround, type Cap } from '../geo/cells'
import { distanceTo, intersects, isWithin, isWithinCap } from '../geo/relations'
import { shapeOf, type Shape } from '../geo/shapes'
import { earthRadius, type Vector } from '../geo/sphere'
import { leavesAt } from '../paths'
import type { FieldOperator } from './field-operator'

const nearby: FieldOperator = (path, operand, siblings) => {
  const { point, closest, farthest } = parseNear(operand, siblings)
  return (doc) => {
    const distance = distanceAt(doc, path, point)
    return distance !== undefined && distance >= closest && distance <= farthest
  }
}

const $geoWithin: FieldOperator = (path, operand) => {
  const inside = withinTest(operand)
  return (doc) => shapesAt(doc, path).some(inside)
}

const $geoIntersects: FieldOperator = (path, operand) => {
  const area = geometryIn('$geoIntersects', operand)
  return (doc) => shapesAt(doc, path).some((shape) => intersects(shape, area))
}

const belongsToNear: FieldOperator = () => () => true

export const geoOperators: Record<string, FieldOperator> = {
  $near: nearby,
  $nearSphere: nearby,
  $geoWithin,
  $geoIntersects,
  $maxDistance: belongsToNear,
  $minDistance: belongsToNear,
}

/** What a query with `$near` orders by: the distance from a point, in metres. */
export type Near = { readonly path: string; readonly point: Vector }

/** The `$near` of a query, which stands at the top or in an `$and`. */
export function nearOf(query: Doc): Near | undefined {
  for (const [path, condition] of Object.entries(query)) {
    const found =
      path === '$and' && Array.isArray(condition)
        ? condition.map((part) => (isDoc(part) ? nearOf(part) : undefined)).find((near) => near)
        : nearAt(path, condition)
    if (found) return found
  }
  return undefined
}

/** Where geometries must be, at least in part, to meet a condition; undefined where they may be anywhere. */
export function areaOf(condition: Doc): readonly Cap[] | undefined {
  const { $geoWithin: within, $geoIntersects: crossed } = condition
  const near = condition.$nearSphere ?? condition.$near
  if (near !== undefined) {
    const { point, farthest } = parseNear(near, condition)
    return farthest === Infinity ? undefined : [{ center: point, radius: farthest / earthRadius }]
  }
  if (crossed !== undefined) return capsAround(geometryIn('$geoIntersects', crossed))
  if (within === undefined) return undefined
  if (isDoc(within) && within.$centerSphere !== undefined) return [capIn(within.$centerSphere)]
  return capsAround(geometryIn('$geoWithin', within))
}

function nearAt(path: string, condition: Value): Near | undefined {
  if (!isDoc(condition)) return undefined
  const operand = condition.$nearSphere ?? condition.$near
  return operand === undefined ? undefined : { path, point: parseNear(operand, condition).point }
}

/** From the point to the nearest geometry at the path; undefined where there is none. */
export function distanceAt(doc: Doc, path: string, point: Vector): number | undefined {
  const distances = shapesAt(doc, path).map((shape) => distanceTo(shape, point))
  return distances.length === 0 ? undefined : Math.min(...distances)
}

/** The only corner of a shape that is a point. */
export function pointIn(value: Value | undefined): Vector | undefined {
  const shape = shapeOf(value)
  return shape?.points.length === 1 ? shape.points[0] : undefined
}

function shapesAt(doc: Doc, path: string): Shape[] {
  return leavesAt(doc, path).values.flatMap((value): Shape[] => {
    const shape = shapeOf(value)
    if (shape) return [shape]
    return Array.isArray(value) ? value.map(shapeOf).filter((part) => part !== undefined) : []
  })
}

function parseNear(operand: Value, siblings: Doc): { point: Vector; closest: number; farthest: number } {
  const options = isDoc(operand) ? operand : { $geometry: operand, ...siblings }
  const point = pointIn(options.$geometry)
  if (!point) throw requestFailed('invalid point in geo near query')
  return {
    point,
    closest: distanceOption('$minDistance', options.$minDistance) ?? 0,
    farthest: distanceOption('$maxDistance', options.$maxDistance) ?? Infinity,
  }
}

function distanceOption(name: string, value: Value | undefined): number | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'number' || value < 0) throw requestFailed(`${name} must be a non-negative number`)
  return value
}

function withinTest(operand: Value): (shape: Shape) => boolean {
  if (isDoc(operand) && operand.$centerSphere !== undefined) {
    const { center, radius } = capIn(operand.$centerSphere)
    return (shape) => isWithinCap(shape, center, radius)
  }
  const { polygons, points, lines } = geometryIn('$geoWithin', operand)
  if (polygons.length === 0 || points.length + lines.length > 0)
    throw requestFailed('$geoWithin needs a Polygon or a MultiPolygon')
  return (shape) => isWithin(shape, polygons)
}

function capIn(operand: Value): Cap {
  const [center, radius] = Array.isArray(operand) ? operand : []
  const point = pointIn(center)
  if (!point || typeof radius !== 'number' || radius < 0)
    throw requestFailed('$centerSphere needs a point and a radius in radians')
  return { center: point, radius }
}

function geometryIn(name: string, operand: Value): Shape {
  if (!isDoc(operand)) throw requestFailed(`${name} needs an object`)
  const { $geometry: geometry, ...others } = operand
  const unknown = Object.keys(others)[0]
  if (unknown) throw invalidOperator(`${unknown} in ${name} is not supported here`)
  const shape = shapeOf(geometry)
  if (!shape) throw requestFailed(`unknown geo specification in ${name}`)
  return shape
}
