import { stringifyEjson } from '../ejson'
import { fieldOf, isDoc, type Doc, type Value } from '../value'
import { requestFailed } from '../errors'

/** Where an operator works: a field of an object or an element of a list. */
export type Place = {
  readonly path: string
  readonly value: Value | undefined
  set(value: Value): void
  unset(): void
}

type Holder = Doc | Value[]

/** MongoDB fills the gap before a list's new element with nulls, but not without end. */
const maxGap = 1_500_000

/**
 * Finds a place in a document. On the way it creates the objects that are missing and refuses to go through anything
 * else; for an operator that does not create there is just no such place.
 */
export function placeAt(doc: Doc, path: string, creates: boolean): Place | undefined {
  const segments = path.split('.')
  let holder: Holder = doc
  for (const [i, segment] of segments.entries()) {
    if (!takes(holder, segment)) {
      if (!creates) return undefined
      const where = `{${segments.slice(0, i).join('.')}: ${shown(holder)}}`
      throw requestFailed(`Cannot create field '${segment}' in element ${where}`)
    }
    if (i === segments.length - 1) return placeIn(holder, segment, path)
    const next: Value | undefined = valueIn(holder, segment)
    if (next === undefined && !creates) return undefined
    holder = next === undefined ? created(holder, segment) : (next as Holder)
  }
  return undefined
}

function takes(holder: Value, segment: string): holder is Holder {
  return isDoc(holder) || (Array.isArray(holder) && /^\d+$/.test(segment))
}

function created(holder: Holder, segment: string): Doc {
  const doc: Doc = {}
  setIn(holder, segment, doc)
  return doc
}

function placeIn(holder: Holder, segment: string, path: string): Place {
  return {
    path,
    value: valueIn(holder, segment),
    set: (value) => setIn(holder, segment, value),
    unset() {
      if (!Array.isArray(holder)) delete holder[segment]
      else if (Number(segment) < holder.length) holder[Number(segment)] = null
    },
  }
}

function valueIn(holder: Holder, segment: string): Value | undefined {
  return Array.isArray(holder) ? holder[Number(segment)] : fieldOf(holder, segment)
}

function setIn(holder: Holder, segment: string, value: Value): void {
  if (!Array.isArray(holder)) {
    holder[segment] = value
    return
  }
  const index = Number(segment)
  if (index - holder.length > maxGap) throw requestFailed(`can't backfill more than ${maxGap} elements`)
  while (holder.length < index) holder.push(null)
  holder[index] = value
}

export function shown(value: Value): string {
  return stringifyEjson(value).slice(0, 100)
}
