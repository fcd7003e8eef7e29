import { isDoc, stringifyEjson, type Doc, type Value } from './ejson'
import { requestFailed } from './errors'

type Need = {
  readonly fits: (value: Value) => boolean
  readonly refusal: (path: string, value: Value) => string
}

const number: Need = {
  fits: (value) => typeof value === 'number',
  refusal: (path, value) =>
    `Cannot apply arithmetic to a value of non-numeric type: ${path} is ${shown(value)}`,
}
const list: Need = {
  fits: Array.isArray,
  refusal: (path, value) => `The field '${path}' must be an array but is ${shown(value)}`,
}
const anything: Need = { fits: () => true, refusal: () => '' }

/** Operators that would have to create or change the field, and what must stand there already if anything does. */
const builders: Record<string, Need> = {
  $set: anything,
  $min: anything,
  $max: anything,
  $currentDate: anything,
  $inc: number,
  $mul: number,
  $bit: number,
  $push: list,
  $addToSet: list,
}
const trimmers: Record<string, Need> = { $pop: list, $pull: list, $pullAll: list }

/** Refuses what MongoDB refuses and mingo silently skips: operators on values of the wrong type. */
export function checkUpdate(doc: Doc, modifier: Doc): void {
  for (const [operator, fields] of Object.entries(modifier)) {
    const builder = builders[operator]
    const need = builder ?? trimmers[operator]
    if (!need || !isDoc(fields)) continue
    for (const path of Object.keys(fields)) checkPath(doc, path, need, builder !== undefined)
  }
}

function checkPath(doc: Doc, path: string, need: Need, creates: boolean): void {
  // A positional path is resolved against the query, which mingo does.
  if (path.includes('$')) return
  let value: Value | undefined = doc
  const walked: string[] = []
  for (const segment of path.split('.')) {
    const next = step(value, segment)
    if (next === blocked) {
      if (!creates) return
      throw requestFailed(
        `Cannot create field '${segment}' in element {${walked.join('.')}: ${shown(value)}}`,
      )
    }
    if (next === undefined) return
    walked.push(segment)
    value = next
  }
  if (!need.fits(value)) throw requestFailed(need.refusal(path, value))
}

const blocked = Symbol('blocked')

function step(value: Value, segment: string): Value | undefined | typeof blocked {
  if (isDoc(value)) return value[segment]
  if (Array.isArray(value) && /^\d+$/.test(segment)) return value[Number(segment)]
  return blocked
}

function shown(value: Value): string {
  return stringifyEjson(value).slice(0, 100)
}
