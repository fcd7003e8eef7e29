/** Points on the unit sphere, as MongoDB's S2 library sees the Earth; edges are great-circle arcs. */
export type Vector = readonly [x: number, y: number, z: number]

/** MongoDB's Earth, in metres. */
export const earthRadius = 6_378_100

const degree = Math.PI / 180
/** Less than a millimetre: what rounding may put beside a line still lies on it. */
const hair = 1e-10

export function vectorOf(longitude: number, latitude: number): Vector {
  const [lng, lat] = [longitude * degree, latitude * degree]
  return [Math.cos(lat) * Math.cos(lng), Math.cos(lat) * Math.sin(lng), Math.sin(lat)]
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/** In radians; precise for points close together, which the arc cosine is not. */
export function angleBetween(a: Vector, b: Vector): number {
  return Math.atan2(length(cross(a, b)), dot(a, b))
}

/** From a point to the nearest point of an arc, in radians. */
export function angleToArc(point: Vector, a: Vector, b: Vector): number {
  const normal = cross(a, b)
  const ends = Math.min(angleBetween(point, a), angleBetween(point, b))
  if (length(normal) < 1e-15) return ends
  const besideArc = dot(cross(normal, a), point) >= 0 && dot(cross(b, normal), point) >= 0
  if (!besideArc) return ends
  return Math.abs(Math.asin(Math.min(1, Math.max(-1, dot(scaled(normal, 1 / length(normal)), point)))))
}

export function isOnArc(point: Vector, a: Vector, b: Vector): boolean {
  return angleToArc(point, a, b) < hair
}

export function isSame(a: Vector, b: Vector): boolean {
  return angleBetween(a, b) < hair
}

/** Whether two arcs cross at a point inside both. */
export function arcsCross(a: Vector, b: Vector, c: Vector, d: Vector): boolean {
  const ab = cross(a, b)
  const cd = cross(c, d)
  const acb = -dot(ab, c)
  if (!(acb * dot(ab, d) > 0 && acb * -dot(cd, b) > 0 && acb * dot(cd, a) > 0)) return false
  // Of arcs that only touch, rounding alone decides on the signs.
  return ![c, d].some((end) => isOnArc(end, a, b)) && ![a, b].some((end) => isOnArc(end, c, d))
}

/** How often a closed ring goes round a point: ±1 when it is inside (or its antipode is), else 0. */
export function turnsAround(point: Vector, ring: readonly Vector[]): number {
  let total = 0
  for (let i = 1; i < ring.length; i++) {
    const [from, to] = [cross(point, ring[i - 1]!), cross(point, ring[i]!)]
    total += Math.atan2(dot(cross(from, to), point), dot(from, to))
  }
  return Math.round(total / (2 * Math.PI))
}

export function sumOf(vectors: readonly Vector[]): Vector {
  return vectors.reduce((sum, v) => [sum[0] + v[0], sum[1] + v[1], sum[2] + v[2]], [0, 0, 0])
}

/** The same direction with length 1; undefined when there is none. */
export function unit(v: Vector): Vector | undefined {
  return length(v) < 1e-12 ? undefined : scaled(v, 1 / length(v))
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

function scaled(v: Vector, factor: number): Vector {
  return [v[0] * factor, v[1] * factor, v[2] * factor]
}

function length(v: Vector): number {
  return Math.hypot(...v)
}
