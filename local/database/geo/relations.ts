import { arcsOf, type Line, type Polygon, type Shape } from './shapes'
import {
  angleBetween,
  angleToArc,
  arcsCross,
  dot,
  earthRadius,
  isOnArc,
  isSame,
  sumOf,
  turnsAround,
  type Vector,
} from './sphere'

/** In metres, to the nearest point of the shape; 0 inside. */
export function distanceTo(shape: Shape, point: Vector): number {
  if (shape.polygons.some((polygon) => holds(polygon, point))) return 0
  const corners = shape.points.map((corner) => angleBetween(point, corner))
  const edges = linesOf(shape)
    .flatMap(arcsOf)
    .map(([a, b]) => angleToArc(point, a, b))
  return Math.min(...corners, ...edges) * earthRadius
}

/** Whether all of the shape lies in one of the polygons. */
export function isWithin(shape: Shape, areas: readonly Polygon[]): boolean {
  const inside = (part: Line, enclosed: (area: Polygon) => boolean) =>
    areas.some((area) => part.every((corner) => holds(area, corner)) && enclosed(area))
  return (
    shape.points.every((point) => inside([point], () => true)) &&
    shape.lines.every((line) => inside(line, (area) => !crossAnywhere([line], area))) &&
    shape.polygons.every((polygon) =>
      inside(polygon[0]!, (area) => !crossAnywhere(polygon, area) && !reachesHole(polygon, area)),
    )
  )
}

/** Whether all of the shape lies within an angle (in radians) of a point. */
export function isWithinCap(shape: Shape, center: Vector, radius: number): boolean {
  return [...shape.points, ...linesOf(shape).flat()].every((corner) => angleBetween(center, corner) <= radius)
}

export function intersects(a: Shape, b: Shape): boolean {
  return touches(a, b) || touches(b, a) || crossAnywhere(linesOf(a), linesOf(b))
}

/** Whether a corner of one shape lies on the other. */
function touches(a: Shape, b: Shape): boolean {
  return [...a.points, ...linesOf(a).flat()].some((corner) => isOn(b, corner))
}

function isOn(shape: Shape, point: Vector): boolean {
  return (
    shape.points.some((other) => isSame(other, point)) ||
    shape.lines.some((line) => isOnLine(line, point)) ||
    shape.polygons.some((polygon) => holds(polygon, point))
  )
}

/** Whether a point lies in a polygon or on its edge. The outside ring encloses less than half of the Earth. */
function holds([outside, ...holes]: Polygon, point: Vector): boolean {
  if ([outside!, ...holes].some((ring) => isOnLine(ring, point))) return true
  return encloses(outside!, point) && !holes.some((hole) => encloses(hole, point))
}

function encloses(ring: Line, point: Vector): boolean {
  return turnsAround(point, ring) !== 0 && dot(point, sumOf(ring.slice(1))) > 0
}

/** Whether a hole of the area is, at a corner, not a hole of the polygon too. */
function reachesHole([outside, ...own]: Polygon, [, ...holes]: Polygon): boolean {
  return holes
    .flat()
    .some(
      (corner) =>
        encloses(outside!, corner) && !own.some((hole) => encloses(hole, corner) || isOnLine(hole, corner)),
    )
}

function isOnLine(line: Line, point: Vector): boolean {
  return arcsOf(line).some(([a, b]) => isOnArc(point, a, b))
}

function crossAnywhere(lines: readonly Line[], others: readonly Line[]): boolean {
  const otherArcs = others.flatMap(arcsOf)
  return lines.flatMap(arcsOf).some(([a, b]) => otherArcs.some(([c, d]) => arcsCross(a, b, c, d)))
}

function linesOf({ lines, polygons }: Shape): readonly Line[] {
  return [...lines, ...polygons.flat()]
}
