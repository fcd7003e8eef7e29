import { requestFailed } from '../errors'
import { stringifyEjson } from '../ejson'
import type { Value } from '../value'
import { Decimal } from '../values/decimal'
import { isNumeric } from '../values/numbers'

/** The next number of a series, in each direction; a number of the series itself moves on. */
export type Rounder = { readonly up: (value: Value) => number; readonly down: (value: Value) => number }

export function rounderFor(granularity: Value): Rounder {
  const steps = typeof granularity === 'string' && Object.hasOwn(rounders, granularity)
  if (!steps) throw requestFailed(`Unknown rounding granularity ${stringifyEjson(granularity)}`)
  const { up, down } = rounders[granularity]!
  return { up: (value) => turned(value, up), down: (value) => turned(value, down) }
}

type Steps = { readonly up: (n: number) => number; readonly down: (n: number) => number }

function turned(value: Value, step: (n: number) => number): number {
  if (!isNumeric(value) || value instanceof Decimal || Number.isNaN(value) || value < 0)
    throw requestFailed("$bucketAuto with a 'granularity' can only group by nonnegative numbers, no decimals")
  const n = Number(value)
  return n === 0 || n === Infinity ? n : step(n)
}

/** Series of preferred numbers between one power of ten and the next; R80 is MongoDB's, which has every second one. */
const r10 = [100, 125, 160, 200, 250, 315, 400, 500, 630, 800]
const r20 = [112, 140, 180, 224, 280, 355, 450, 560, 710, 900]
const r40 = [
  ...[106, 118, 132, 150, 170, 190, 212, 236, 265, 300, 335, 375, 425, 475, 530, 600, 670, 750, 850, 950],
]
const r80 = [
  ...[103, 109, 115, 122, 128, 136, 145, 155, 165, 175, 185, 195, 206, 218, 230, 243, 258, 272, 290, 307],
  ...[325, 345, 365, 387, 412, 437, 462, 487, 515, 545, 575, 615, 650, 690, 730, 775, 825, 875, 925, 975],
]
const e24 = [10, 11, 12, 13, 15, 16, 18, 20, 22, 24, 27, 30, 33, 36, 39, 43, 47, 51, 56, 62, 68, 75, 82, 91]

const rounders: Record<string, Steps> = {
  POWERSOF2: {
    up: (n) => powerOfTwo(n, (power) => power > n),
    down: (n) => powerOfTwo(n, (power) => power >= n) / 2,
  },
  R5: series([10, 16, 25, 40, 63]),
  R10: series(r10),
  R20: series([...r10, ...r20]),
  R40: series([...r10, ...r20, ...r40]),
  R80: series(r80),
  '1-2-5': series([10, 20, 50]),
  E6: series(everyNth(e24, 4)),
  E12: series(everyNth(e24, 2)),
  E24: series(e24),
  E48: series(computed(48)),
  E96: series(computed(96)),
  E192: series(computed(192)),
}

/** The smallest power of two that is far enough. */
function powerOfTwo(n: number, isEnough: (power: number) => boolean): number {
  const near = 2 ** Math.floor(Math.log2(n))
  return [near / 2, near, near * 2, near * 4].find(isEnough)!
}

function everyNth(numbers: readonly number[], n: number): number[] {
  return numbers.filter((_number, i) => i % n === 0)
}

/** The finer E series are powers of ten's roots in three digits, but for one old mistake that became the standard. */
function computed(count: number): number[] {
  const numbers = Array.from({ length: count }, (_, i) => Math.round(100 * 10 ** (i / count)))
  return numbers.map((n) => (n === 919 ? 920 : n))
}

function series(unordered: readonly number[]): Steps {
  const numbers = [...unordered].sort((a, b) => a - b)
  const around = (n: number) => {
    const power = Math.floor(Math.log10(n / numbers[0]!))
    return [power - 1, power, power + 1].flatMap((exponent) => numbers.map((one) => scaled(one, exponent)))
  }
  return {
    up: (n) => around(n).find((one) => one > n)!,
    down: (n) =>
      around(n)
        .filter((one) => one < n)
        .at(-1)!,
  }
}

/** Through the decimal text, for 16 × 10^-1 is not 1.6. */
function scaled(n: number, exponent: number): number {
  return Number(`${n}e${exponent}`)
}
