import { stringifyEjson } from '../ejson'
import { isDoc, type Doc, type Value } from '../value'
import { requestFailed } from '../errors'
import { typeNameOf } from '../query/types'
import {
  dayOfYear,
  instantOf,
  isoDate,
  isoDayOfWeek,
  isoWeek,
  isoWeekYear,
  localTime,
  weekOfYear,
} from './calendar'
import { readDate, writeDate } from './date-text'
import { textIn, wholeIn } from './needs'
import { isNil, onNamed, type Maybe, type Operator } from './terms'

/** A part of a date as a zone's clocks show it; takes a date, or `{date, timezone}`. */
function datePart(part: (local: Date) => number): Operator {
  const withZone = onNamed(['date'], ['timezone'], ({ date, timezone }, name) => {
    const zone = zoneIn(name, timezone)
    return isNil(date) || zone === null ? null : part(localTime(dateIn(name, date), zone))
  })
  return (operand, compile, name) => {
    const one = Array.isArray(operand) && operand.length === 1 ? operand[0]! : operand
    return withZone(hasDate(one) ? one : { date: one }, compile, name)
  }
}

function hasDate(operand: Value): operand is Doc {
  return isDoc(operand) && !Object.keys(operand)[0]?.startsWith('$')
}

/** Null when the zone is null or missing though one was named. */
function zoneIn(name: string, zone: Maybe, named = zone !== undefined): string | null {
  if (!named) return 'UTC'
  return isNil(zone) ? null : textIn(name, zone)
}

function dateIn(name: string, value: Maybe): Date {
  if (value instanceof Date) return value
  throw requestFailed(`${name}: can't convert from BSON type ${typeNameOf(value)} to Date`)
}

const $dateToString = onNamed(['date'], ['format', 'timezone', 'onNull'], (given, name) => {
  const { date, format, timezone, onNull } = given
  const zone = zoneIn(name, timezone)
  if (isNil(date)) return 'onNull' in given ? onNull : null
  if (zone === null || format === null) return null
  const wanted =
    format === undefined ? `%Y-%m-%dT%H:%M:%S.%L${timezone === undefined ? 'Z' : ''}` : textIn(name, format)
  return writeDate(dateIn(name, date), wanted, zone)
})

const $dateFromString = onNamed(
  ['dateString'],
  ['format', 'timezone', 'onError', 'onNull'],
  (given, name) => {
    const { dateString, format, timezone, onError, onNull } = given
    if (isNil(dateString)) return 'onNull' in given ? onNull : null
    const zone = zoneIn(name, timezone)
    if (zone === null || format === null) return null
    const wanted = format === undefined ? undefined : textIn(name, format)
    const date = typeof dateString === 'string' ? readDate(dateString, wanted, zone) : undefined
    if (date) return date
    if ('onError' in given) return onError
    throw requestFailed(`Error parsing date string ${stringifyEjson(dateString)}`)
  },
)

const clock = ['hour', 'minute', 'second', 'millisecond', 'timezone'] as const
const calendar = ['year', 'month', 'day'] as const
const isoCalendar = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek'] as const

const $dateFromParts: Operator = (operand, compile, name) => {
  if (isDoc(operand) && !('year' in operand) && !('isoWeekYear' in operand))
    throw requestFailed(`${name} requires either 'year' or 'isoWeekYear' to be present`)
  const days = isDoc(operand) && 'isoWeekYear' in operand ? isoCalendar : calendar
  const [first, ...others] = days
  return onNamed([first], [...others, ...clock], (given) => {
    const zone = zoneIn(name, given.timezone)
    if (zone === null || Object.values(given).some(isNil)) return null
    const part = (field: string, missing: number) => (field in given ? wholeIn(name, given[field]) : missing)
    const day =
      days === isoCalendar
        ? isoDate(part('isoWeekYear', 1), part('isoWeek', 1), part('isoDayOfWeek', 1))
        : Date.UTC(part('year', 1), part('month', 1) - 1, part('day', 1))
    const minutes = part('hour', 0) * 60 + part('minute', 0)
    return instantOf(day + (minutes * 60 + part('second', 0)) * 1000 + part('millisecond', 0), zone)
  })(operand, compile, name)
}

export const dates: Record<string, Operator> = {
  $year: datePart((local) => local.getUTCFullYear()),
  $month: datePart((local) => local.getUTCMonth() + 1),
  $dayOfMonth: datePart((local) => local.getUTCDate()),
  $hour: datePart((local) => local.getUTCHours()),
  $minute: datePart((local) => local.getUTCMinutes()),
  $second: datePart((local) => local.getUTCSeconds()),
  $millisecond: datePart((local) => local.getUTCMilliseconds()),
  $dayOfWeek: datePart((local) => local.getUTCDay() + 1),
  $dayOfYear: datePart(dayOfYear),
  $week: datePart(weekOfYear),
  $isoDayOfWeek: datePart(isoDayOfWeek),
  $isoWeek: datePart(isoWeek),
  $isoWeekYear: datePart(isoWeekYear),
  $dateToString,
  $dateFromString,
  $dateFromParts,
}
