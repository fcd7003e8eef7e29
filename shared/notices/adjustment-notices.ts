import { sayDay, timeOf, type Day, type Instant } from '../_kernel'
import { ofPost, withoutStop, type PostFacts } from './facts'
import type { Wording } from './notice'

/** An adjustment as people are told of it: its channel, its days, what changes. */
export type AdjustmentFacts = {
  readonly channelName: string
  readonly span: string
  readonly change: string
}

/** The wording of what people are told of an adjustment (调整, G5). */
export const sayAdjustment = {
  asked: ({ channelName, span, change }: AdjustmentFacts, by: string, reason: string) => ({
    kind: 'adjustment-asked',
    ...ofSpan(channelName, by),
    title: '请您审批调整',
    body: `${by}申请调整${channelName}${span}的各期（${change}）：${withoutStop(reason)}。`,
  }),
  approved: ({ channelName, span, change }: AdjustmentFacts, by: string) => ({
    kind: 'adjustment-decided',
    ...ofSpan(channelName, by),
    title: '调整已通过',
    body: `${by}同意了${channelName}${span}的调整：${change}。各期随即按此执行，受影响的供稿人会收到通知。`,
  }),
  rejected: ({ channelName, span }: AdjustmentFacts, by: string, reason: string) => ({
    kind: 'adjustment-decided',
    ...ofSpan(channelName, by),
    title: '调整未通过',
    body: `${by}没有同意${channelName}${span}的调整：${withoutStop(reason)}。各期照旧。`,
  }),
  expired: ({ channelName, span, change }: AdjustmentFacts) => ({
    kind: 'adjustment-expired',
    ...ofSpan(channelName),
    title: '调整逾期未批',
    body: `${channelName}${span}的调整（${change}）到期仍未审批，没有执行，各期照旧（G5）。`,
  }),
} as const satisfies Record<string, (...args: never[]) => Wording>

/** Fewer posts go out in its edition than it had places: it moves on (G5, G7). */
export function sayAdjustedAway(post: PostFacts, from: Day): Wording {
  return {
    kind: 'moved-on',
    ...ofPost(post),
    title: '日期有变',
    body: `${sayDay(from)}一期经批准减少篇数，《${post.title}》${post.day ? `已顺延到${sayDay(post.day)}` : '暂时没有空位，有空位时再排'}（G5）。`,
  }
}

export function sayRetimed(
  post: PostFacts,
  { opensAt, locksAt }: { readonly opensAt: Instant; readonly locksAt: Instant },
): Wording {
  return {
    kind: 'retimed',
    ...ofPost(post),
    title: '发出时间有变',
    body: `《${post.title}》所在${post.day ? sayDay(post.day) : '的'}一期经批准改在 ${timeOf(opensAt)} 发出，${timeOf(locksAt)} 截稿（G5）。`,
  }
}

function ofSpan(channelName: string, by: string | null = null) {
  return { about: `${channelName}的调整`, day: null, by }
}
