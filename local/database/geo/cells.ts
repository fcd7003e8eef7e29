import { angleBetween, sumOf, unit, type Vector } from './sphere'
import type { Line, Shape } from './shapes'

/**
 * Places as index keys. The cube around the Earth is halved along its three sides again and again; a cell is named by
 * the way to it, one byte for each halving. In space there are neither poles nor a date line to be careful about.
 */

/** A part of the Earth: what lies within an angle (in radians) of a point. */
export type Cap = { readonly center: Vector; readonly radius: number }

const everywhere: Cap = { center: [1, 0, 0], radius: Math.PI }
/** Beyond this a cap may not hold what lies between its points. */
const widest = 1.5

/** Caps that hold all of a shape, lines and insides of polygons too. */
export function capsAround({ points, lines, polygons }: Shape): Cap[] {
  return [...points.map((point) => [point]), ...lines, ...polygons.map(([outside]) => outside!)].map(
    capAround,
  )
}

function capAround(corners: Line): Cap {
  const center = unit(sumOf(corners))
  const radius = center ? Math.max(...corners.map((corner) => angleBetween(center, corner))) : Infinity
  return center && radius < widest ? { center, radius } : everywhere
}

/** Less than a millimetre: rounding must not put a point beside its cell. */
const hair = 1e-9
/** Cells of this level are about 200 m wide. */
const deepest = 16
const mostCells = 24

type Cell = { readonly way: readonly number[]; readonly corner: Vector; readonly side: number }

const root: Cell = { way: [], corner: [-1, -1, -1], side: 2 }

/** Names of cells, all equally small, that together hold a cap. */
export function cellsOver({ center, radius }: Cap): Buffer[] {
  const reach = 2 * Math.sin(Math.min(radius, Math.PI) / 2) + hair
  let cells = [root]
  for (let level = 0; level < deepest; level++) {
    const smaller = cells
      .flatMap(halves)
      .filter((cell) => meetsEarth(cell) && distance(cell, center) <= reach)
    if (smaller.length > mostCells) break
    cells = smaller
  }
  return cells.map(({ way }) => Buffer.from(way))
}

function halves({ way, corner: [x, y, z], side }: Cell): Cell[] {
  const half = side / 2
  return Array.from({ length: 8 }, (_, i) => ({
    way: [...way, i + 1],
    corner: [x + (i & 1) * half, y + ((i >> 1) & 1) * half, z + (i >> 2) * half],
    side: half,
  }))
}

/** From a cell's nearest point to a point. */
function distance({ corner, side }: Cell, point: Vector): number {
  return Math.hypot(...corner.map((low, i) => Math.max(low - point[i]!, 0, point[i]! - low - side)))
}

function meetsEarth(cell: Cell): boolean {
  const farthest = Math.hypot(...cell.corner.map((low) => Math.max(Math.abs(low), Math.abs(low + cell.side))))
  return distance(cell, [0, 0, 0]) <= 1 + hair && farthest >= 1 - hair
}
