import { compare } from '../compare'
import { requestFailed } from '../errors'
import { SymbolText } from '../values/bson-values'
import { isNumeric } from '../values/numbers'
import { textIn, wholeIn } from './needs'
import { isNil, onArguments, onOne, type Maybe, type Operator } from './terms'

/** Numbers and dates may stand for their text; null and missing are the empty text. */
function written(name: string, value: Maybe): string {
  if (isNil(value)) return ''
  if (isNumeric(value)) return String(value)
  if (value instanceof SymbolText) return value.text
  return value instanceof Date ? value.toISOString() : textIn(name, value)
}

const $concat = onArguments(0, Infinity, (values, name) =>
  values.some(isNil) ? null : values.map((value) => textIn(name, value)).join(''),
)

const $split = onArguments(2, 2, ([value, separator], name) => {
  if (isNil(value) || isNil(separator)) return null
  if (separator === '') throw requestFailed(`${name} requires a non-empty separator`)
  return textIn(name, value).split(textIn(name, separator))
})

const $strcasecmp = onArguments(2, 2, ([a, b], name) =>
  Math.sign(compare(written(name, a).toUpperCase(), written(name, b).toUpperCase())),
)

const $substrBytes = onArguments(3, 3, ([value, start, length], name) => {
  const bytes = Buffer.from(written(name, value))
  const [from, count] = [wholeIn(name, start), wholeIn(name, length)]
  if (from < 0) throw requestFailed(`${name}: starting index must be non-negative`)
  const to = count < 0 ? bytes.length : Math.min(from + count, bytes.length)
  if (splitsCharacter(bytes, from))
    throw requestFailed(`${name}: Invalid range, starting index is a UTF-8 continuation byte.`)
  if (splitsCharacter(bytes, to))
    throw requestFailed(`${name}: Invalid range, ending index is in the middle of a UTF-8 character.`)
  return bytes.subarray(from, to).toString()
})

function splitsCharacter(bytes: Buffer, at: number): boolean {
  return at < bytes.length && (bytes[at]! & 0xc0) === 0x80
}

const $substrCP = onArguments(3, 3, ([value, start, length], name) => {
  const [from, count] = [wholeIn(name, start), wholeIn(name, length)]
  if (from < 0 || count < 0) throw requestFailed(`${name}: starting index and length must be nonnegative`)
  return [...written(name, value)].slice(from, from + count).join('')
})

/** Where a text stands in another, between two positions, in the units that `unitsOf` cuts it into. */
function indexOf(unitsOf: (text: string) => readonly (string | number)[]): Operator {
  return onArguments(2, 4, ([value, part, start = 0, end], name) => {
    if (isNil(value)) return null
    const [units, wanted] = [unitsOf(textIn(name, value)), unitsOf(textIn(name, part))]
    const [from, limit] = [wholeIn(name, start), end === undefined ? units.length : wholeIn(name, end)]
    if (from < 0 || limit < 0) throw requestFailed(`${name} requires nonnegative bounds`)
    const last = Math.min(limit, units.length) - wanted.length
    for (let i = from; i <= last; i++) if (wanted.every((unit, j) => units[i + j] === unit)) return i
    return -1
  })
}

export const texts: Record<string, Operator> = {
  $concat,
  $split,
  $strcasecmp,
  $substrBytes,
  $substr: $substrBytes,
  $substrCP,
  $indexOfBytes: indexOf((value) => [...Buffer.from(value)]),
  $indexOfCP: indexOf((value) => [...value]),
  $strLenBytes: onOne((value, name) => Buffer.byteLength(textIn(name, value))),
  $strLenCP: onOne((value, name) => [...textIn(name, value)].length),
  $toLower: onOne((value, name) => written(name, value).replace(/[A-Z]/g, (letter) => letter.toLowerCase())),
  $toUpper: onOne((value, name) => written(name, value).replace(/[a-z]/g, (letter) => letter.toUpperCase())),
}
