import { isDoc, type Doc, type Value } from './value'
import { requestFailed } from './errors'

/** Dotted paths as a tree; at each path's end stands what to do there. */
export type Fields<Leaf> = ReadonlyMap<string, Branch<Leaf>>
type Branch<Leaf> = { readonly leaf: Leaf } | { readonly fields: Fields<Leaf> }

export function fieldsOf<Leaf>(paths: readonly (readonly [path: string, leaf: Leaf])[]): Fields<Leaf> {
  const root = new Map<string, Branch<Leaf>>()
  for (const [path, leaf] of paths) {
    const segments = path.split('.')
    if (segments.includes('')) throw requestFailed(`FieldPath '${path}' has an empty field name`)
    let fields = root
    for (const segment of segments.slice(0, -1)) {
      const branch = fields.get(segment) ?? { fields: new Map<string, Branch<Leaf>>() }
      if ('leaf' in branch) throw requestFailed(`Path collision at ${path}`)
      fields.set(segment, branch)
      fields = branch.fields as Map<string, Branch<Leaf>>
    }
    const last = segments.at(-1)!
    if (fields.has(last)) throw requestFailed(`Path collision at ${path}`)
    fields.set(last, { leaf })
  }
  return root
}

/** Only these fields, in the order of the document; of lists the objects in them, with only these fields. */
export function included(doc: Doc, fields: Fields<unknown>): Doc {
  return Object.fromEntries(
    Object.entries(doc).flatMap(([name, value]): [string, Value][] => {
      const branch = fields.get(name)
      if (!branch) return []
      const kept = 'leaf' in branch ? value : includedIn(value, branch.fields)
      return kept === undefined ? [] : [[name, kept]]
    }),
  )
}

function includedIn(value: Value, fields: Fields<unknown>): Value | undefined {
  if (isDoc(value)) return included(value, fields)
  if (!Array.isArray(value)) return undefined
  return value.map((item) => includedIn(item, fields)).filter((item) => item !== undefined)
}

/** All but these fields. */
export function excluded(doc: Doc, fields: Fields<unknown>): Doc {
  return Object.fromEntries(
    Object.entries(doc).flatMap(([name, value]): [string, Value][] => {
      const branch = fields.get(name)
      if (!branch) return [[name, value]]
      return 'leaf' in branch ? [] : [[name, excludedFrom(value, branch.fields)]]
    }),
  )
}

function excludedFrom(value: Value, fields: Fields<unknown>): Value {
  if (isDoc(value)) return excluded(value, fields)
  return Array.isArray(value) ? value.map((item) => excludedFrom(item, fields)) : value
}

/** The document with new values at these paths; where `valueOf` has none, the field goes. */
export function withFields<Leaf>(
  value: Value | undefined,
  fields: Fields<Leaf>,
  valueOf: (leaf: Leaf) => Value | undefined,
): Value {
  if (Array.isArray(value)) return value.map((item) => withFields(item, fields, valueOf))
  const doc: Doc = isDoc(value) ? { ...value } : {}
  for (const [name, branch] of fields) {
    const next = 'leaf' in branch ? valueOf(branch.leaf) : withFields(doc[name], branch.fields, valueOf)
    if (next === undefined) delete doc[name]
    else doc[name] = next
  }
  return doc
}
