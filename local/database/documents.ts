import { stringifyEjson } from './ejson'
import { isDoc, type Doc, type Value } from './value'
import { requestFailed } from './errors'
import { Binary, BsonValue, Code, SymbolText } from './values/bson-values'

const maxBytes = 16 * 1024 * 1024
const maxLevels = 100

/** Refuses what cannot be stored: names that are operators' or hold a NUL, and nesting without end. */
export function checkDocument(doc: Doc): void {
  if (Array.isArray(doc._id) || doc._id instanceof RegExp)
    throw requestFailed("The '_id' value cannot be an array or a regex")
  checkLevel(doc, 1)
}

function checkLevel(value: Value, level: number): void {
  if (!Array.isArray(value) && !isDoc(value)) return
  if (level > maxLevels) throw requestFailed(`the document is nested deeper than ${maxLevels} levels`)
  if (Array.isArray(value)) {
    for (const item of value) checkLevel(item, level + 1)
    return
  }
  for (const [name, part] of Object.entries(value)) {
    if (name.startsWith('$'))
      throw requestFailed(`The dollar ($) prefixed field '${name}' is not valid for storage`)
    if (name.includes('\0')) throw requestFailed('Key names must not contain the NUL byte')
    checkLevel(part, level + 1)
  }
}

/** A document in BSON is at most about this many times as long as its JSON, so that most need no counting. */
const growth = 12

export function checkSize(doc: Doc, body: string): void {
  if (body.length * growth < maxBytes || bsonBytes(doc) <= maxBytes) return
  throw requestFailed('document is larger than the maximum size 16777216')
}

/** As BSON would take; a number counts as the 8 bytes that most take. */
function bsonBytes(value: Value): number {
  if (value === null) return 0
  if (typeof value === 'boolean') return 1
  if (typeof value === 'string') return 5 + Buffer.byteLength(value)
  if (value instanceof RegExp) return 2 + Buffer.byteLength(value.source) + value.flags.length
  if (value instanceof BsonValue) return specialBytes(value)
  if (!Array.isArray(value) && !isDoc(value)) return 8
  const parts = Object.entries(value)
  return parts.reduce((bytes, [name, part]) => bytes + 2 + Buffer.byteLength(name) + bsonBytes(part), 5)
}

/** The others take at most the 16 bytes of a decimal. */
function specialBytes(value: BsonValue): number {
  if (value instanceof Binary) return 5 + value.bytes.length
  if (value instanceof SymbolText) return 5 + Buffer.byteLength(value.text)
  if (value instanceof Code)
    return 9 + Buffer.byteLength(value.code) + bsonBytes((value.scope ?? null) as Value)
  return 16
}

export function unchanged(before: Doc, after: Doc): boolean {
  return stringifyEjson(before) === stringifyEjson(after)
}
