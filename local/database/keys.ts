import { rank, rankOf, textOf, type Sortable } from './compare'
import type { Doc, Value } from './value'
import type { Binary, Code, ObjectId, Timestamp } from './values/bson-values'
import { numberKey, orderedDouble } from './values/number-keys'
import type { Numeric } from './values/numbers'

/**
 * Values as bytes whose order (`Buffer.compare`) is BSON's order. No encoding is the beginning of another,
 * so that the fields of a compound key can stand one after the other.
 */
export function keyBytes(value: Sortable): Buffer {
  const parts: Buffer[] = []
  write(value, parts)
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts)
}

/** The same bytes for a descending field: every bit turned round. */
export function inverted(bytes: Buffer): Buffer {
  const turned = Buffer.allocUnsafe(bytes.length)
  for (let i = 0; i < bytes.length; i++) turned[i] = 0xff - bytes[i]!
  return turned
}

/** The first key after all keys that begin with `prefix`. */
export function after(prefix: Buffer): Buffer {
  let length = prefix.length
  while (length > 0 && prefix[length - 1] === 0xff) length--
  if (length === 0) return Buffer.alloc(prefix.length + 1, 0xff)
  const next = Buffer.from(prefix.subarray(0, length))
  next[length - 1]!++
  return next
}

const end = Buffer.from([0x00])
const zero = Buffer.from([0x00, 0xff])
const stringEnd = Buffer.from([0x00, 0x00])

function write(value: Sortable, parts: Buffer[]): void {
  const type = rank(value)
  parts.push(Buffer.from([type]))
  switch (type) {
    case rankOf.number:
      return void parts.push(numberKey(value as Numeric))
    case rankOf.date:
      return void parts.push(orderedDouble(Number(value)))
    case rankOf.boolean:
      return void parts.push(Buffer.from([Number(value)]))
    case rankOf.string:
      return writeString(textOf(value), parts)
    case rankOf.regexp:
      writeString((value as RegExp).source, parts)
      return writeString((value as RegExp).flags, parts)
    case rankOf.array:
      for (const item of value as Value[]) write(item, parts)
      return void parts.push(end)
    case rankOf.object:
      return writeFields(value as Doc, parts)
    case rankOf.objectId:
      return void parts.push(Buffer.from((value as ObjectId).hex, 'hex'))
    case rankOf.binary:
      return writeBinary(value as Binary, parts)
    case rankOf.timestamp:
      return void parts.push(twoNumbers((value as Timestamp).seconds, (value as Timestamp).increment))
    case rankOf.code:
      return writeString((value as Code).code, parts)
    case rankOf.codeWithScope:
      writeString((value as Code).code, parts)
      return writeFields((value as Code).scope as Doc, parts)
    default:
  }
}

function writeFields(doc: Doc, parts: Buffer[]): void {
  for (const [name, part] of Object.entries(doc)) writeField(name, part, parts)
  parts.push(end)
}

/** BSON compares two fields by type, then name, then value. */
function writeField(name: string, value: Value, parts: Buffer[]): void {
  parts.push(Buffer.from([rank(value)]))
  writeString(name, parts)
  write(value, parts)
}

function writeString(text: string, parts: Buffer[]): void {
  if (!text.includes('\0')) return void parts.push(Buffer.from(text), stringEnd)
  for (const [i, piece] of text.split('\0').entries()) {
    if (i > 0) parts.push(zero)
    parts.push(Buffer.from(piece))
  }
  parts.push(stringEnd)
}

function writeBinary({ bytes, subtype }: Binary, parts: Buffer[]): void {
  parts.push(twoNumbers(bytes.length, subtype), bytes)
}

function twoNumbers(first: number, second: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeUInt32BE(first, 0)
  bytes.writeUInt32BE(second, 4)
  return bytes
}

/** Byte strings as map keys. */
export function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
