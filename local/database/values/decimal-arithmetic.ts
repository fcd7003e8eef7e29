import { Decimal, digitsIn, divideHalfEven, magnitude } from './decimal'

type Calculate = (a: Decimal, b: Decimal) => Decimal

/** What a calculation gives that has an infinite part; undefined when it has none. */
type Unbounded = (a: Decimal, b: Decimal) => number | undefined

function calculation(unbounded: Unbounded, finite: Calculate): Calculate {
  return (a, b) => {
    if (a.kind === 'nan' || b.kind === 'nan') return Decimal.nan
    const special = a.kind === 'infinite' || b.kind === 'infinite' ? unbounded(a, b) : undefined
    if (special === undefined) return finite(a, b)
    return Number.isFinite(special) ? Decimal.of(BigInt(special)) : Decimal.fromNumber(special)
  }
}

/** The double that has the same sign and is infinite when the decimal is. */
function sketch({ kind, coefficient }: Decimal): number {
  const sign = coefficient < 0n ? -1 : coefficient === 0n ? 0 : 1
  return kind === 'infinite' ? sign * Infinity : sign
}

export const addDecimals = calculation(
  (a, b) => sketch(a) + sketch(b),
  (a, b) => {
    const exponent = Math.min(a.exponent, b.exponent)
    return Decimal.of(scaledTo(a, exponent) + scaledTo(b, exponent), exponent)
  },
)

export const multiplyDecimals = calculation(
  (a, b) => sketch(a) * sketch(b),
  (a, b) => Decimal.of(a.coefficient * b.coefficient, a.exponent + b.exponent),
)

/** Exact where it can be, with as few zeros at the end as the operands have. */
export const divideDecimals = calculation(
  (a, b) => sketch(a) / sketch(b),
  (a, b) => {
    if (b.coefficient === 0n) return Decimal.fromNumber(sketch(a) / 0)
    const shift = Math.max(0, 36 + digitsIn(b.coefficient) - digitsIn(a.coefficient))
    const ideal = a.exponent - b.exponent
    const dividend = a.coefficient * 10n ** BigInt(shift)
    const exact = dividend % b.coefficient === 0n
    // A digit more tells halves from what is a little beside a half.
    const quotient = exact ? dividend / b.coefficient : odd(dividend / b.coefficient)
    return exact ? withoutZeros(quotient, ideal - shift, ideal) : Decimal.of(quotient, ideal - shift)
  },
)

export const remainderOfDecimals = calculation(
  (a) => (a.kind === 'finite' ? undefined : NaN),
  (a, b) => {
    if (b.kind === 'infinite') return a
    if (b.coefficient === 0n) return Decimal.nan
    const exponent = Math.min(a.exponent, b.exponent)
    return Decimal.of(scaledTo(a, exponent) % scaledTo(b, exponent), exponent)
  },
)

/** Where rounding goes: to the neighbour below, above, or towards zero, or to the nearest. */
export type Rounding = 'down' | 'up' | 'zero' | 'even'

/** To so many decimal places; a negative number of them counts places before the point. */
export function decimalToPlace(value: Decimal, places: number, direction: Rounding): Decimal {
  if (value.kind !== 'finite' || value.exponent >= -places) return value
  const unit = 10n ** BigInt(Math.min(-places - value.exponent, 7000))
  return Decimal.of(divided(value.coefficient, unit, direction), -places)
}

function divided(n: bigint, unit: bigint, direction: Rounding): bigint {
  if (direction === 'even') return divideHalfEven(n, unit)
  const [quotient, rest] = [n / unit, n % unit]
  if (direction === 'down' && rest < 0n) return quotient - 1n
  return direction === 'up' && rest > 0n ? quotient + 1n : quotient
}

export function squareRoot(value: Decimal): Decimal {
  if (value.kind !== 'finite') return value
  const even = value.exponent % 2 === 0 ? 0 : 1
  const shift = Math.max(0, 2 * Math.ceil((72 - digitsIn(value.coefficient)) / 2)) + even
  const scaled = value.coefficient * 10n ** BigInt(shift)
  const root = wholeRoot(scaled)
  const exponent = (value.exponent - shift) / 2
  return root * root === scaled
    ? withoutZeros(root, exponent, Math.floor(value.exponent / 2))
    : Decimal.of(odd(root), exponent)
}

function wholeRoot(n: bigint): bigint {
  if (n < 2n) return n
  let root = 10n ** BigInt(Math.ceil(digitsIn(n) / 2))
  for (;;) {
    const next = (root + n / root) / 2n
    if (next >= root) return root
    root = next
  }
}

function scaledTo({ coefficient, exponent }: Decimal, to: number): bigint {
  return coefficient * 10n ** BigInt(exponent - to)
}

/** Marks that digits were cut off, so that rounding does not take them for an even half. */
function odd(n: bigint): bigint {
  return magnitude(n) % 10n === 0n || magnitude(n) % 10n === 5n ? n + (n < 0n ? -1n : 1n) : n
}

function withoutZeros(coefficient: bigint, exponent: number, ideal: number): Decimal {
  let [digits, at] = [coefficient, exponent]
  while (at < ideal && digits !== 0n && digits % 10n === 0n) [digits, at] = [digits / 10n, at + 1]
  return Decimal.of(digits, digits === 0n ? ideal : at)
}
