import { refuse, sayInstant, type Instant, type Refusal } from '../_kernel'
import { speaksOf } from './conflicts'
import type { Override } from './figures'
import type { Rule } from './rule'
import { speaksOfChannels, type Rulebook } from './rulebook'

export const ownNumberReasonLimit = 60

/** A number that the company wants otherwise: for every channel that follows the rulebook, or for one of them, and why. */
export type WantedNumber = Override & {
  /** The one channel for which it holds; absent where it holds for all. */
  readonly channelId?: string | undefined
  /** What makes the one channel another has to be said. */
  readonly reason?: string | undefined
}

/** The same as it holds (本公司的数字), and who said so; absent where it was said before that was kept. */
export type OwnNumber = WantedNumber & { readonly set?: SetBy }

export type SetBy = { readonly byName: string; readonly at: Instant }

type OfKind = { readonly _id: string; readonly name: string; readonly kind: string }

/** Whether a rule's numbers can be others for one channel than for the next: only where it says how channels are run. */
export function maySetFor(rule: Rule, channelKind: string): boolean {
  if (!speaksOfChannels(rule)) return false
  return rule.kind === 'cadence' || rule.kind === 'material' ? speaksOf(rule, channelKind) : true
}

/** Which of the company's numbers hold for a channel: its own come before those that hold for all. */
export function numbersFor(channelId: string, numbers: readonly OwnNumber[]): OwnNumber[] {
  const its = numbers.filter((number) => number.channelId === channelId)
  const ofAll = numbers.filter((number) => number.channelId === undefined)
  return [...ofAll.filter((number) => !its.some((each) => isSameFigure(each, number))), ...its]
}

function isSameFigure(one: Override, other: Override): boolean {
  return one.rule === other.rule && one.figure === other.figure
}

/** Why numbers cannot be set so; null when they can. How far each may go is said by its rule. */
export function refuseNumbers(
  book: Rulebook,
  numbers: readonly WantedNumber[],
  followers: readonly OfKind[],
): Refusal | null {
  const path = 'overrides'
  for (const [n, number] of numbers.entries()) {
    const { rule: ruleId, channelId, reason = '' } = number
    const earlier = numbers.slice(0, n).filter((each) => each.channelId === channelId)
    if (earlier.some((each) => isSameFigure(each, number)))
      return refuse('bad-input', '同一个数字设了两次，请刷新后重新设置。', { path })
    const rule = book.rules.find(({ id }) => id === ruleId)
    if (!rule) return refuse('bad-input', '制度里没有这条规则，请刷新后再试。', { path })
    if (channelId === undefined) continue
    const channel = followers.find(({ _id }) => _id === channelId)
    if (!channel)
      return refuse('bad-input', '有一个数字是为不采用这部制度的渠道设的，请刷新后重新设置。', { path })
    const { clause } = rule
    if (!maySetFor(rule, channel.kind))
      return refuse('bad-input', `${clause} 说的不是${channel.name}怎样运营，不能只为它另设数字。`, {
        ...{ clause, path },
      })
    if (reason.trim() === '')
      return refuse('bad-input', `请写明${channel.name}的 ${clause} 为什么与其他渠道不同。`, { clause, path })
  }
  return null
}

/** Who said so, when, and why: `何静 1月1日 10:00 设定：读者多在周末`; empty where none of it was kept. */
export function saySetting({ set, reason = '' }: OwnNumber): string {
  const who = set ? `${set.byName} ${sayInstant(set.at)} 设定` : ''
  return [who, reason].filter(Boolean).join('：')
}

/** As they are written down: what stays keeps who said so, the rest is said now. */
export function setNumbers(
  wanted: readonly WantedNumber[],
  before: readonly OwnNumber[],
  set: SetBy,
): OwnNumber[] {
  return wanted.map(({ rule, figure, value, channelId, reason }) => {
    const number = {
      ...{ rule, figure, value },
      ...(channelId !== undefined && { channelId }),
      ...(reason && { reason }),
    }
    const stays = before.find(
      (each) =>
        isSameFigure(each, number) &&
        each.value === value &&
        each.channelId === channelId &&
        (each.reason ?? '') === (reason ?? ''),
    )
    return stays ?? { ...number, set }
  })
}
