import { sayBytes } from '../_kernel'
import { sayBound } from './bound'
import type {
  ChoiceRule,
  ConductKind,
  FigureRule,
  FormPart,
  HoursRule,
  MembershipRule,
  TimeLimitRule,
} from './conduct-rule'
import type { RuleOf } from './rule'
import { sayWeekdays } from './say-weekdays'

/** A rule about people's conduct, in one line. */
export function sayConduct(rule: RuleOf<ConductKind>): string {
  switch (rule.kind) {
    case 'time-limit':
      return `${rule.what}：${rule.provided === undefined ? '' : `${rule.provided}，`}${saySpan(rule.within)}`
    case 'ahead':
      return `${rule.what}：至少提前 ${rule.days} 天`
    case 'interval':
      return `${rule.what}：至少每 ${rule.days} 天一次`
    case 'hours':
      return `${rule.what}：${sayHours(rule)}`
    case 'figure':
      return `${rule.what}${sayBound(rule.bound, (value) => sayFigure(value, rule.unit))}`
    case 'form':
      return `${rule.what}写成“${sayForm(rule.parts)}”`
    case 'choice':
      return `${rule.what}：${sayChoice(rule.from)}`
    case 'record':
      return `${rule.what}：写明${rule.holds.join('、')}`
    case 'membership':
      return `${rule.what}：${sayMembership(rule)}`
    case 'sequence':
      return `${rule.what}：${rule.steps.join(' → ')}`
    default:
      return rule satisfies never
  }
}

export function saySpan(span: TimeLimitRule['within']): string {
  if ('minutes' in span)
    return span.minutes % 60 === 0 ? `${span.minutes / 60} 小时内` : `${span.minutes} 分钟内`
  return span.days === 0 ? '当天' : `${span.days} 天内`
}

export function sayHours({
  weekdays,
  window: { opens, closes },
}: Pick<HoursRule, 'weekdays' | 'window'>): string {
  return `${weekdays.length === 7 ? '每天' : sayWeekdays(weekdays)} ${opens}–${closes}`
}

export function sayFigure(value: number, unit: FigureRule['unit']): string {
  return unit === 'bytes' ? sayBytes(value) : `${value} ${unit}`
}

/** With what is known in its place, or by its name. */
export function sayForm(parts: readonly FormPart[], known: Readonly<Record<string, string>> = {}): string {
  return parts
    .map((part) => {
      if ('text' in part) return part.text
      return 'any' in part ? part.any : (known[part.known] ?? part.known)
    })
    .join('')
}

export function sayChoice(from: ChoiceRule['from']): string {
  return 'oneOf' in from ? from.oneOf.join('、') : `不得有${from.noneOf.join('、')}`
}

function sayMembership({ belong, must, only }: MembershipRule): string {
  const who = belong.join('、')
  if (must && only) return `由${who}组成`
  return must ? `${who}都须加入` : `仅限${who}`
}
