import { sayInstant, type Instant } from '../_kernel'
import type { Message } from './message'
import type { Notice } from './notice'
import type { Obstacle, Way } from './way'

/** What became of a notice, for whoever waits for its reader: seen, brought, on its way, or nowhere but the inbox. */
export type Fate = {
  readonly state: 'seen' | 'on-its-way' | 'delivered' | 'for-roundup' | 'unreached'
  readonly at: Instant
  readonly way: Way | null
  /** Why the ways before were closed. */
  readonly closed: readonly { readonly way: Way; readonly why: Obstacle }[]
}

export function fateOf(notice: Notice, message: Message | null): Fate {
  const closed = (message?.failed ?? []).map(({ way, why }) => ({ way, why }))
  const about = { at: notice.at, way: message?.way ?? null, closed }
  if (notice.readAt !== null) return { ...about, state: 'seen', at: notice.readAt }
  if (notice.forRoundup && notice.dueAt !== null) return { ...about, state: 'for-roundup' }
  switch (message?.state) {
    case 'delivered':
    case 'for-roundup':
    case 'unreached':
      return { ...about, state: message.state }
    case 'needless':
      return { ...about, state: 'unreached' }
    case 'under-way':
    case undefined:
      return { ...about, state: 'on-its-way' }
  }
}

export const wayNames: Readonly<Record<Way, string>> = {
  subscription: '微信提醒',
  wecom: '企业微信',
  robot: '企业微信群',
}

export const obstacleWords: Readonly<Record<Obstacle, string>> = {
  'not-set-up': '公司没有启用',
  'not-bound': '还没有绑定微信',
  'no-consent': '没有剩余次数',
  'not-in-wecom': '不知道其企业微信账号',
  refused: '没有被接受',
  unreachable: '没有回应',
}

/** One line under a step that waits. */
export function sayFate(name: string, { state, at, way, closed }: Fate): string {
  const because = closed.map((each) => `${wayNames[each.way]}${obstacleWords[each.why]}`).join('，')
  const after = because === '' ? '' : `（${because}）`
  switch (state) {
    case 'seen':
      return `${name} ${sayInstant(at)} 已打开通知`
    case 'on-its-way':
      return `给 ${name} 的通知正在发送${after}`
    case 'delivered':
      return `通知已由${way ? wayNames[way] : '消息'}送达 ${name}，还没有打开${after}`
    case 'for-roundup':
      return `通知未送达 ${name}${after}，会随每日汇总再发一次`
    case 'unreached':
      return `通知未送达 ${name}${after}，只在其小程序的通知里`
    default:
      return state satisfies never
  }
}
