import type { Value } from '../value'
import { requestFailed } from '../errors'
import { typeNameOf } from '../query/types'
import { Decimal } from '../values/decimal'
import { isNumeric, toNumber, type Numeric } from '../values/numbers'
import type { Maybe } from './terms'

/** What an operator needs its arguments to be; anything else is refused, as MongoDB does. */
export function numberIn(name: string, value: Maybe): Numeric {
  if (isNumeric(value)) return value
  throw wrongType(name, 'numeric types', value)
}

/** For operators that calculate in doubles only. */
export function doubleIn(name: string, value: Maybe): number {
  const number = numberIn(name, value)
  if (number instanceof Decimal) throw requestFailed(`${name} of decimals is not supported here`)
  return Number(number)
}

export function wholeIn(name: string, value: Maybe): number {
  const whole = isNumeric(value) ? toNumber(value) : value
  if (Number.isInteger(whole)) return whole as number
  throw wrongType(name, 'whole numbers', value)
}

export function textIn(name: string, value: Maybe): string {
  if (typeof value === 'string') return value
  throw wrongType(name, 'strings', value)
}

export function listIn(name: string, value: Maybe): Value[] {
  if (Array.isArray(value)) return value
  throw wrongType(name, 'arrays', value)
}

function wrongType(name: string, supported: string, value: Maybe): Error {
  return requestFailed(`${name} only supports ${supported}, not ${typeNameOf(value)}`)
}
