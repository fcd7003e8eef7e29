import { stringifyEjson } from '../ejson'
import type { Value } from '../value'
import { requestFailed } from '../errors'
import { typeNameFor, typeNameOf } from '../query/types'
import { ObjectId, SymbolText, Timestamp } from '../values/bson-values'
import { Decimal } from '../values/decimal'
import { asLong, isNumeric, isZero, toDecimal, toNumber, type Numeric } from '../values/numbers'
import { readDate } from './date-text'
import { isNil, namedOperands, onOne, onPresent, type Operator } from './terms'

type Convert = (value: Value) => Value

const numberText = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$|^[+-]?inf(inity)?$|^nan$/i

const converters: Record<string, Convert> = {
  double: (value) =>
    typeof value === 'string' ? toNumber(parsed(value)) : toNumber(numberFrom('double', value)),
  int: (value) => whole('int', value, -(2n ** 31n), 2n ** 31n - 1n),
  long: (value) => whole('long', value, -(2n ** 63n), 2n ** 63n - 1n),
  decimal: (value) => (typeof value === 'string' ? parsed(value) : toDecimal(numberFrom('decimal', value))),
  bool: (value) => (isNumeric(value) ? !isZero(value) : value !== false),
  date: dateFrom,
  string: textFrom,
  objectId: (value) => {
    if (value instanceof ObjectId) return value
    if (typeof value === 'string' && /^[0-9a-f]{24}$/i.test(value)) return new ObjectId(value.toLowerCase())
    throw unsupported(value, 'objectId')
  },
}

function unsupported(value: Value, type: string): Error {
  return requestFailed(
    `Unsupported conversion from ${typeNameOf(value)} to ${type} in $convert with no onError value`,
  )
}

function parsed(text: string): Decimal {
  const number = numberText.test(text) ? Decimal.parse(text) : undefined
  if (!number) throw requestFailed(`Failed to parse number '${text}' in $convert with no onError value`)
  return number
}

function numberFrom(type: string, value: Value): Numeric {
  if (isNumeric(value)) return value
  if (typeof value === 'boolean') return Number(value)
  if (value instanceof Date && type !== 'int') return value.getTime()
  throw unsupported(value, type)
}

function whole(type: string, value: Value, least: bigint, most: bigint): Value {
  const n = typeof value === 'string' ? wholeIn(value) : towardsZero(numberFrom(type, value))
  if (n === undefined || n < least || n > most)
    throw requestFailed(
      `Conversion would overflow target type in $convert with no onError value: ${stringifyEjson(value)}`,
    )
  return asLong(n)!
}

function wholeIn(text: string): bigint {
  if (/^[+-]?\d+$/.test(text)) return BigInt(text.replace('+', ''))
  throw requestFailed(`Failed to parse number '${text}' in $convert with no onError value`)
}

/** Undefined for what is not finite. */
function towardsZero(n: Numeric): bigint | undefined {
  if (typeof n === 'bigint') return n
  if (!(n instanceof Decimal)) return Number.isFinite(n) ? BigInt(Math.trunc(n)) : undefined
  if (n.kind !== 'finite') return undefined
  const shift = 10n ** BigInt(Math.abs(n.exponent))
  return n.exponent < 0 ? n.coefficient / shift : n.coefficient * shift
}

function dateFrom(value: Value): Date {
  if (value instanceof Date) return value
  if (value instanceof ObjectId) return new Date(parseInt(value.hex.slice(0, 8), 16) * 1000)
  if (value instanceof Timestamp) return new Date(value.seconds * 1000)
  if (typeof value === 'string') {
    const date = readDate(value, undefined, 'UTC')
    if (date) return date
    throw requestFailed(`Error parsing date string '${value}' in $convert with no onError value`)
  }
  if (!isNumeric(value) || typeNameOf(value) === 'int') throw unsupported(value, 'date')
  return new Date(Number(towardsZero(value)))
}

function textFrom(value: Value): string {
  if (typeof value === 'string') return value
  if (isNumeric(value) || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof ObjectId) return value.hex
  if (value instanceof SymbolText) return value.text
  throw unsupported(value, 'string')
}

const $convert: Operator = (operand, compile, name) => {
  const parts = namedOperands(operand, ['input', 'to'], ['onError', 'onNull'], name)
  const [input, to] = [compile(parts.input!), compile(parts.to!)]
  const [onError, onNull] = [parts.onError, parts.onNull].map((part) =>
    part === undefined ? undefined : compile(part),
  )
  return (scope) => {
    const [value, type] = [input(scope), to(scope)]
    if (isNil(value)) return onNull ? onNull(scope) : null
    if (isNil(type)) return null
    const target = typeNameFor(type)
    try {
      return (converters[target] ?? refusing(target))(value)
    } catch (fault) {
      if (onError) return onError(scope)
      throw fault
    }
  }
}

function refusing(type: string): Convert {
  return (value) => {
    throw unsupported(value, type)
  }
}

function to(type: string): Operator {
  return onPresent(converters[type]!)
}

export const conversions: Record<string, Operator> = {
  $convert,
  $toDouble: to('double'),
  $toInt: to('int'),
  $toLong: to('long'),
  $toDecimal: to('decimal'),
  $toBool: to('bool'),
  $toDate: to('date'),
  $toString: to('string'),
  $toObjectId: to('objectId'),
  $type: onOne((value) => typeNameOf(value)),
  $isNumber: onOne((value) => isNumeric(value)),
}
