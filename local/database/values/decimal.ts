import { BsonValue } from './bson-values'

const maxDigits = 34
const [leastExponent, mostExponent] = [-6176, 6111]

/** IEEE 754's decimal128: `coefficient × 10^exponent` of at most 34 digits, halves rounded to the even neighbour. */
export class Decimal extends BsonValue {
  private constructor(
    readonly kind: 'finite' | 'infinite' | 'nan',
    /** Of an infinite one only the sign counts. */
    readonly coefficient: bigint,
    readonly exponent: number,
  ) {
    super()
  }

  static readonly nan = new Decimal('nan', 0n, 0)

  static infinity(sign: bigint): Decimal {
    return new Decimal('infinite', sign < 0n ? -1n : 1n, 0)
  }

  /** Rounds to what fits. */
  static of(coefficient: bigint, exponent = 0): Decimal {
    const surplus = Math.max(digitsIn(coefficient) - maxDigits, leastExponent - exponent, 0)
    let rounded = surplus > 0 ? divideHalfEven(coefficient, 10n ** BigInt(surplus)) : coefficient
    let at = exponent + surplus
    if (digitsIn(rounded) > maxDigits) [rounded, at] = [rounded / 10n, at + 1]
    if (rounded === 0n) return new Decimal('finite', 0n, Math.min(at, mostExponent))
    const missing = Math.max(at - mostExponent, 0)
    if (digitsIn(rounded) + missing > maxDigits) return Decimal.infinity(rounded)
    return new Decimal('finite', rounded * 10n ** BigInt(missing), at - missing)
  }

  /** Undefined when the text is no number. */
  static parse(text: string): Decimal | undefined {
    if (/^[+-]?nan$/i.test(text)) return Decimal.nan
    if (/^[+-]?inf(inity)?$/i.test(text)) return Decimal.infinity(text.startsWith('-') ? -1n : 1n)
    const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,6}))?$/i.exec(text)
    if (!match || `${match[2]}${match[3] ?? ''}` === '') return undefined
    const [, sign, whole = '', part = '', exponent = '0'] = match
    const digits = BigInt(whole + part)
    return Decimal.of(sign === '-' ? -digits : digits, Number(exponent) - part.length)
  }

  /** MongoDB takes 15 digits of a double, with the zeros among them. */
  static fromNumber(n: number | bigint): Decimal {
    if (typeof n === 'bigint') return Decimal.of(n)
    if (Number.isSafeInteger(n)) return Decimal.of(BigInt(n))
    return Decimal.parse(Number.isFinite(n) ? n.toPrecision(15) : String(n))!
  }

  override toString(): string {
    if (this.kind === 'nan') return 'NaN'
    const sign = this.coefficient < 0n ? '-' : ''
    if (this.kind === 'infinite') return `${sign}Infinity`
    const digits = String(magnitude(this.coefficient))
    const adjusted = this.exponent + digits.length - 1
    if (this.exponent <= 0 && adjusted >= -6) return sign + placed(digits, -this.exponent)
    const mantissa = digits.length === 1 ? digits : `${digits[0]}.${digits.slice(1)}`
    return `${sign}${mantissa}E${adjusted < 0 ? '' : '+'}${adjusted}`
  }

  toJSON(): unknown {
    return { $numberDecimal: this.toString() }
  }
}

export function digitsIn(n: bigint): number {
  return String(magnitude(n)).length
}

export function magnitude(n: bigint): bigint {
  return n < 0n ? -n : n
}

export function divideHalfEven(n: bigint, by: bigint): bigint {
  const [quotient, rest] = [n / by, magnitude(n % by) * 2n]
  const up = rest > magnitude(by) || (rest === magnitude(by) && quotient % 2n !== 0n)
  return up ? quotient + (n < 0n === by < 0n ? 1n : -1n) : quotient
}

function placed(digits: string, places: number): string {
  if (places === 0) return digits
  const filled = digits.padStart(places + 1, '0')
  return `${filled.slice(0, -places)}.${filled.slice(-places)}`
}
