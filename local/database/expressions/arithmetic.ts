import { requestFailed } from '../errors'
import { numberIn, wholeIn } from './needs'
import { isNil, onArguments, onPresent, type Maybe, type Operator } from './terms'

function onNumber(calculate: (n: number, name: string) => number): Operator {
  return onPresent((value, name) => calculate(numberIn(name, value), name))
}

function onTwoNumbers(calculate: (a: number, b: number, name: string) => number): Operator {
  return onArguments(2, 2, ([a, b], name) =>
    isNil(a) || isNil(b) ? null : calculate(numberIn(name, a), numberIn(name, b), name),
  )
}

const $add = onArguments(0, Infinity, (values, name) => {
  if (values.some(isNil)) return null
  const dates = values.filter((value) => value instanceof Date)
  if (dates.length > 1) throw requestFailed('only one date allowed in an $add expression')
  const total = values.reduce<number>(
    (sum, value) => sum + (value instanceof Date ? value.getTime() : numberIn(name, value)),
    0,
  )
  return dates.length === 1 ? new Date(total) : total
})

const $subtract = onArguments(2, 2, ([from, what], name) => {
  if (isNil(from) || isNil(what)) return null
  if (!(from instanceof Date)) return numberIn(name, from) - numberIn(name, what)
  if (what instanceof Date) return from.getTime() - what.getTime()
  return new Date(from.getTime() - numberIn(name, what))
})

const $multiply = onArguments(0, Infinity, (values, name) =>
  values.some(isNil) ? null : values.reduce<number>((product, value) => product * numberIn(name, value), 1),
)

function nonZero(n: number, name: string): number {
  if (n === 0) throw requestFailed(`can't ${name} by zero`)
  return n
}

function atLeast(limit: number, n: number, name: string): number {
  if (n < limit) throw requestFailed(`${name}'s argument must be at least ${limit}`)
  return n
}

function positive(n: number, name: string): number {
  if (n <= 0) throw requestFailed(`${name}'s argument must be a positive number, but is ${n}`)
  return n
}

const $log = onTwoNumbers((n, base, name) => {
  if (base <= 0 || base === 1) throw requestFailed(`${name}'s base must be a positive number not equal to 1`)
  return Math.log(positive(n, name)) / Math.log(base)
})

const $pow = onTwoNumbers((base, exponent) => {
  if (base === 0 && exponent < 0) throw requestFailed('$pow cannot take a base of 0 and a negative exponent')
  return base ** exponent
})

/** To a number of decimal places; a negative one counts places before the point. */
function toPlace(turn: (n: number) => number): Operator {
  return onArguments(1, 2, ([value, place = 0]: Maybe[], name) => {
    if (isNil(value) || isNil(place)) return null
    const n = numberIn(name, value)
    const places = wholeIn(name, place)
    if (!Number.isFinite(n)) return n
    return shifted(turn(shifted(n, places)), -places)
  })
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
  $abs: onNumber(Math.abs),
  $ceil: onNumber(Math.ceil),
  $floor: onNumber(Math.floor),
  $exp: onNumber(Math.exp),
  $ln: onNumber((n, name) => Math.log(positive(n, name))),
  $log10: onNumber((n, name) => Math.log10(positive(n, name))),
  $sqrt: onNumber((n, name) => Math.sqrt(atLeast(0, n, name))),
  $divide: onTwoNumbers((a, b, name) => a / nonZero(b, name)),
  $mod: onTwoNumbers((a, b, name) => a % nonZero(b, name)),
  $trunc: toPlace(Math.trunc),
  $round: toPlace(roundHalfEven),
}
