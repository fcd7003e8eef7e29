import { equal } from '../compare'
import { reviveDoc, stringifyEjson } from '../ejson'
import { isDoc, type Doc, type Value } from '../value'
import { invalidOperator, requestFailed } from '../errors'
import { checkDocument } from '../documents'
import { fieldUpdates } from './field-operators'
import { listUpdates } from './list-operators'
import { placeAt, shown } from './places'
import { compilePath } from './positions'

type Step = (doc: Doc) => void

const operators = { ...fieldUpdates, ...listUpdates }

/**
 * Compiles a modifier to what makes a new document of a document. `query` tells a positional `$` which element was
 * meant. What MongoDB refuses is refused, also where it would be easier to do nothing.
 */
export function compileUpdate(modifier: Doc, query: Doc, now: () => number): (doc: Doc) => Doc {
  if (Object.keys(modifier).length === 0) throw requestFailed('the update is empty')
  const claimed: string[] = []
  const steps = Object.entries(modifier).flatMap(([name, fields]) => {
    if (!isDoc(fields))
      throw requestFailed(
        `Modifiers operate on fields but we found another type: {${name}: ${shown(fields)}}`,
      )
    return Object.entries(fields).map(([path, operand]) => {
      claim(path, claimed)
      return name === '$rename' ? renaming(path, operand, claimed) : changing(name, path, operand)
    })
  })
  return (doc) => {
    const copy = reviveDoc(stringifyEjson(doc))
    for (const step of steps) step(copy)
    if (!equal(copy._id ?? null, doc._id ?? null)) throw immutableId()
    checkDocument(copy)
    return copy
  }

  function changing(name: string, path: string, operand: Value): Step {
    const operator = Object.hasOwn(operators, name) ? operators[name] : undefined
    if (!operator) throw invalidOperator(`Unknown modifier: ${name}`)
    const pathsIn = compilePath(path, query)
    const change = operator.prepare(operand, path, now)
    return (doc) => {
      for (const place of pathsIn(doc)) {
        const found = placeAt(doc, place, operator.creates)
        if (found) change(found)
      }
    }
  }
}

export function immutableId(): Error {
  return requestFailed("Performing an update on the path '_id' would modify the immutable field '_id'")
}

/** Two operators must not work at the same place, nor one inside of the other's. */
function claim(path: string, claimed: string[]): void {
  const segments = path.split('.')
  if (segments.includes('')) throw requestFailed(`The update path '${path}' contains an empty field name`)
  const other = claimed.find(
    (one) => one === path || one.startsWith(`${path}.`) || path.startsWith(`${one}.`),
  )
  if (other !== undefined) {
    const at = other.length < path.length ? other : path
    throw requestFailed(`Updating the path '${path}' would create a conflict at '${at}'`)
  }
  claimed.push(path)
}

function renaming(from: string, to: Value, claimed: string[]): Step {
  if (typeof to !== 'string') throw requestFailed(`The 'to' field for $rename must be a string: ${from}`)
  claim(to, claimed)
  if ([from, to].some((path) => path.includes('$')))
    throw requestFailed(`The paths of $rename may not be dynamic: ${from} to ${to}`)
  return (doc) => {
    const source = placeAt(doc, from, false)
    if (source?.value === undefined) return
    for (const path of [from, to]) refuseList(doc, path)
    source.unset()
    placeAt(doc, to, true)!.set(source.value)
  }
}

function refuseList(doc: Doc, path: string): void {
  const heads = path.split('.').slice(0, -1)
  const inList = heads.some((_head, i) =>
    Array.isArray(placeAt(doc, heads.slice(0, i + 1).join('.'), false)?.value),
  )
  if (inList) throw requestFailed(`The field of $rename cannot be an array element: '${path}'`)
}
