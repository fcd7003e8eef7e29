import type { Cadence } from '../editions'
import { routeNames, teamRoleNames } from './roles'
import type { CadenceRule, ChainRule, GradesRule, QuotaRule, Rule, SanctionRule, WayBackRule } from './rule'
import { sayConduct } from './say-conduct'
import { sayWeekdays } from './say-weekdays'

/** A rule as people say it, in one line. */
export function sayRule(rule: Rule): string {
  switch (rule.kind) {
    case 'material':
      return rule.question
    case 'cadence':
      return sayCadenceRule(rule)
    case 'lead-time':
      return `送达编辑后空出 ${rule.clearDays} 个整天`
    case 'capacity':
      return `一期不超过 ${rule.maxPosts} 篇`
    case 'chain':
      return sayChain(rule)
    case 'quota':
      return `${rule.account === 'service' ? '服务号' : '订阅号'}${sayPer(rule.per)}群发 ${rule.sends} 次`
    case 'wishes':
      return '可写明不早于、期望、最晚的日期，过了最晚日期即过期'
    case 'adjustment':
      return '调整篇数或时间：提交报告，写明起止日期，由部门负责人同意'
    case 'way-back':
      return sayWayBack(rule)
    case 'grades':
      return `${rule.matter}：${sayGrades(rule)}`
    case 'request':
      return `${rule.request}：${rule.steps.join(' → ')}${rule.proofs.length > 0 ? `；须附${rule.proofs.join('、')}` : ''}`
    case 'custody':
      return `${rule.things.join('、')}：由${rule.keeper}保管`
    case 'sanction':
      return `${rule.matters.join('、')}：罚款${sayFine(rule.fine)}`
    case 'duty':
      return `${rule.who}：${rule.must}`
    case 'time-limit':
    case 'ahead':
    case 'interval':
    case 'hours':
    case 'figure':
    case 'form':
    case 'choice':
    case 'record':
    case 'membership':
    case 'sequence':
      return sayConduct(rule)
    default:
      return rule satisfies never
  }
}

function sayCadenceRule(rule: CadenceRule): string {
  const { channelKind, cadence, minPosts, leftOpen } = rule
  const said = `${sayCadence(cadence)}，${sayWindows(rule)}，每期不少于 ${minPosts} 篇`
  return `${channelKind === undefined ? '' : `${channelKind}：`}${said}${leftOpen === undefined ? '' : `（${leftOpen}由公司设定）`}`
}

function sayChain({ handedInBy, steps, differentPeople }: ChainRule): string {
  const hand = [`${handedInBy ? routeNames[handedInBy] : ''}供稿`, ...steps.map(({ title }) => title)].join(
    ' → ',
  )
  return `${hand}${differentPeople ? '，各由不同的人' : ''}`
}

export function sayPer(per: QuotaRule['per']): string {
  return per === 'day' ? '每天' : '每月'
}

/** ` 200 至 500 元`, or one sum */
export function sayFine({ least, most }: SanctionRule['fine']): string {
  return least === most ? `每次 ${least} 元` : ` ${least} 至 ${most} 元`
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

export const hands: Readonly<Record<GradesRule['charged'][number], string>> = {
  submitter: '供稿',
  ...teamRoleNames,
}

const counts = ['零', '一', '两', '三', '四', '五', '六'] as const

function sayGrades({ charged }: GradesRule): string {
  return `${charged.map((hand) => hands[hand]).join('、')}${counts[charged.length] ?? charged.length}级追责`
}
