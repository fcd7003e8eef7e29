import type { Value } from '../ejson'
import { requestFailed } from '../errors'
import { typeNameOf } from '../query/types'
import type { Maybe } from './terms'

/** What an operator needs its arguments to be; anything else is refused, as MongoDB does. */
export function numberIn(name: string, value: Maybe): number {
  if (typeof value === 'number') return value
  throw wrongType(name, 'numeric types', value)
}

export function wholeIn(name: string, value: Maybe): number {
  if (Number.isInteger(value)) return value as number
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
