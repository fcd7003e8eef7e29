import { isDoc, type Doc, type Value } from '../value'
import { requestFailed } from '../errors'
import { leavesAt } from '../paths'
import { compileQuery, type Test } from '../query/compile'

/** Tells which paths of a document a path with `$` (the element that the query found) or `$[]` (all) means. */
export function compilePath(path: string, query: Doc): (doc: Doc) => string[] {
  const segments = path.split('.')
  const at = segments.findIndex((segment) => segment.startsWith('$'))
  if (at === -1) return () => [path]
  if (at === 0) throw requestFailed(`The path '${path}' begins with a positional element`)
  const [list, sign] = [segments.slice(0, at).join('.'), segments[at]!]
  const rest = segments.slice(at + 1)
  const indexesIn = sign === '$' ? firstFound(list, query) : everyElement(sign, list)
  return (doc) => indexesIn(doc).flatMap((index) => compilePath([list, index, ...rest].join('.'), query)(doc))
}

function everyElement(sign: string, list: string): (doc: Doc) => number[] {
  if (sign.startsWith('$[') && sign !== '$[]')
    throw requestFailed(`No array filter found for identifier '${sign.slice(2, -1)}'`)
  if (sign !== '$[]')
    throw requestFailed(
      `The dollar ($) prefixed field '${sign}' in '${list}.${sign}' is not valid for storage.`,
    )
  return (doc) => {
    const value = listAt(doc, list)
    if (!value)
      throw requestFailed(`The path '${list}' must exist in the document in order to apply array updates.`)
    return [...value.keys()]
  }
}

function firstFound(list: string, query: Doc): (doc: Doc) => number[] {
  const conditions = conditionsOn(list, query)
  return (doc) => {
    const items = listAt(doc, list) ?? []
    const holding = (item: Value) => docWith(list, [item])
    const asked = conditions.filter(({ when }) => when(doc))
    const all = items.findIndex((item) => asked.every(({ test }) => test(holding(item))))
    const index = all !== -1 ? all : items.findIndex((item) => asked.at(-1)?.test(holding(item)))
    if (index === -1 || asked.length === 0)
      throw requestFailed('The positional operator did not find the match needed from the query.')
    return [index]
  }
}

/** A condition on the list, and whether it counts: a branch of an `$or` does where the branch matched. */
type Condition = { readonly test: Test; readonly when: Test }

function conditionsOn(list: string, query: Doc, when: Test = () => true): Condition[] {
  return Object.entries(query).flatMap(([path, condition]): Condition[] => {
    if ((path === '$and' || path === '$or') && Array.isArray(condition))
      return condition
        .filter(isDoc)
        .flatMap((part) => conditionsOn(list, part, path === '$and' ? when : compileQuery(part)))
    const about = path === list || path.startsWith(`${list}.`)
    return about ? [{ test: compileQuery({ [path]: condition }), when }] : []
  })
}

function listAt(doc: Doc, path: string): Value[] | undefined {
  const value = leavesAt(doc, path).values.find(Array.isArray)
  return value as Value[] | undefined
}

function docWith(path: string, value: Value): Doc {
  return path.split('.').reduceRight<Value>((inner, segment) => ({ [segment]: inner }), value) as Doc
}
