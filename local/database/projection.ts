import { stringifyEjson } from './ejson'
import { isDoc, type Doc, type Value } from './value'
import { invalidOperator, requestFailed } from './errors'
import { excluded, fieldsOf, included } from './fields'
import { compileElement, compileQuery } from './query/compile'
import { compilePath } from './update/positions'

type Turn = (doc: Doc) => Doc

/** What `get` hands out of each document; `query` tells a positional `$` which element was found. */
export function compileProjection(projection: Doc, query: Doc): Turn {
  const parts = Object.entries(projection).map(([path, wish]) => partOf(path, wish, query))
  const others = parts.filter(({ path }) => path !== '_id')
  const keeps = others.filter(({ kind }) => kind === 'keep')
  const drops = others.filter(({ kind }) => kind === 'drop')
  if (keeps.length > 0 && drops.length > 0)
    throw requestFailed(`Cannot do exclusion on field ${drops[0]!.path} in inclusion projection`)
  const id = parts.find(({ path }) => path === '_id')
  const only =
    keeps.length > 0 || (others.length === drops.length && drops.length === 0 && id?.kind === 'keep')
  const select = only
    ? keeping(
        others.map(({ path }) => path),
        id,
      )
    : dropping(drops, id)
  const turns = parts.flatMap(({ turn }) => turn ?? [])
  return (doc) => turns.reduce((part, turn) => turn(part, doc), select(doc))
}

type Part = {
  readonly path: string
  /** `either`: is there whether the others are kept or dropped. */
  readonly kind: 'keep' | 'drop' | 'either'
  readonly turn?: (part: Doc, whole: Doc) => Doc
}

function keeping(paths: readonly string[], id: Part | undefined): Turn {
  const fields = fieldsOf([...paths, ...(id?.kind === 'drop' ? [] : ['_id'])].map((path) => [path, true]))
  return (doc) => included(doc, fields)
}

function dropping(drops: readonly Part[], id: Part | undefined): Turn {
  const paths = [...drops, ...(id?.kind === 'drop' ? [id] : [])].map(({ path }) => path)
  const fields = fieldsOf(paths.map((path) => [path, true]))
  return (doc) => excluded(doc, fields)
}

function partOf(path: string, wish: Value, query: Doc): Part {
  if (path.endsWith('.$')) return positional(path, query)
  if (typeof wish === 'number' || typeof wish === 'boolean') return { path, kind: wish ? 'keep' : 'drop' }
  const [operator, operand] = isDoc(wish) ? (Object.entries(wish)[0] ?? []) : []
  if (operator === '$slice') return { path, kind: 'either', turn: slicing(path, operand!) }
  if (operator === '$elemMatch') return { path, kind: 'keep', turn: firstMatching(path, operand!) }
  throw invalidOperator(`Unsupported projection option: ${path}: ${operator ?? stringifyEjson(wish)}`)
}

function positional(path: string, query: Doc): Part {
  const list = path.slice(0, -2)
  const placesIn = compilePath(path, query)
  const matches = compileQuery(query)
  return {
    path: list,
    kind: 'keep',
    turn: (part, whole) => {
      const index = matches(whole) ? Number(placesIn(whole)[0]!.slice(list.length + 1)) : 0
      return changedAt(part, list.split('.'), (items) => items.slice(index, index + 1)) as Doc
    },
  }
}

function firstMatching(path: string, operand: Value): (part: Doc) => Doc {
  if (path.includes('.')) throw requestFailed(`Cannot use $elemMatch projection on a nested field: ${path}`)
  if (!isDoc(operand)) throw requestFailed('elemMatch: Invalid argument, object required')
  const matches = compileElement(operand)
  return ({ [path]: value, ...others }) => {
    const found = Array.isArray(value) ? value.find(matches) : undefined
    return found === undefined ? others : { ...others, [path]: [found] }
  }
}

function slicing(path: string, operand: Value): (part: Doc) => Doc {
  const [first, second] = Array.isArray(operand) ? operand : [operand]
  if (
    !Number.isInteger(first) ||
    (second !== undefined && !(Number.isInteger(second) && (second as number) > 0))
  )
    throw requestFailed('$slice needs a number, or a number to skip and a positive number to take')
  const n = first as number
  const cut = (items: readonly Value[]) => {
    if (second === undefined) return n >= 0 ? items.slice(0, n) : items.slice(n)
    const from = n >= 0 ? n : Math.max(0, items.length + n)
    return items.slice(from, from + (second as number))
  }
  return (part) => changedAt(part, path.split('.'), cut) as Doc
}

/** The value with the lists at a path changed. */
function changedAt(value: Value, path: readonly string[], change: (items: readonly Value[]) => Value): Value {
  const [segment, ...rest] = path
  if (segment === undefined) return Array.isArray(value) ? change(value) : value
  if (Array.isArray(value)) return value.map((item) => changedAt(item, path, change))
  if (!isDoc(value) || value[segment] === undefined) return value
  return { ...value, [segment]: changedAt(value[segment], rest, change) }
}
