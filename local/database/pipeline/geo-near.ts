import { isDoc, type Doc, type Value } from '../value'
import { requestFailed } from '../errors'
import { fieldsOf, withFields } from '../fields'
import { shapeOf } from '../geo/shapes'
import { leavesAt } from '../paths'
import { distanceAt, pointIn } from '../query/geo-operators'
import { optionsOf, textOption, wholeNumber } from './stages'

const known = [
  ...['near', 'distanceField', 'spherical', 'limit', 'num', 'maxDistance', 'minDistance', 'query'],
  ...['distanceMultiplier', 'includeLocs', 'key', 'uniqueDocs'],
]

/** As many as MongoDB before 4.2 gives; the option `limit` has been there until then. */
const defaultLimit = 100

export type GeoNear = { readonly query: Doc; readonly arrange: (docs: readonly Doc[]) => Doc[] }

/**
 * `$geoNear` as a query and what is made of its answer: the nearest first, with their distance in metres. `indexed`
 * are the fields that geo indexes are on.
 */
export function compileGeoNear(value: Value, indexed: readonly string[]): GeoNear {
  const options = optionsOf('$geoNear', value, known)
  const point = pointIn(options.near)
  if (!point) throw requestFailed("$geoNear requires a 'near' option as a point")
  const { query = {} } = options
  const key = keyOf(options, indexed)
  if (!isDoc(query)) throw requestFailed("the 'query' option of $geoNear must be an object")
  const limit = wholeNumber("$geoNear's limit", options.limit ?? options.num ?? defaultLimit, 0)
  const [least, most] = [
    numberOption(options, 'minDistance', 0),
    numberOption(options, 'maxDistance', Infinity),
  ]
  const describe = describer(options)

  function arrange(docs: readonly Doc[]): Doc[] {
    const path = key ?? geoFieldOf(docs)
    return docs
      .map((doc) => ({ doc, distance: path === undefined ? undefined : distanceAt(doc, path, point!) }))
      .filter((one): one is { doc: Doc; distance: number } => one.distance !== undefined)
      .filter(({ distance }) => distance >= least && distance <= most)
      .sort((a, b) => a.distance - b.distance)
      .slice(0, limit)
      .map(({ doc, distance }) => describe(doc, distance, path!))
  }
  if (key === undefined || most === Infinity) return { query, arrange }
  const near = { [key]: { $nearSphere: { $geometry: options.near!, $maxDistance: most } } }
  return { query: { $and: [query, near] }, arrange }
}

function keyOf(options: Doc, indexed: readonly string[]): string | undefined {
  if (options.key !== undefined) return textOption('$geoNear', options, 'key')
  const fields = [...new Set(indexed)]
  if (fields.length > 1)
    throw requestFailed('There is more than one 2dsphere index; unsure which to use for $geoNear')
  return fields[0]
}

function describer(options: Doc): (doc: Doc, distance: number, path: string) => Doc {
  const factor = numberOption(options, 'distanceMultiplier', 1)
  const distanceField = fieldsOf([[textOption('$geoNear', options, 'distanceField'), true]])
  const placeField =
    options.includeLocs === undefined
      ? undefined
      : fieldsOf([[textOption('$geoNear', options, 'includeLocs'), true]])
  return (doc, distance, path) => {
    const measured = withFields(doc, distanceField, () => distance * factor) as Doc
    return placeField
      ? (withFields(measured, placeField, () => leavesAt(doc, path).values[0]) as Doc)
      : measured
  }
}

/** Without a geo index no one field must be meant: the first that holds a geometry is. */
function geoFieldOf(docs: readonly Doc[]): string | undefined {
  for (const doc of docs)
    for (const [field, value] of Object.entries(doc)) if (isDoc(value) && shapeOf(value)) return field
  return undefined
}

function numberOption(options: Doc, name: string, missing: number): number {
  const value = options[name] ?? missing
  if (typeof value !== 'number' || value < 0) throw requestFailed(`${name} must be a nonnegative number`)
  return value
}
