import { rank, rankOf, type Sortable } from './compare'
import type { Doc, Value } from './ejson'

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
  switch (type) {
    case rankOf.number:
      return void parts.push(numberBytes(type, value as number))
    case rankOf.date:
      return void parts.push(numberBytes(type, Number(value)))
    case rankOf.boolean:
      return void parts.push(Buffer.from([type, Number(value)]))
    case rankOf.string:
      parts.push(Buffer.from([type]))
      return writeString(value as string, parts)
    case rankOf.regexp:
      parts.push(Buffer.from([type]))
      writeString((value as RegExp).source, parts)
      return writeString((value as RegExp).flags, parts)
    case rankOf.array:
      parts.push(Buffer.from([type]))
      for (const item of value as Value[]) write(item, parts)
      return void parts.push(end)
    case rankOf.object:
      parts.push(Buffer.from([type]))
      for (const [name, part] of Object.entries(value as Doc)) writeField(name, part, parts)
      return void parts.push(end)
    default:
      return void parts.push(Buffer.from([type]))
  }
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

/** IEEE 754 sorts as unsigned bytes once the sign bit is flipped, and all bits of a negative number are. */
function numberBytes(type: number, value: number): Buffer {
  const bytes = Buffer.alloc(9)
  bytes[0] = type
  if (Number.isNaN(value)) return bytes
  bytes.writeDoubleBE(value === 0 ? 0 : value, 1)
  if (bytes[1]! < 0x80) bytes[1]! |= 0x80
  else for (let i = 1; i < 9; i++) bytes[i] = 0xff - bytes[i]!
  return bytes
}

/** Byte strings as map keys. */
export function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
