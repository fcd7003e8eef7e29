import { isRefusal, minutesOfDay, refuse, timeOfDay, type Refusal } from '../_kernel'
import type { Window } from '../editions'
import type { Bound } from './material-rule'
import type { Rule, RuleOf } from './rule'
import { sayWeekdays } from './say-weekdays'

const megabyte = 1024 * 1024

/** A number in a rule that a company may set otherwise. Times of day are minutes, sizes are megabytes. */
export type RuleFigure = {
  readonly name: string
  readonly label: string
  readonly value: number
  readonly unit: string
  readonly least: number
  readonly most: number
}

type Settable = RuleFigure & { readonly put: (value: number) => Rule }

const time = '时刻'

/** Whether it is a time of day, in minutes since midnight. */
export function isTime({ unit }: Pick<RuleFigure, 'unit'>): boolean {
  return unit === time
}

/** The numbers of a rule, in the order in which people read them; none where it has none. */
export function figuresOf(rule: Rule): RuleFigure[] {
  return settablesOf(rule).map(({ put: _, ...figure }) => figure)
}

/** A number of a rule as a company sets it. */
export type Override = { readonly rule: string; readonly figure: string; readonly value: number }

/** The rule with some of its numbers set otherwise. */
export function putFigures(rule: Rule, overrides: readonly Override[]): Rule | Refusal {
  let changed: Rule = rule
  for (const { figure, value } of overrides) {
    const next = putFigure(changed, figure, value)
    if (isRefusal(next)) return next
    changed = next
  }
  return refuseOrder(changed) ?? changed
}

/** What begins ends later, and the least is not more than the most: seen only when all is set. */
function refuseOrder(rule: Rule): Refusal | null {
  const windows =
    rule.kind === 'hours'
      ? [rule.window]
      : rule.kind === 'cadence'
        ? [rule.window, ...(rule.windowsOn ?? []).map(({ window }) => window)]
        : []
  if (windows.some(({ opens, closes }) => opens >= closes))
    return refuse('bad-input', `${rule.clause} 的开始时刻须早于截止时刻。`, {
      clause: rule.clause,
      path: 'opens',
    })
  if (rule.kind !== 'sanction' || rule.fine.least <= rule.fine.most) return null
  return refuse('bad-input', `${rule.clause} 罚款的下限不能高于上限。`, {
    clause: rule.clause,
    path: 'least',
  })
}

function putFigure(rule: Rule, name: string, value: number): Rule | Refusal {
  const figure = settablesOf(rule).find((each) => each.name === name)
  if (!figure) return refuse('bad-input', '这条规则没有这个数字，请刷新后再试。', { clause: rule.clause })
  const { label, least, most, put } = figure
  const isWhole = figure.unit === 'MB' || Number.isInteger(value)
  if (isWhole && value >= least && value <= most) return put(value)
  const message = `${rule.clause} ${label}须在 ${sayValue(figure, least)} 到 ${sayValue(figure, most)} 之间。`
  return refuse('bad-input', message, {
    clause: rule.clause,
    path: name,
    measured: sayValue(figure, value),
    limit: sayValue(figure, value > most ? most : least),
  })
}

/** `2 个整天`, `17:00`, `5 MB` */
export function sayValue(figure: Pick<RuleFigure, 'unit'>, value: number): string {
  return isTime(figure) ? timeOfDay(value) : `${value} ${figure.unit}`
}

function settablesOf(rule: Rule): readonly Settable[] {
  switch (rule.kind) {
    case 'material':
      return ofMaterial(rule)
    case 'cadence':
      return ofCadence(rule)
    case 'lead-time':
      return [
        settable(['clearDays', '提前量'], rule.clearDays, '个整天', [0, 60], (clearDays) => ({
          ...rule,
          clearDays,
        })),
      ]
    case 'capacity':
      return [
        settable(['maxPosts', '每期最多'], rule.maxPosts, '篇', [1, 8], (maxPosts) => ({
          ...rule,
          maxPosts,
        })),
      ]
    case 'quota':
      return [settable(['sends', '群发'], rule.sends, '次', [1, rule.sends], (sends) => ({ ...rule, sends }))]
    case 'time-limit':
      return 'minutes' in rule.within
        ? [
            settable(['minutes', rule.what], rule.within.minutes, '分钟', [1, 10_080], (minutes) => ({
              ...rule,
              within: { minutes },
            })),
          ]
        : [
            settable(['days', rule.what], rule.within.days, '天', [0, 366], (days) => ({
              ...rule,
              within: { days },
            })),
          ]
    case 'ahead':
      return [
        settable(['days', `${rule.what}，至少提前`], rule.days, '天', [1, 366], (days) => ({
          ...rule,
          days,
        })),
      ]
    case 'interval':
      return [
        settable(['days', `${rule.what}，至少每`], rule.days, '天', [1, 3_660], (days) => ({
          ...rule,
          days,
        })),
      ]
    case 'hours':
      return ofWindow(rule.window, { nth: '', when: `${rule.what}，` }, (window) => ({ ...rule, window }))
    case 'figure':
      return rule.unit === 'bytes' ? [] : [ofFigure(rule, rule.unit)]
    case 'sanction':
      return ofSanction(rule)
    case 'chain':
    case 'wishes':
    case 'adjustment':
    case 'way-back':
    case 'grades':
    case 'request':
    case 'custody':
    case 'duty':
    case 'form':
    case 'choice':
    case 'record':
    case 'membership':
    case 'sequence':
      return []
    default:
      return rule satisfies never
  }
}

