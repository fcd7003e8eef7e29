import { update as mingoUpdate } from 'mingo/updater'
import { isDoc, reviveDoc, stringifyEjson, type Doc, type Value } from './ejson'
import { invalidOperator, messageOf, requestFailed, WireError } from './errors'
import { mingoOptions } from './operators'
import { checkUpdate } from './update-checks'

const known = new Set(
  '$set $unset $inc $mul $min $max $rename $bit $push $pop $pull $pullAll $addToSet $currentDate'.split(' '),
)

/** Refuses a modifier that is not made of update operators only. */
export function checkModifier(modifier: Doc): void {
  const operators = Object.keys(modifier)
  if (operators.length === 0) throw requestFailed('the update is empty')
  const unknown = operators.find((operator) => !known.has(operator))
  if (unknown) throw invalidOperator(`unknown update operator '${unknown}'`)
  const malformed = operators.find((operator) => !isDoc(modifier[operator]))
  if (malformed) throw requestFailed(`the operand of '${malformed}' must be an object`)
  for (const value of Object.values(modifier.$set ?? {})) checkFieldNames(value as Value)
}

/** The document after the modifier; `query` tells a positional `$` which element was meant. */
export function modified(doc: Doc, modifier: Doc, query: Doc): Doc {
  checkUpdate(doc, modifier)
  const paths = Object.values(modifier).flatMap((fields) => Object.keys(fields as Doc))
  const condition = paths.some((path) => path.includes('$')) ? query : {}
  const copy = reviveDoc(stringifyEjson(doc))
  try {
    mingoUpdate(copy, modifier, [], condition, { cloneMode: 'deep', queryOptions: mingoOptions })
  } catch (fault) {
    throw fault instanceof WireError ? fault : requestFailed(messageOf(fault), fault)
  }
  return copy
}

/** Field names that begin with `$` are operators; in a document they have no place. */
export function checkDocument(doc: Doc): void {
  for (const [field, value] of Object.entries(doc)) {
    if (field.startsWith('$'))
      throw requestFailed(`The dollar ($) prefixed field '${field}' is not valid for storage`)
    checkFieldNames(value)
  }
}

function checkFieldNames(value: Value): void {
  if (Array.isArray(value)) value.forEach(checkFieldNames)
  else if (isDoc(value)) checkDocument(value)
}

export function unchanged(before: Doc, after: Doc): boolean {
  return stringifyEjson(before) === stringifyEjson(after)
}
