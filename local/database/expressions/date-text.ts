import { requestFailed } from '../errors'
import {
  dayOfYear,
  instantOf,
  isoDate,
  isoDayOfWeek,
  isoWeek,
  isoWeekYear,
  localTime,
  offsetAt,
  weekOfYear,
} from './calendar'

const pad = (n: number, width: number) => String(n).padStart(width, '0')

const writers: Record<string, (local: Date, offset: number) => string> = {
  d: (local) => pad(local.getUTCDate(), 2),
  G: (local) => pad(isoWeekYear(local), 4),
  H: (local) => pad(local.getUTCHours(), 2),
  j: (local) => pad(dayOfYear(local), 3),
  L: (local) => pad(local.getUTCMilliseconds(), 3),
  m: (local) => pad(local.getUTCMonth() + 1, 2),
  M: (local) => pad(local.getUTCMinutes(), 2),
  S: (local) => pad(local.getUTCSeconds(), 2),
  u: (local) => String(isoDayOfWeek(local)),
  U: (local) => pad(weekOfYear(local), 2),
  V: (local) => pad(isoWeek(local), 2),
  w: (local) => String(local.getUTCDay() + 1),
  Y: (local) => pad(local.getUTCFullYear(), 4),
  z: (_local, offset) =>
    `${offset < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(offset) / 60), 2)}${pad(Math.abs(offset) % 60, 2)}`,
  Z: (_local, offset) => String(offset),
  '%': () => '%',
}

export function writeDate(instant: Date, format: string, zone: string): string {
  const local = localTime(instant, zone)
  const offset = offsetAt(instant, zone) / 60_000
  return format.replace(/%(.?)/gs, (_all, letter: string) => {
    const write = writers[letter]
    if (!write) throw requestFailed(`Invalid format character '%${letter}' in format string`)
    return write(local, offset)
  })
}

type Fields = Partial<Record<'Y' | 'm' | 'd' | 'H' | 'M' | 'S' | 'L' | 'G' | 'V' | 'u' | 'j', number>> & {
  zone?: string
}

const patterns: Record<string, string> = {
  Y: '\\d{4}',
  m: '\\d{1,2}',
  d: '\\d{1,2}',
  H: '\\d{1,2}',
  M: '\\d{1,2}',
  S: '\\d{1,2}',
  L: '\\d{1,3}',
  G: '\\d{4}',
  V: '\\d{1,2}',
  u: '[1-7]',
  j: '\\d{1,3}',
  z: '[+-]\\d{2}:?\\d{2}|Z',
  Z: '[+-]\\d{1,4}',
}

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3})\d*)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/

/** Reads a date by a format, or in ISO 8601's usual forms; undefined if the text is not such a date. */
export function readDate(text: string, format: string | undefined, zone: string): Date | undefined {
  const fields = format === undefined ? isoFields(text) : fieldsBy(format, text)
  return fields && instantFrom(fields, zone)
}

function isoFields(text: string): Fields | undefined {
  const match = iso.exec(text.trim())
  if (!match) return undefined
  const [Y, m, d, H = 0, M = 0, S = 0] = match.slice(1, 7).map((part) => (part ? Number(part) : undefined))
  return { Y, m, d, H, M, S, L: Number((match[7] ?? '0').padEnd(3, '0')), zone: match[8] }
}

function fieldsBy(format: string, text: string): Fields | undefined {
  const letters: string[] = []
  const pattern = format.replace(/%(.)|[^%]/gs, (all, letter: string | undefined) => {
    if (letter === undefined || letter === '%') return (letter ?? all).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    if (!patterns[letter]) throw requestFailed(`Invalid format character '%${letter}' in format string`)
    letters.push(letter)
    return `(${patterns[letter]})`
  })
  const match = new RegExp(`^${pattern}$`).exec(text)
  if (!match) return undefined
  const fields: Record<string, number | string> = {}
  for (const [i, letter] of letters.entries()) {
    const part = match[i + 1]!
    if (letter === 'z') fields.zone = part
    else if (letter === 'Z') fields.zone = minutesZone(Number(part))
    else fields[letter] = Number(part)
  }
  return fields
}

function minutesZone(minutes: number): string {
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(minutes) / 60), 2)}:${pad(Math.abs(minutes) % 60, 2)}`
}

function instantFrom(fields: Fields, zone: string): Date | undefined {
  const { Y, m = 1, d = 1, H = 0, M = 0, S = 0, L = 0, G, V = 1, u = 1, j } = fields
  const date =
    G !== undefined ? isoDate(G, V, u) : j !== undefined ? Date.UTC(Y!, 0, j) : Date.UTC(Y!, m - 1, d)
  if (Y === undefined && G === undefined) return undefined
  if (G === undefined && j === undefined && new Date(date).getUTCDate() !== d) return undefined
  if (m > 12 || H > 23 || M > 59 || S > 59) return undefined
  const local = date + ((H * 60 + M) * 60 + S) * 1000 + L
  return instantOf(
    local,
    fields.zone === undefined || fields.zone === 'Z' ? (fields.zone ? 'UTC' : zone) : fields.zone,
  )
}
