import type { Cadence } from '../editions'
import type { CadenceRule, GradesRule, Rule, WayBackRule } from './rule'

/** A rule as people say it, in one line. */
export function sayRule(rule: Rule): string {
  switch (rule.kind) {
    case 'material':
      return rule.question
    case 'cadence':
      return `${rule.channelKind}：${sayCadence(rule.cadence)}，${sayWindows(rule)}，每期不少于 ${rule.minPosts} 篇`
    case 'lead-time':
      return `送达编辑后空出 ${rule.clearDays} 个整天`
    case 'capacity':
      return `一期不超过 ${rule.maxPosts} 篇`
    case 'chain':
      return `供稿 → ${rule.steps.map(({ title }) => title).join(' → ')}${rule.differentPeople ? '，各由不同的人' : ''}`
    case 'quota':
      return `${rule.account === 'service' ? '服务号每月' : '订阅号每天'}群发 ${rule.sends} 次`
    case 'wishes':
      return '可写明不早于、期望、最晚的日期，过了最晚日期即过期'
    case 'adjustment':
      return '调整篇数或时间：提交报告，写明起止日期，由部门负责人同意'
    case 'way-back':
      return sayWayBack(rule)
    case 'grades':
      return `${rule.matter}：${sayGrades(rule)}`
    case 'categories':
      return `内容类别：${rule.categories.join('、')}`
    case 'request':
      return `${rule.request}：${rule.steps.join(' → ')}${rule.proofs.length > 0 ? `；须附${rule.proofs.join('、')}` : ''}`
    case 'custody':
      return `${rule.things.join('、')}：由${rule.keeper}保管`
    case 'sanction':
      return `${rule.matters.join('、')}：罚款 ${rule.fine.least} 至 ${rule.fine.most} 元`
    case 'duty':
      return `${rule.who}：${rule.must}`
    default:
      return rule satisfies never
  }
}

export function sayCadence(cadence: Cadence): string {
  switch (cadence.kind) {
    case 'every-day':
      return '每天一期'
    case 'every-n-days':
      return `每 ${cadence.n} 天一期`
    case 'days-of-month':
      return `每月 ${cadence.days.join('、')} 日`
    case 'weekdays':
      return `每${sayWeekdays(cadence.weekdays)}一期`
    case 'continuous':
      return `不分期，每篇单独发出，相隔 ${cadence.everyMinutes} 分钟`
    default:
      return cadence satisfies never
  }
}

const names = ['一', '二', '三', '四', '五', '六', '日'] as const

/** `周一至周五`, `周六、周日` */
function sayWeekdays(weekdays: readonly number[]): string {
  const sorted = [...weekdays].sort((a, b) => a - b)
  const [first = 1] = sorted
  const last = sorted.at(-1) ?? first
  const name = (weekday: number) => `周${names[weekday - 1]}`
  const isRun = sorted.length > 2 && last - first === sorted.length - 1
  return isRun ? `${name(first)}至${name(last)}` : sorted.map(name).join('、')
}

/** `17:00–17:30`, with other windows of some weekdays after it. */
export function sayWindows({ window, windowsOn = [] }: Pick<CadenceRule, 'window' | 'windowsOn'>): string {
  const others = windowsOn.map(
    ({ weekdays, window: { opens, closes } }) => `${sayWeekdays(weekdays)} ${opens}–${closes}`,
  )
  return [`${window.opens}–${window.closes}`, ...others].join('，')
}

function sayWayBack({ meetsStandards, place, names: named }: WayBackRule): string {
  const when = meetsStandards ? '材料合格、希望修改' : '材料不合标准'
  const told = named === 'clause' ? '指明条款' : '写明期限'
  const after = place === 'freed' ? '释放版位，提前量重新计算' : '期限内保留版位'
  return `${when}：${told}，${after}`
}

const hands: Readonly<Record<GradesRule['charged'][number], string>> = {
  submitter: '供稿',
  editor: '编辑',
  reviewer: '审核',
  publisher: '放行',
  arranger: '统筹',
  head: '部门负责人',
}

const counts = ['零', '一', '两', '三', '四', '五', '六'] as const

function sayGrades({ charged }: GradesRule): string {
  return `${charged.map((hand) => hands[hand]).join('、')}${counts[charged.length] ?? charged.length}级追责`
}
