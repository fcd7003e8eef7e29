import { Cron } from 'croner'

type Field = { readonly name: string; readonly from: number; readonly to: number; readonly words?: string }

const fields: readonly Field[] = [
  { name: 'second', from: 0, to: 59 },
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12, words: 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC' },
  { name: 'week', from: 0, to: 6, words: 'SUN MON TUE WED THU FRI SAT' },
  { name: 'year', from: 1970, to: 2099 },
]

export type CronExpression = {
  /** The next instant after (not at) `from`; undefined when its years are over. */
  next(from: Date): Date | undefined
}

/**
 * A timer of CloudBase: second, minute, hour, day, month, week (0 is Sunday) and year, in Beijing time. Where day
 * and week are both given, either will do.
 * @throws with what is wrong
 */
export function parseCron(text: string): CronExpression {
  const parts = text.trim().split(/\s+/)
  if (parts.length !== fields.length) throw new Error(`a timer needs seven fields: '${text}'`)
  const [year = '*', ...rest] = parts.map((part, at) => expand(part, fields[at] as Field, text)).reverse()
  const cron = new Cron(rest.reverse().join(' '), { timezone: 'Asia/Shanghai' })
  const years = year === '*' ? undefined : year.split(',').map(Number)

  const next = (from: Date): Date | undefined => {
    const found = cron.nextRun(from) ?? undefined
    if (!found || !years) return found
    const foundYear = beijingYear(found)
    const allowed = years.find((candidate) => candidate >= foundYear)
    if (allowed === undefined || allowed === foundYear) return allowed === undefined ? undefined : found
    return next(new Date(beginningOf(allowed) - 1))
  }
  if (!next(new Date(0))) throw new Error(`this timer never fires: '${text}'`)
  return { next }
}

/** Writes a field as a plain list, so that nothing of croner's own dialect slips in; `*` stays. */
function expand(part: string, field: Field, text: string): string {
  if (part === '*') return '*'
  if (part === '?' && (field.name === 'day' || field.name === 'week')) return '*'
  if (part === 'L' && field.name === 'day') return 'L'
  const lastOfMonth = /^([0-6])L$/.exec(part)?.[1]
  if (lastOfMonth && field.name === 'week') return `${lastOfMonth}#L`
  if (/^[0-6]#[1-5]$/.test(part) && field.name === 'week') return part
  const values = part.split(',').flatMap((item) => valuesOf(item, field, text))
  return [...new Set(values)].sort((a, b) => a - b).join()
}

/** `5`, `1-5`, `*` and, with a step, `5/10`, `1-30/10`, `*\/10`; names where the field has them. */
function valuesOf(item: string, field: Field, text: string): number[] {
  const [, first = '', last, step] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(item) ?? []
  const from = first === '*' ? field.from : numberOf(first, field)
  const to = last !== undefined ? numberOf(last, field) : first === '*' || step ? field.to : from
  const by = Number(step ?? 1)
  if (
    !(from >= field.from && to <= field.to && from <= to && by > 0) ||
    (first === '*' && last !== undefined)
  ) {
    throw new Error(`'${item}' is no ${field.name} of a timer: '${text}'`)
  }
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, n) => from + n * by)
}

function numberOf(word: string, field: Field): number {
  if (/^\d+$/.test(word)) return Number(word)
  const at = field.words?.split(' ').indexOf(word.toUpperCase()) ?? -1
  return at < 0 ? NaN : field.from + at
}

const beijingOffsetMs = 8 * 3_600_000

function beijingYear(instant: Date): number {
  return new Date(instant.getTime() + beijingOffsetMs).getUTCFullYear()
}

function beginningOf(year: number): number {
  return Date.UTC(year, 0, 1) - beijingOffsetMs
}
