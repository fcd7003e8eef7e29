import { invalidParam } from './errors'
import { isDoc, type Doc, type Value } from './value'
import { BsonValue, Code, ObjectId } from './values/bson-values'
import { readCode, readTyped } from './values/ejson-types'

// JSON.stringify escapes a surrogate only when it stands alone, which BSON's UTF-8 cannot hold.
const loneSurrogate = /\\u[dD][89a-fA-F]/
const maxDepth = 250

/** Reads what the SDK sends: canonical EJSON, with `$tcb_server_date` standing for the server's clock. */
export function parseEjson(text: string, now: () => number): Value {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    throw invalidParam(`not EJSON: ${text.slice(0, 100)}`)
  }
  if (loneSurrogate.test(text)) raw = JSON.parse(Buffer.from(JSON.stringify(raw)).toString(), wellFormed)
  return decode(raw, once(now), 0)
}

/** All server dates of one text are the same instant. */
function once(now: () => number): () => number {
  let instant: number | undefined
  return () => (instant ??= now())
}

export function parseEjsonDoc(text: string, now: () => number): Doc {
  const value = parseEjson(text, now)
  if (!isDoc(value)) throw invalidParam(`an object is expected, not ${text.slice(0, 100)}`)
  return value
}

/** Reads a stored body back. Most hold nothing that JSON cannot say: no `$date` and the like. */
export function reviveDoc(body: string): Doc {
  const raw: unknown = JSON.parse(body)
  return (body.includes('"$') ? decode(raw, neverNow, 0) : raw) as Doc
}

/** Writes relaxed EJSON, the form of stored bodies; what JSON can say stays as it is. */
export function stringifyEjson(value: Value): string {
  return JSON.stringify(encode(value))
}

/** The form of answers: as CloudBase gives them, ObjectIds are plain hex strings. */
export function answerEjson(value: Value): string {
  return JSON.stringify(answerOf(value))
}

/** The same for a value that stands in an answer by itself. */
export function answerOf(value: Value): unknown {
  return encode(value, (part) => (part instanceof ObjectId ? part.hex : undefined))
}

/** The same for a stored body, which mostly can go out as it is. */
export function answerBody(body: string): string {
  return body.includes('"$oid"') ? answerEjson(reviveDoc(body)) : body
}

function neverNow(): number {
  throw new Error('a stored body holds no server date')
}

function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? Buffer.from(value).toString() : value
}

function decode(raw: unknown, now: () => number, depth: number): Value {
  if (typeof raw !== 'object' || raw === null) return raw as Value
  if (depth > maxDepth) throw invalidParam(`nested deeper than ${maxDepth} levels`)
  if (Array.isArray(raw)) return raw.map((item) => decode(item, now, depth + 1))
  const fields = Object.keys(raw) as (keyof typeof raw)[]
  const first = fields[0] as string | undefined
  if (first?.startsWith('$')) {
    const whole = raw as Record<string, unknown>
    if (first === '$code') return readCode(whole, scopeOf(whole, now, depth))
    const typed = readTyped(whole, first, now)
    if (typed !== undefined) return typed
  }
  const doc: Doc = {}
  for (const field of fields) {
    // Assigning __proto__ would change the object's prototype instead of adding a field.
    if (field === '__proto__') throw invalidParam("the field name '__proto__' is not allowed")
    doc[field] = decode(raw[field], now, depth + 1)
  }
  return doc
}

function scopeOf({ $scope }: Record<string, unknown>, now: () => number, depth: number): Value | undefined {
  return $scope === undefined ? undefined : decode($scope, now, depth + 1)
}

/** `other` gives another form to values of its choice. */
function encode(value: Value, other?: (value: BsonValue) => unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $numberDouble: String(value) }
  if (typeof value === 'bigint') return { $numberLong: String(value) }
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } }
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } }
  if (value instanceof BsonValue) return other?.(value) ?? encodeSpecial(value)
  if (Array.isArray(value)) return value.map((part) => encode(part, other))
  const out: Record<string, unknown> = {}
  for (const field of Object.keys(value)) {
    const part = value[field]
    if (part !== undefined) out[field] = encode(part, other)
  }
  return out
}

function encodeSpecial(value: BsonValue): unknown {
  if (value instanceof ObjectId) return { $oid: value.hex }
  if (!(value instanceof Code) || !value.scope) return value.toJSON()
  return { $code: value.code, $scope: encode(value.scope as Doc) }
}
