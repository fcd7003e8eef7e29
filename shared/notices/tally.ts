import type { NoticeKind } from './kinds'
import type { Message } from './message'
import type { Obstacle, Way } from './way'

export type Tallied = Pick<Message, 'kind' | 'state' | 'failed'>

/** One reason for which a way brought nothing, and how often. */
export type Hindrance = {
  readonly way: Way
  readonly why: Obstacle
  readonly code: number | null
  readonly field: string | null
  readonly times: number
}

/** How messages of one kind fared. */
export type KindTally = {
  readonly kind: NoticeKind | 'roundup'
  readonly delivered: number
  /** Of those that ended so far; the others are on their way, or were read before. */
  readonly unreached: number
  readonly hindrances: readonly Hindrance[]
}

/** By kind, the one with most trouble first. */
export function tally(messages: readonly Tallied[]): KindTally[] {
  const kinds = [...new Set(messages.map(({ kind }) => kind))]
  return kinds
    .map((kind): KindTally => {
      const own = messages.filter((message) => message.kind === kind)
      const ended = (...states: readonly Message['state'][]) =>
        own.filter(({ state }) => states.includes(state)).length
      return {
        kind,
        delivered: ended('delivered'),
        unreached: ended('unreached', 'for-roundup'),
        hindrances: hindrancesOf(own),
      }
    })
    .sort((a, b) => b.unreached - a.unreached || b.delivered - a.delivered)
}

function hindrancesOf(messages: readonly Tallied[]): Hindrance[] {
  const found = new Map<string, Hindrance>()
  for (const { way, why, code, field } of messages.flatMap(({ failed }) => failed)) {
    const key = [way, why, code, field].join(' ')
    found.set(key, { way, why, code, field, times: (found.get(key)?.times ?? 0) + 1 })
  }
  return [...found.values()].sort((a, b) => b.times - a.times)
}

/** What whoever looks after the system can do about it. */
export function adviseOn({
  way,
  why,
  code,
  field,
}: Pick<Hindrance, 'way' | 'why' | 'code' | 'field'>): string {
  switch (why) {
    case 'no-consent':
      return '请同事在“我的”里补充提醒次数'
    case 'not-bound':
      return '请给没有绑定的同事发邀请码'
    case 'not-set-up':
      return '请在部署时配置这一类的订阅消息模板'
    case 'not-in-wecom':
      return '请在人员资料里补上企业微信账号'
    case 'unreachable':
      return way === 'subscription' ? '微信没有回应，系统已按次重试' : '企业微信没有回应，系统已按次重试'
    case 'refused':
      return adviseOnCode(code, field)
    default:
      return why satisfies never
  }
}

function adviseOnCode(code: number | null, field: string | null): string {
  switch (code) {
    case null:
      return '请查看运行日志'
    case 40003:
      return '微信不认识这位用户，请重新绑定'
    case 40037:
      return '模板编号不对，请核对部署时填写的模板'
    case 47003:
      return `模板的字段${field ? ` ${field} ` : ''}不收这样的内容，请核对字段的名称`
    case 41030:
      return '小程序里没有要打开的页面，请发布最新版本'
    case 81013:
      return '此人不在企业微信应用的可见范围内'
    case 93000:
      return '群机器人的地址已失效，请重新填写'
    default:
      return `错误码 ${code}，请对照平台文档处理`
  }
}
