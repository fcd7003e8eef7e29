import { dayOf, daysBetween, minutesBetween, sayDay, weekdayOf } from '../_kernel'
import { isWithin, sayBound } from './bound'
import type { ConductKind, FormPart } from './conduct-rule'
import { judge, sameList, type Checks } from './judge'
import { sayChoice, sayFigure, sayForm, sayHours, saySpan } from './say-conduct'

/** What each kind of rule about people's conduct means. */
export const checkConduct: Checks<ConductKind> = {
  'time-limit': ({ within, provided }, { from, until, provided: holds = true }) => {
    if (provided !== undefined && !holds) return { verdict: 'not-applicable' }
    if ('minutes' in within) {
      const minutes = minutesBetween(from, until)
      return judge(minutes <= within.minutes, `用了 ${Math.ceil(minutes)} 分钟`, saySpan(within))
    }
    const days = daysBetween(dayOf(from), dayOf(until))
    return judge(days <= within.days, days === 0 ? '当天' : `过了 ${days} 天`, saySpan(within))
  },
  ahead: ({ days }, { asked, wanted }) => {
    const ahead = daysBetween(asked, wanted)
    return judge(ahead >= days, `提前 ${ahead} 天`, `提前 ${days} 天`)
  },
  interval: ({ days }, { last, next }) => {
    const passed = daysBetween(last, next)
    return judge(passed <= days, `相隔 ${passed} 天`, `不超过 ${days} 天`)
  },
  hours: (rule, { day, at }) => {
    const { opens, closes } = rule.window
    const isKept = rule.weekdays.includes(weekdayOf(day)) && at >= opens && at <= closes
    return judge(isKept, `${sayDay(day)} ${at}`, sayHours(rule))
  },
  figure: ({ bound, unit }, { value }) =>
    judge(
      isWithin(bound, value),
      sayFigure(value, unit),
      sayBound(bound, (limit) => sayFigure(limit, unit)),
    ),
  form: ({ parts }, { written, known }) => judge(fits(parts, written, known), written, sayForm(parts, known)),
  choice: ({ from }, { chosen }) => {
    const isKept = 'oneOf' in from ? from.oneOf.includes(chosen) : !from.noneOf.includes(chosen)
    return judge(isKept, chosen, sayChoice(from))
  },
  record: ({ holds }, { written }) => {
    const isKept = holds.every((entry) => written.includes(entry))
    return judge(isKept, written.join('、') || '没有记录', holds.join('、'))
  },
  membership: ({ belong, must, only }, { who, isIn }) => {
    const belongs = belong.includes(who)
    const isKept = (isIn || !must || !belongs) && (!isIn || !only || belongs)
    return judge(isKept, `${who}${isIn ? '在内' : '不在内'}`, belong.join('、'))
  },
  sequence: ({ steps }, { done }) =>
    judge(sameList(steps.slice(0, done.length), done), done.join(' → '), steps.join(' → ')),
}

/** A text in this form; null where something that it names is not known. */
export function writeForm(
  parts: readonly FormPart[],
  known: Readonly<Record<string, string>>,
  any: string,
): string | null {
  const written = parts.map((part) => ('text' in part ? part.text : 'any' in part ? any : known[part.known]))
  return written.every(Boolean) ? written.join('') : null
}

/** Whether a text is these parts, one after the other. */
function fits(parts: readonly FormPart[], written: string, known: Readonly<Record<string, string>>): boolean {
  const [part, ...rest] = parts
  if (!part) return written === ''
  if ('any' in part) {
    const signs = Array.from(written)
    const ends = signs.map((_, n) => n + 1)
    return ends.some((end) => hasSigns(signs, end) && fits(rest, signs.slice(end).join(''), known))
  }
  const asked = 'text' in part ? part.text : known[part.known]
  return Boolean(asked) && written.startsWith(asked ?? '') && fits(rest, written.slice(asked?.length), known)
}

function hasSigns(signs: readonly string[], end: number): boolean {
  return signs.slice(0, end).some((sign) => sign.trim() !== '')
}
