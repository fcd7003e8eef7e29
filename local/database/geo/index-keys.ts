import { stringifyEjson } from '../ejson'
import type { Doc, Value } from '../value'
import { requestFailed } from '../errors'
import { text } from '../keys'
import { leavesAt } from '../paths'
import { capsAround, cellsOver, type Cap } from './cells'
import { shapeOf, type Shape } from './shapes'

const [noPlace, place, end] = [Buffer.from([0x01]), Buffer.from([0x02]), Buffer.from([0x00])]

/** What a geo index holds of a document at a path: the cells over its geometries, or that there are none. */
export function geoKeys(doc: Doc, path: string): Buffer[] {
  const caps = leavesAt(doc, path).values.flatMap(geometriesIn).flatMap(capsAround)
  return caps.length === 0 ? [noPlace] : distinct(caps.flatMap(cellsOver)).map(keyOf)
}

/**
 * The beginnings of all keys whose cells meet some caps: those in the cells over them, and around these. A shape that
 * meets a cap shares a point with it, and of two cells that share a point one lies in the other.
 */
export function geoPrefixes(caps: readonly Cap[]): Buffer[] {
  const cells = distinct(caps.flatMap(cellsOver))
  const around = cells.flatMap((cell) => [...cell.keys()].map((level) => cell.subarray(0, level)))
  return [...cells.map((cell) => Buffer.concat([place, cell])), ...distinct(around).map(keyOf)]
}

function keyOf(cell: Buffer): Buffer {
  return Buffer.concat([place, cell, end])
}

function distinct(cells: readonly Buffer[]): Buffer[] {
  return [...new Map(cells.map((cell) => [text(cell), cell])).values()]
}

/** MongoDB refuses what is no geometry where a geo index is. */
function geometriesIn(value: Value | undefined): Shape[] {
  if (value === undefined || value === null) return []
  const shape = shapeOf(value)
  if (shape) return [shape]
  if (Array.isArray(value)) return value.flatMap(geometriesIn)
  throw requestFailed(`Can't extract geo keys: ${stringifyEjson(value).slice(0, 100)}`)
}
