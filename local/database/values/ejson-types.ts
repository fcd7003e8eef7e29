import type { Value } from '../value'
import { invalidParam } from '../errors'
import { regularExpression } from '../regular-expressions'
import { Binary, Code, maxKey, minKey, ObjectId, SymbolText, Timestamp } from './bson-values'
import { Decimal } from './decimal'
import { asLong } from './numbers'

type Raw = Readonly<Record<string, unknown>>

/** What an object in EJSON stands for, by its first key; `whole` is the object, for the keys beside it. */
const readers: Record<string, (raw: unknown, whole: Raw, now: () => number) => Value> = {
  $numberInt: Number,
  $numberDouble: Number,
  $numberLong: readLong,
  $numberDecimal: (raw) => Decimal.parse(String(raw)) ?? refuse('decimal', raw),
  $oid: (raw) =>
    /^[0-9a-f]{24}$/i.test(String(raw)) ? new ObjectId(String(raw).toLowerCase()) : refuse('ObjectId', raw),
  $date: readDate,
  $tcb_server_date: (raw, _whole, now) => new Date(now() + serverDateOffset(raw)),
  $regularExpression: readRegExp,
  $binary: readBinary,
  $uuid: (raw) => new Binary(Buffer.from(String(raw).replaceAll('-', ''), 'hex'), 4),
  $timestamp: readTimestamp,
  $symbol: (raw) => new SymbolText(String(raw)),
  $minKey: () => minKey,
  $maxKey: () => maxKey,
  $undefined: () => null,
}

/** Undefined where the key is of no type: an operator, or a field that will be refused. */
export function readTyped(whole: Raw, key: string, now: () => number): Value | undefined {
  const read = Object.hasOwn(readers, key) ? readers[key] : undefined
  return read?.(whole[key], whole, now)
}

/** Code is read apart, for its scope is a document. */
export function readCode(whole: Raw, scope: Value | undefined): Code {
  return new Code(String(whole.$code), scope as Code['scope'])
}

function refuse(what: string, raw: unknown): never {
  throw invalidParam(`not a value of type ${what}: ${JSON.stringify(raw).slice(0, 100)}`)
}

function readLong(raw: unknown): Value {
  const digits = String(raw)
  return (/^-?\d+$/.test(digits) ? asLong(BigInt(digits)) : undefined) ?? refuse('long', raw)
}

function readDate(raw: unknown): Date {
  const instant = typeof raw === 'object' && raw !== null ? Number(Object.values(raw)[0]) : raw
  const date = new Date(instant as number | string)
  return Number.isNaN(date.getTime()) ? refuse('date', raw) : date
}

/** Milliseconds to add to the server's clock. */
function serverDateOffset(raw: unknown): number {
  const offset = (raw as { offset?: unknown } | null)?.offset
  return typeof offset === 'object' && offset !== null
    ? Number(Object.values(offset)[0])
    : Number(offset ?? 0)
}

function readRegExp(raw: unknown): RegExp {
  const { pattern, options } = (raw ?? {}) as { pattern?: unknown; options?: unknown }
  return regularExpression(String(pattern), typeof options === 'string' ? options : '')
}

/** Also in the form of before 2019, with `$type` beside it. */
function readBinary(raw: unknown, { $type }: Raw): Binary {
  const { base64 = raw, subType = $type ?? '0' } = (raw ?? {}) as { base64?: unknown; subType?: unknown }
  const subtype = typeof subType === 'string' ? parseInt(subType, 16) : NaN
  if (typeof base64 !== 'string' || !(subtype >= 0 && subtype <= 255)) return refuse('binary data', raw)
  return new Binary(Buffer.from(base64, 'base64'), subtype)
}

function readTimestamp(raw: unknown): Timestamp {
  const { t, i } = (raw ?? {}) as { t?: unknown; i?: unknown }
  const whole = (part: unknown) =>
    Number.isInteger(part) && (part as number) >= 0 && (part as number) < 2 ** 32
  return whole(t) && whole(i) ? new Timestamp(t as number, i as number) : refuse('timestamp', raw)
}
