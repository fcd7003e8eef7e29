import { Decimal } from './decimal'
import { compareNumbers, isNotANumber, toNumber, type Numeric } from './numbers'

const [isDouble, liesAbove] = [Buffer.from([0x01]), Buffer.from([0x02])]

/**
 * A number as bytes in its order: the greatest double that is not above it, then what it is more than that. Only
 * decimals and long longs are ever more.
 */
export function numberKey(value: Numeric): Buffer {
  if (typeof value === 'number' || isNotANumber(value)) return key(toNumber(value), isDouble)
  const near = toNumber(value)
  const order = compareNumbers(near, value)
  if (order === 0) return key(near, isDouble)
  return key(order < 0 ? near : doubleBelow(near), liesAbove, digitsKey(value))
}

function key(double: number, ...rest: Buffer[]): Buffer {
  return Buffer.concat([orderedDouble(double), ...rest])
}

/** IEEE 754 sorts as unsigned bytes once the sign bit is flipped, and all bits of a negative number are. */
export function orderedDouble(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  if (Number.isNaN(value)) return bytes
  bytes.writeDoubleBE(value === 0 ? 0 : value)
  if (bytes[0]! < 0x80) bytes[0]! |= 0x80
  else invert(bytes)
  return bytes
}

function invert(bytes: Buffer): Buffer {
  for (let i = 0; i < bytes.length; i++) bytes[i] = 0xff - bytes[i]!
  return bytes
}

function doubleBelow(value: number): number {
  if (value === 0) return -Number.MIN_VALUE
  const bits = new DataView(new ArrayBuffer(8))
  bits.setFloat64(0, value)
  bits.setBigInt64(0, bits.getBigInt64(0) - (value > 0 ? 1n : -1n))
  return bits.getFloat64(0)
}

/** All digits, after where the first of them stands: in order among numbers of one sign, and equal only for equal ones. */
function digitsKey(value: bigint | Decimal): Buffer {
  const { coefficient, exponent } = value instanceof Decimal ? value : { coefficient: value, exponent: 0 }
  const digits = String(coefficient).replace('-', '')
  const place = Buffer.alloc(2)
  place.writeUInt16BE(exponent + digits.length + 0x8000)
  const bytes = Buffer.concat([place, Buffer.from(digits.replace(/0+$/, '')), Buffer.from([0x00])])
  return coefficient < 0n ? invert(bytes) : bytes
}
