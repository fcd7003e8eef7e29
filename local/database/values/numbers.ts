import { Decimal } from './decimal'
import { addDecimals, divideDecimals, multiplyDecimals, remainderOfDecimals } from './decimal-arithmetic'

/** A bigint is a 64-bit long beyond 2^53, a number everything else that is not decimal. */
export type Numeric = number | bigint | Decimal

export function isNumeric(value: unknown): value is Numeric {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof Decimal
}

/** An int or a long, as far as it can be told: a whole double of less than 2^53 looks the same. */
export function isWhole(value: unknown): value is number | bigint {
  return typeof value === 'bigint' || Number.isSafeInteger(value)
}

export function isNotANumber(value: unknown): boolean {
  return Number.isNaN(value) || (value instanceof Decimal && value.kind === 'nan')
}

export function isZero(value: Numeric): boolean {
  return value instanceof Decimal ? value.kind === 'finite' && value.coefficient === 0n : value === 0
}

/** The nearest double. */
export function toNumber(value: Numeric): number {
  return value instanceof Decimal ? Number(value.toString()) : Number(value)
}

export function toDecimal(value: Numeric): Decimal {
  return value instanceof Decimal ? value : Decimal.fromNumber(value)
}

const [least, most] = [-(2n ** 63n), 2n ** 63n - 1n]

/** A whole number as it is kept; undefined when it does not fit in 64 bits. */
export function asLong(value: bigint): number | bigint | undefined {
  if (value < least || value > most) return undefined
  const near = Number(value)
  return Number.isSafeInteger(near) ? near : value
}

/** The order of exact values; NaN comes first. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  if (isNotANumber(a) || isNotANumber(b)) return Number(isNotANumber(b)) - Number(isNotANumber(a))
  if (!(a instanceof Decimal) && !(b instanceof Decimal)) return inOrder(a, b)
  const [x, y] = [exactly(a), exactly(b)]
  if (typeof x === 'number' || typeof y === 'number') return inOrder(sketch(x), sketch(y))
  const [two, ten] = [Math.min(x.two, y.two), Math.min(x.ten, y.ten)]
  const [left, right] = [x, y].map(
    (one) => one.digits * 2n ** BigInt(one.two - two) * 10n ** BigInt(one.ten - ten),
  ) as [bigint, bigint]
  return inOrder(left, right)
}

function inOrder(a: number | bigint, b: number | bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** `digits × 2^two × 10^ten`, or an infinity. */
type Exact = number | { readonly digits: bigint; readonly two: number; readonly ten: number }

function exactly(value: Numeric): Exact {
  if (typeof value === 'bigint') return { digits: value, two: 0, ten: 0 }
  if (value instanceof Decimal) {
    if (value.kind === 'infinite') return toNumber(value)
    return { digits: value.coefficient, two: 0, ten: value.exponent }
  }
  if (!Number.isFinite(value)) return value
  let [digits, two] = [value, 0]
  // Doubling and halving are exact, and 1074 is as far down as doubles go.
  while (!Number.isInteger(digits)) [digits, two] = [digits * 2, two - 1]
  return { digits: BigInt(digits), two, ten: 0 }
}

function sketch(value: Exact): number {
  return typeof value === 'number' ? value : 0
}

type Calculation = {
  readonly doubles: (a: number, b: number) => number
  readonly longs: (a: bigint, b: bigint) => bigint
  readonly decimals: (a: Decimal, b: Decimal) => Decimal
}

/** MongoDB's widening: decimal if one is, exact if both are whole, else double. Undefined: no 64-bit long. */
function calculating({ doubles, longs, decimals }: Calculation) {
  return (a: Numeric, b: Numeric): Numeric | undefined => {
    if (a instanceof Decimal || b instanceof Decimal) return decimals(toDecimal(a), toDecimal(b))
    if (typeof a === 'number' && typeof b === 'number') {
      const result = doubles(a, b)
      if (Number.isSafeInteger(result) || !isWhole(a) || !isWhole(b)) return result
    }
    return isWhole(a) && isWhole(b) ? asLong(longs(BigInt(a), BigInt(b))) : doubles(Number(a), Number(b))
  }
}

const sum = { doubles: (a: number, b: number) => a + b, longs: (a: bigint, b: bigint) => a + b }
const product = { doubles: (a: number, b: number) => a * b, longs: (a: bigint, b: bigint) => a * b }

export const sumOrOverflow = calculating({ ...sum, decimals: addDecimals })
export const productOrOverflow = calculating({ ...product, decimals: multiplyDecimals })

/** Expressions go on with doubles where a long would overflow. */
export function add(a: Numeric, b: Numeric): Numeric {
  return sumOrOverflow(a, b) ?? toNumber(a) + toNumber(b)
}

export function multiply(a: Numeric, b: Numeric): Numeric {
  return productOrOverflow(a, b) ?? toNumber(a) * toNumber(b)
}

export function negated(value: Numeric): Numeric {
  return multiply(value, -1)
}

export function divide(a: Numeric, b: Numeric): Numeric {
  if (a instanceof Decimal || b instanceof Decimal) return divideDecimals(toDecimal(a), toDecimal(b))
  return Number(a) / Number(b)
}

export function remainder(a: Numeric, b: Numeric): Numeric {
  if (a instanceof Decimal || b instanceof Decimal) return remainderOfDecimals(toDecimal(a), toDecimal(b))
  if (typeof a === 'number' && typeof b === 'number') return a % b
  return isWhole(a) && isWhole(b) ? asLong(BigInt(a) % BigInt(b))! : Number(a) % Number(b)
}
