import { requestFailed } from '../errors'
import { Decimal } from '../values/decimal'
import { decimalToPlace, squareRoot, type Rounding } from '../values/decimal-arithmetic'
import {
  add,
  asLong,
  compareNumbers,
  divide,
  isWhole,
  isZero,
  multiply,
  negated,
  remainder,
  toNumber,
  type Numeric,
} from '../values/numbers'
import { doubleIn, numberIn, wholeIn } from './needs'
import { isNil, onArguments, onPresent, type Maybe, type Operator } from './terms'

function onDouble(calculate: (n: number, name: string) => number): Operator {
  return onPresent((value, name) => calculate(doubleIn(name, value), name))
}

function onTwoNumbers(calculate: (a: Numeric, b: Numeric, name: string) => Numeric): Operator {
  return onArguments(2, 2, ([a, b], name) =>
    isNil(a) || isNil(b) ? null : calculate(numberIn(name, a), numberIn(name, b), name),
  )
}

const $add = onArguments(0, Infinity, (values, name) => {
  if (values.some(isNil)) return null
  const dates = values.filter((value) => value instanceof Date)
  if (dates.length > 1) throw requestFailed('only one date allowed in an $add expression')
  const total = values
    .map((value) => (value instanceof Date ? value.getTime() : numberIn(name, value)))
    .reduce(add, 0)
  return dates.length === 1 ? instant(total) : total
})

const $subtract = onArguments(2, 2, ([from, what], name) => {
  if (isNil(from) || isNil(what)) return null
  if (!(from instanceof Date)) return add(numberIn(name, from), negated(numberIn(name, what)))
  if (what instanceof Date) return from.getTime() - what.getTime()
  return instant(add(from.getTime(), negated(numberIn(name, what))))
})

/** Milliseconds since 1970 as a date; parts of them are rounded away. */
function instant(ms: Numeric): Date {
  const date = new Date(Math.round(toNumber(ms)))
  if (Number.isNaN(date.getTime())) throw requestFailed('date overflow')
  return date
}

const $multiply = onArguments(0, Infinity, (values, name) =>
  values.some(isNil) ? null : values.map((value) => numberIn(name, value)).reduce(multiply, 1),
)

function nonZero(n: Numeric, name: string): Numeric {
  if (isZero(n)) throw requestFailed(`can't ${name} by zero`)
  return n
}

function positive(n: number, name: string): number {
  if (n <= 0) throw requestFailed(`${name}'s argument must be a positive number, but is ${n}`)
  return n
}

const $log = onTwoNumbers((n, base, name) => {
  const [of, to] = [doubleIn(name, n), doubleIn(name, base)]
  if (to <= 0 || to === 1) throw requestFailed(`${name}'s base must be a positive number not equal to 1`)
  return Math.log(positive(of, name)) / Math.log(to)
})

const $pow = onTwoNumbers((base, exponent, name) => {
  if (isZero(base) && compareNumbers(exponent, 0) < 0)
    throw requestFailed('$pow cannot take a base of 0 and a negative exponent')
  const power = doubleIn(name, base) ** doubleIn(name, exponent)
  const exact = isWhole(base) && isWhole(exponent) && exponent >= 0 && Math.abs(power) < 2 ** 63
  return exact ? (asLong(BigInt(base) ** BigInt(exponent)) ?? power) : power
})

const $sqrt = onPresent((value, name) => {
  const n = numberIn(name, value)
  if (compareNumbers(n, 0) < 0) throw requestFailed(`${name}'s argument must be greater than or equal to 0`)
  return n instanceof Decimal ? squareRoot(n) : Math.sqrt(Number(n))
})

const $abs = onPresent((value, name) => {
  const n = numberIn(name, value)
  return compareNumbers(n, 0) < 0 ? negated(n) : n
})

/** To a whole number. */
function toWhole(turn: (n: number) => number, rounding: Rounding): Operator {
  return onPresent((value, name) => rounded(numberIn(name, value), 0, turn, rounding))
}

/** To a number of decimal places; a negative one counts places before the point. */
function toPlace(turn: (n: number) => number, rounding: Rounding): Operator {
  return onArguments(1, 2, ([value, place = 0]: Maybe[], name) => {
    if (isNil(value) || isNil(place)) return null
    return rounded(numberIn(name, value), wholeIn(name, place), turn, rounding)
  })
}

function rounded(n: Numeric, places: number, turn: (n: number) => number, rounding: Rounding): Numeric {
  if (n instanceof Decimal) return decimalToPlace(n, places, rounding)
  if (typeof n === 'bigint') return roundedLong(n, places, rounding)
  if (!Number.isFinite(n)) return n
  return shifted(turn(shifted(n, places)), -places)
}

function roundedLong(n: bigint, places: number, rounding: Rounding): Numeric {
  const { coefficient, exponent } = decimalToPlace(Decimal.of(n), places, rounding)
  const whole = coefficient * 10n ** BigInt(exponent)
  return asLong(whole) ?? Number(whole)
}

/** Moves the decimal point in the decimal text, so that 1.005 stays exact. */
function shifted(n: number, places: number): number {
  const [digits, exponent = '0'] = String(n).split('e')
  return Number(`${digits}e${Number(exponent) + places}`)
}

/** Halves go to the even neighbour, as in MongoDB. */
function roundHalfEven(n: number): number {
  const down = Math.floor(n)
  if (n - down !== 0.5) return Math.round(n)
  return down % 2 === 0 ? down : down + 1
}

export const arithmetic: Record<string, Operator> = {
  $add,
  $subtract,
  $multiply,
  $log,
  $pow,
  $abs,
  $ceil: toWhole(Math.ceil, 'up'),
  $floor: toWhole(Math.floor, 'down'),
  $exp: onDouble(Math.exp),
  $ln: onDouble((n, name) => Math.log(positive(n, name))),
  $log10: onDouble((n, name) => Math.log10(positive(n, name))),
  $sqrt,
  $divide: onTwoNumbers((a, b, name) => divide(a, nonZero(b, name))),
  $mod: onTwoNumbers((a, b, name) => remainder(a, nonZero(b, name))),
  $trunc: toPlace(Math.trunc, 'zero'),
  $round: toPlace(roundHalfEven, 'even'),
}
