import { addDays, dayOf, refuse, remember, type Day, type Instant, type Refusal } from '../_kernel'
import {
  goesByItself,
  type Account,
  type Channel,
  type PublishBy,
  type SentElsewhere,
  type Tester,
} from './channel'

/** What each way means, for whoever chooses it. */
export const publishWords: Readonly<Record<PublishBy, { readonly name: string; readonly means: string }>> = {
  'mass-send': {
    name: '自动群发',
    means: '到时由系统群发给全部粉丝，计入群发次数（P2）。只有已认证的企业账号有这项接口。',
  },
  publish: {
    name: '自动发布',
    means: '到时由系统发布，得到永久链接，但不通知粉丝、不计群发次数。2025 年 7 月起只限已认证的企业账号。',
  },
  draft: {
    name: '放入草稿箱',
    means: '系统把排好的草稿放进公众平台，由人工点“发表”，再贴回链接。未认证的账号也可以。',
  },
  hand: {
    name: '全部人工',
    means: '系统不调用微信接口：在一个画面上取走文字和图片，人工发表后贴回链接。',
  },
}

/** WeChat accepts numbers and telephone numbers as the address of a preview. */
const wechatNameForm = /^[A-Za-z][-_A-Za-z0-9]{5,19}$|^1\d{10}$/

export const mostTesters = 10

/** Who looks at editions before they go out (W3). What goes by itself needs at least one. */
export function setTesters(
  channel: Channel,
  testers: readonly Tester[],
  commandId: string,
): Channel | Refusal {
  const refusal = refuseTesters(channel.account.publishBy, testers)
  if (refusal) return refusal
  const account: Account = { ...channel.account, testers }
  return { ...channel, account, commands: remember(channel.commands, commandId) }
}

function refuseTesters(publishBy: PublishBy, testers: readonly Tester[]): Refusal | null {
  if (testers.length === 0 && goesByItself(publishBy))
    return refuse('against-rule', '自动发出的渠道至少要有一位测试人，发出前先看预览（W3）。', {
      clause: 'W3',
      path: 'testers',
    })
  const people = new Set(testers.map(({ personId }) => personId))
  if (people.size < testers.length)
    return refuse('bad-input', '同一个人只需加一次，请去掉重复的测试人。', { path: 'testers' })
  const odd = testers.find(({ wechatName }) => !wechatNameForm.test(wechatName))
  if (!odd) return null
  const message = `${odd.name}的微信号“${odd.wechatName}”不像微信号：它以字母开头，6 到 20 位字母、数字、下划线或减号。请在微信“我”的页面核对。`
  return refuse('bad-input', message, { path: `testers.${odd.personId}` })
}

export type Publishing = Pick<Account, 'publishBy' | 'kind' | 'confirmer'>

/** How the channel's editions go out, from the next lock on. */
export function setPublishing(
  channel: Channel,
  publishing: Publishing,
  commandId: string,
): Channel | Refusal {
  const { testers } = channel.account
  const refusal = refuseWayOn(publishing) ?? refuseTesters(publishing.publishBy, testers)
  if (refusal) return refusal
  const account = { ...channel.account, ...publishing }
  return { ...channel, account, commands: remember(channel.commands, commandId) }
}

/** Weibo offers us no way but a person's hands (W2). */
function refuseWayOn({ kind, publishBy }: Publishing): Refusal | null {
  if (kind !== 'weibo' || publishBy === 'hand') return null
  return refuse(
    'bad-input',
    '微博没有可用的发布接口，请选“全部人工”：系统备好文字和图片，人工发出后贴回链接。',
    {
      path: 'publishBy',
    },
  )
}

/** More than two months have. */
const mostElsewhere = 80

/** A mass send that somebody pressed in WeChat's console, or that is learned of: it counts as well (P2). */
export function countElsewhere(channel: Channel, sent: SentElsewhere, commandId?: string): Channel {
  const sentElsewhere = [...channel.sentElsewhere, sent].slice(-mostElsewhere)
  const commands = commandId ? remember(channel.commands, commandId) : channel.commands
  return { ...channel, sentElsewhere, commands }
}

/** How far back one can be recorded: before that it counts for nothing any more. */
const recordedDaysBack = 31

export function refuseElsewhere(day: Day, now: Instant): Refusal | null {
  const today = dayOf(now)
  if (day > today) return refuse('bad-input', '还没有到这一天，发出以后再登记。', { path: 'day' })
  if (day >= addDays(today, -recordedDaysBack)) return null
  return refuse('bad-input', '只需登记最近一个月里手动群发过的。', { path: 'day' })
}

/** Takes back one that was recorded by mistake: the last of that day. */
export function uncountElsewhere(channel: Channel, day: Day, commandId: string): Channel | Refusal {
  const at = channel.sentElsewhere.map((sent) => sent.day).lastIndexOf(day)
  if (at < 0) return refuse('wrong-state', '这一天没有登记过手动群发。')
  const sentElsewhere = channel.sentElsewhere.filter((_, n) => n !== at)
  return { ...channel, sentElsewhere, commands: remember(channel.commands, commandId) }
}
