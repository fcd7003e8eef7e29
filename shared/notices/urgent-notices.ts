import { sayDay, type Day } from '../_kernel'
import { ofPost, withoutStop, type PostFacts } from './facts'
import type { Wording } from './notice'

/** The wording of what people are told of an urgent request (加急, G8). */
export const sayUrgent = {
  asked: (post: PostFacts, by: string, wished: Day, reason: string) => ({
    kind: 'urgent-asked',
    ...ofPost(post, by),
    title: '请您签字加急',
    body: `${by}申请把《${post.title}》加急到${sayDay(wished)}：${withoutStop(reason)}。`,
  }),
  toArrange: (post: PostFacts, wished: Day) => ({
    kind: 'urgent-asked',
    ...ofPost(post),
    title: '请您安排加急',
    body: `《${post.title}》申请加急到${sayDay(wished)}，单位负责人已签字。请您看怎样安排。`,
  }),
  arranged: (post: PostFacts, by: string) => ({
    kind: 'urgent-arranged',
    ...ofPost(post, by),
    title: '加急已安排',
    body: `${by}把《${post.title}》加急安排在${post.day ? sayDay(post.day) : '有空位的最近一期'}。审批照常进行，截稿前须全部通过。`,
  }),
  refused: (post: PostFacts, by: string, reason: string) => ({
    kind: 'urgent-rejected',
    ...ofPost(post, by),
    title: '加急未获同意',
    body: `${by}没有同意《${post.title}》加急：${withoutStop(reason)}。${post.day ? `稿件仍排在${sayDay(post.day)}` : '稿件的其他安排不变'}。`,
  }),
  ended: (post: PostFacts) => ({
    kind: 'urgent-ended',
    ...ofPost(post),
    title: '加急已终止',
    body: `《${post.title}》已编入${post.day ? sayDay(post.day) : '最近'}一期，没有处理的加急申请随之终止（G8）。`,
  }),
  madeWay: (post: PostFacts, from: Day) => ({
    kind: 'made-way',
    ...ofPost(post),
    title: '日期有变',
    body: `${sayDay(from)}一期有加急稿件，《${post.title}》为它让出版位，改到${post.day ? sayDay(post.day) : '有空位的最近一期'}。审批进度不变，感谢理解（G8）。`,
  }),
} as const satisfies Record<string, (...args: never[]) => Wording>
