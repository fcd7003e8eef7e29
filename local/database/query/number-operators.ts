import type { Value } from '../value'
import { requestFailed } from '../errors'
import { someAt } from '../paths'
import { isNumeric, isWhole, toNumber } from '../values/numbers'
import type { FieldOperator } from './field-operator'

const $mod: FieldOperator = (path, operand) => {
  const numbers = Array.isArray(operand) && operand.length === 2 ? operand : undefined
  const [divisor, remainder] = (numbers ?? []).map(truncated)
  if (divisor === undefined || remainder === undefined)
    throw requestFailed('malformed mod, needs to be an array of two numbers')
  if (divisor === 0n) throw requestFailed('divisor cannot be 0')
  const leaves = (value: Value | undefined) => {
    const whole = truncated(value)
    return whole !== undefined && whole % divisor === remainder
  }
  return (doc) => someAt(doc, path, leaves)
}

function truncated(value: Value | undefined): bigint | undefined {
  if (typeof value === 'bigint') return value
  const whole = isNumeric(value) ? Math.trunc(toNumber(value)) : NaN
  return Number.isFinite(whole) ? BigInt(whole) : undefined
}

/** A list of bit positions, or a number whose bits are meant; numbers that are not whole never match. */
function bits(holds: (set: bigint, mask: bigint) => boolean): FieldOperator {
  return (path, operand) => {
    const positions = Array.isArray(operand) ? operand : undefined
    const whole = (positions ?? [operand]).every((part) => isWhole(part) && part >= 0)
    if (!whole) throw requestFailed('a bit mask is a whole number or a list of bit positions')
    const mask = positions
      ? positions.reduce<bigint>((sum, position) => sum | (1n << BigInt(position as number)), 0n)
      : BigInt(operand as number)
    const leaves = (value: Value | undefined) => isWhole(value) && holds(BigInt(value) & mask, mask)
    return (doc) => someAt(doc, path, leaves)
  }
}

export const numberOperators: Record<string, FieldOperator> = {
  $mod,
  $bitsAllSet: bits((set, mask) => set === mask),
  $bitsAllClear: bits((set) => set === 0n),
  $bitsAnySet: bits((set) => set !== 0n),
  $bitsAnyClear: bits((set, mask) => set !== mask),
}
