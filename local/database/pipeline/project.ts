import { isDoc, type Doc, type Value } from '../value'
import { requestFailed } from '../errors'
import { compileExpression, type Evaluate } from '../expressions'
import { excluded, fieldsOf, included, withFields, type Fields } from '../fields'
import type { Flow, StageCompiler, Tools } from './stages'

type Wish = 'keep' | 'drop' | Evaluate

export const project: StageCompiler = (value, tools) => {
  const wishes = wishesIn('$project', value, '', true)
  const others = wishes.filter(([path]) => path !== '_id')
  const drops = others.filter(([, wish]) => wish === 'drop')
  const id = wishes.find(([path]) => path === '_id')?.[1]
  if (drops.length > 0 && drops.length < others.length)
    throw requestFailed(
      `Invalid $project :: caused by :: Cannot do exclusion on field ${drops[0]![0]} in inclusion projection`,
    )
  if (drops.length > 0 || (others.length === 0 && id === 'drop'))
    return dropping(wishes.filter(([, wish]) => wish === 'drop').map(([path]) => path))
  const computed = wishes.filter((wish): wish is [string, Evaluate] => typeof wish[1] === 'function')
  const kept = wishes.filter(([, wish]) => wish === 'keep').map(([path]) => path)
  if (id === undefined) kept.unshift('_id')
  fieldsOf(wishes)
  const [keptFields, newFields] = [marked(kept), fieldsOf(computed)]
  return (docs) => docs.map((doc) => computedIn(included(doc, keptFields), doc, newFields, tools))
}

export const addFields: StageCompiler = (value, tools) => {
  const wishes = wishesIn('$addFields', value, '', false)
  const fields = fieldsOf(wishes as [string, Evaluate][])
  return (docs) => docs.map((doc) => computedIn(doc, doc, fields, tools))
}

export const unset: StageCompiler = (value) => {
  const paths = Array.isArray(value) ? value : [value]
  if (paths.length === 0 || !paths.every((path) => typeof path === 'string'))
    throw requestFailed('$unset specification must be a string or an array of strings')
  return dropping(paths)
}

export const replaceRoot: StageCompiler = (value, tools) => {
  if (!isDoc(value) || value.newRoot === undefined)
    throw requestFailed('no newRoot specified for the $replaceRoot stage')
  return replaceWith(value.newRoot, tools)
}

export const replaceWith: StageCompiler = (value, { variables }) => {
  const newRoot = compileExpression(value)
  return (docs) =>
    docs.map((root) => {
      const doc = newRoot({ root, variables })
      if (!isDoc(doc)) throw requestFailed("'newRoot' expression must evaluate to an object")
      return doc
    })
}

function dropping(paths: readonly string[]): Flow {
  const fields = marked(paths)
  return (docs) => docs.map((doc) => excluded(doc, fields))
}

function marked(paths: readonly string[]): Fields<true> {
  return fieldsOf(paths.map((path) => [path, true] as const))
}

function computedIn(base: Doc, root: Doc, fields: Fields<Evaluate>, { variables }: Tools): Doc {
  return withFields(base, fields, (evaluate) => evaluate({ root, variables })) as Doc
}

/** The wishes of a specification with nested objects, by their dotted paths. `flags`: 1 and 0 mean keep and drop. */
function wishesIn(name: string, value: Value, prefix: string, flags: boolean): [string, Wish][] {
  if (!isDoc(value) || Object.keys(value).length === 0)
    throw requestFailed(`Invalid ${name}: the specification must be an object with at least one field`)
  return Object.entries(value).flatMap(([field, wish]): [string, Wish][] => {
    if (field.startsWith('$'))
      throw requestFailed(`Invalid ${name}: field names may not start with '$': ${field}`)
    const path = prefix + field
    if (flags && (typeof wish === 'number' || typeof wish === 'boolean'))
      return [[path, wish ? 'keep' : 'drop']]
    const nested = isDoc(wish) && !Object.keys(wish)[0]?.startsWith('$')
    if (nested && Object.keys(wish).length > 0) return wishesIn(name, wish, `${path}.`, flags)
    return [[path, compileExpression(wish)]]
  })
}
