import { invalidParam } from './errors'
import { regularExpression } from './regular-expressions'

export type Value = null | boolean | number | string | Date | RegExp | Value[] | Doc
export type Doc = { [field: string]: Value }

export function isDoc(value: unknown): value is Doc {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof RegExp)
  )
}

/** The field of that very name, never what an object inherits (`constructor`, …). */
export function fieldOf(doc: Doc, name: string): Value | undefined {
  return Object.hasOwn(doc, name) ? doc[name] : undefined
}

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
  return decode(raw, now, 0)
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

/** Writes relaxed EJSON, the form of stored bodies and of answers; the SDK reads it back to the same values. */
export function stringifyEjson(value: Value): string {
  return JSON.stringify(encode(value))
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
    const typed = decodeTyped(first, raw[fields[0]!], now)
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

function decodeTyped(type: string, raw: unknown, now: () => number): Value | undefined {
  switch (type) {
    case '$numberInt':
    case '$numberLong':
    case '$numberDouble':
    case '$numberDecimal':
      return Number(raw)
    case '$oid':
      // CloudBase hands ObjectIds back as plain hex strings.
      return String(raw)
    case '$date':
      return decodeDate(raw)
    case '$tcb_server_date':
      return new Date(now() + serverDateOffset(raw))
    case '$regularExpression':
      return decodeRegExp(raw)
    case '$undefined':
      return null
    default:
      return undefined
  }
}

function decodeDate(raw: unknown): Date {
  const instant = typeof raw === 'object' && raw !== null ? Number(Object.values(raw)[0]) : raw
  const date = new Date(instant as number | string)
  if (Number.isNaN(date.getTime())) throw invalidParam(`not a date: ${JSON.stringify(raw)}`)
  return date
}

/** Milliseconds to add to the server's clock. */
function serverDateOffset(raw: unknown): number {
  const offset = (raw as { offset?: unknown } | null)?.offset
  return typeof offset === 'object' && offset !== null
    ? Number(Object.values(offset)[0])
    : Number(offset ?? 0)
}

function decodeRegExp(raw: unknown): RegExp {
  const { pattern, options } = (raw ?? {}) as { pattern?: unknown; options?: unknown }
  return regularExpression(String(pattern), typeof options === 'string' ? options : '')
}

function encode(value: Value): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $numberDouble: String(value) }
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } }
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } }
  if (Array.isArray(value)) return value.map(encode)
  const out: Record<string, unknown> = {}
  for (const field of Object.keys(value)) {
    const part = value[field]
    if (part !== undefined) out[field] = encode(part)
  }
  return out
}
