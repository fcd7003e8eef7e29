import { isDoc, type Doc, type Value } from '../value'
import { requestFailed } from '../errors'
import { fieldsOf, withFields, type Fields } from '../fields'
import { optionsOf, type StageCompiler } from './stages'

/** One document for each element of a list. */
export const unwind: StageCompiler = (value) => {
  const { path, includeArrayIndex, preserveNullAndEmptyArrays } =
    typeof value === 'string'
      ? { path: value }
      : optionsOf('$unwind', value, ['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'])
  if (typeof path !== 'string' || !/^\$[^$]/.test(path))
    throw requestFailed(`path option to $unwind stage should be prefixed with a '$'`)
  if (preserveNullAndEmptyArrays !== undefined && typeof preserveNullAndEmptyArrays !== 'boolean')
    throw requestFailed('expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage')
  const segments = path.slice(1).split('.')
  const place = fieldsOf([[segments.join('.'), true]])
  const withIndex = indexing(includeArrayIndex)

  return (docs) =>
    docs.flatMap((doc) => {
      const found = valueAt(doc, segments)
      if (Array.isArray(found) && found.length > 0)
        return found.map((item, i) => withIndex(placed(doc, place, item), i))
      const nothing = found === undefined || found === null || Array.isArray(found)
      if (!nothing) return [withIndex(doc, null)]
      if (!preserveNullAndEmptyArrays) return []
      return [withIndex(Array.isArray(found) ? placed(doc, place, undefined) : doc, null)]
    })
}

/** Lists on the way have no field of that name. */
function valueAt(doc: Doc, path: readonly string[]): Value | undefined {
  return path.reduce<Value | undefined>((value, segment) => (isDoc(value) ? value[segment] : undefined), doc)
}

function placed(doc: Doc, place: Fields<unknown>, value: Value | undefined): Doc {
  return withFields(doc, place, () => value) as Doc
}

function indexing(field: Value | undefined): (doc: Doc, index: number | null) => Doc {
  if (field === undefined) return (doc) => doc
  if (typeof field !== 'string' || field === '' || field.startsWith('$'))
    throw requestFailed('includeArrayIndex option to $unwind stage should be a field name without a $')
  const place = fieldsOf([[field, true]])
  return (doc, index) => withFields(doc, place, () => index) as Doc
}
