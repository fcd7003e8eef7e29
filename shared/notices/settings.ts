import { refuse, type Refusal, type Stored } from '../_kernel'
import { newTrail, type TrailHead } from '../trail'
import { defaultNoticeFigures, isQuietTime, type NoticeFigures } from './figures'

/**
 * Where messages go that WeChat does not take: to the person through an app in WeCom (企业微信), or to a group through
 * its robot. What lets us in is kept apart, sealed.
 */
export type SecondChannel =
  | { readonly kind: 'none' }
  | { readonly kind: 'wecom'; readonly corpId: string; readonly agentId: number }
  | { readonly kind: 'robot' }

/** How the company has its people told of things (通知设置): one document. */
export type NoticeSettings = Stored & {
  readonly figures: NoticeFigures
  readonly second: SecondChannel
  readonly trail: TrailHead
  readonly commands: readonly string[]
}

export const noticeSettingsId = 'notices-of-the-company'

export const defaultNoticeSettings: NoticeSettings = {
  _id: noticeSettingsId,
  schema: 1,
  version: 1,
  figures: defaultNoticeFigures,
  second: { kind: 'none' },
  trail: newTrail,
  commands: [],
}

/** WeCom drops what exceeds 30 a minute to one person, and tells nobody (wechat-facts 4): so many are never near it. */
export const mostBeforeRoundup = 20

/** Whether these figures make sense together. */
export function refuseFigures(figures: NoticeFigures): Refusal | null {
  const { roundupAbove, roundupAt } = figures
  if (roundupAbove < 1 || roundupAbove > mostBeforeRoundup)
    return refuse('bad-input', `合并成一条的条数须在 1 到 ${mostBeforeRoundup} 之间，请重新选择。`, {
      path: 'figures.roundupAbove',
      measured: roundupAbove,
      limit: mostBeforeRoundup,
    })
  if (isQuietTime(roundupAt, figures))
    return refuse('bad-input', '每日汇总的时间在免打扰时段之内，发不出去。请改到时段之外。', {
      path: 'figures.roundupAt',
    })
  return null
}