function settable(
  [name, label]: readonly [name: string, label: string],
  value: number,
  unit: string,
  [least, most]: readonly [least: number, most: number],
  put: (value: number) => Rule,
): Settable {
  return { name, label, value, unit, least, most, put }
}

/** A standard says its number to the author; one that says it otherwise (`至少一张`) can't be set. */
function ofMaterial(rule: RuleOf<'material'>): Settable[] {
  const { limit, unit, question } = rule
  if ('oneOf' in limit || 'given' in limit) return []
  const scale = unit === 'bytes' ? megabyte : 1
  const [side, bound] = sideOf(limit)
  const value = bound / scale
  if (!question.includes(` ${value} `)) return []
  const units = { bytes: 'MB', characters: '字', pixels: '像素', count: '张', format: '', text: '' } as const
  const put = (next: number): Rule => ({
    ...rule,
    limit: boundAt(side, Math.round(next * scale)),
    question: question.replace(` ${value} `, ` ${next} `),
  })
  return [settable(['limit', question], value, units[unit], [1, 100_000], put)]
}

function ofFigure(rule: RuleOf<'figure'>, unit: string): Settable {
  const [side, value] = sideOf(rule.bound)
  const most = unit === '%' ? 100 : 1_000
  return settable(['bound', rule.what], value, unit, [1, most], (next) => ({
    ...rule,
    bound: boundAt(side, next),
  }))
}

type Side = 'atLeast' | 'atMost' | 'above' | 'below'

function sideOf(bound: Bound): [Side, number] {
  if ('atLeast' in bound) return ['atLeast', bound.atLeast]
  if ('atMost' in bound) return ['atMost', bound.atMost]
  return 'above' in bound ? ['above', bound.above] : ['below', bound.below]
}

function boundAt(side: Side, value: number): Bound {
  switch (side) {
    case 'atLeast':
      return { atLeast: value }
    case 'atMost':
      return { atMost: value }
    case 'above':
      return { above: value }
    case 'below':
      return { below: value }
    default:
      return side satisfies never
  }
}

function ofCadence(rule: RuleOf<'cadence'>): Settable[] {
  const others = rule.windowsOn ?? []
  const of = rule.channelKind === undefined ? '' : `${rule.channelKind}，`
  return [
    ...ofRhythm(rule, of),
    settable(['minPosts', `${of}每期不少于`], rule.minPosts, '篇', [1, 8], (minPosts) => ({
      ...rule,
      minPosts,
    })),
    ...ofWindow(rule.window, { nth: '', when: `${of}发布窗口` }, (window) => ({ ...rule, window })),
    ...others.flatMap((other, n) =>
      ofWindow(
        other.window,
        { nth: `${n + 2}`, when: `${of}${sayWeekdays(other.weekdays)}发布窗口` },
        (window) => ({
          ...rule,
          windowsOn: others.map((each, m) => (m === n ? { ...each, window } : each)),
        }),
      ),
    ),
  ]
}

/** How far apart editions are, where that is a number. */
function ofRhythm(rule: RuleOf<'cadence'>, of: string): Settable[] {
  const { cadence } = rule
  switch (cadence.kind) {
    case 'every-n-days':
      return [
        settable(['n', `${of}每`], cadence.n, '天一期', [1, 366], (n) => ({
          ...rule,
          cadence: { ...cadence, n },
        })),
      ]
    case 'continuous':
      return [
        settable(['everyMinutes', `${of}相隔`], cadence.everyMinutes, '分钟', [5, 1_440], (everyMinutes) => ({
          ...rule,
          cadence: { ...cadence, everyMinutes },
        })),
      ]
    case 'every-day':
    case 'days-of-month':
    case 'weekdays':
      return []
    default:
      return cadence satisfies never
  }
}

function ofWindow(
  { opens, closes }: Window,
  { nth, when }: { readonly nth: string; readonly when: string },
  put: (window: Window) => Rule,
): Settable[] {
  const day = [0, 1_439] as const
  return [
    settable([`opens${nth}`, `${when}开始`], minutesOfDay(opens), time, day, (at) =>
      put({ opens: timeOfDay(at), closes }),
    ),
    settable([`closes${nth}`, `${when}截止`], minutesOfDay(closes), time, day, (at) =>
      put({ opens, closes: timeOfDay(at) }),
    ),
  ]
}

function ofSanction(rule: RuleOf<'sanction'>): Settable[] {
  const { least, most } = rule.fine
  const what = rule.matters.join('、')
  if (least === most)
    return [
      settable(['fine', `${what}，罚款每次`], least, '元', [1, 100_000], (yuan) => ({
        ...rule,
        fine: { least: yuan, most: yuan },
      })),
    ]
  return [
    settable(['least', `${what}，罚款不少于`], least, '元', [1, 100_000], (yuan) => ({
      ...rule,
      fine: { least: yuan, most },
    })),
    settable(['most', `${what}，罚款不超过`], most, '元', [1, 100_000], (yuan) => ({
      ...rule,
      fine: { least, most: yuan },
    })),
  ]
}
