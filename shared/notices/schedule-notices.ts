import { sayDay, type Day } from '../_kernel'
import { because, ofPost, whereNow, withoutStop, type PostFacts } from './facts'
import type { Wording } from './notice'

/** The wording of what people are told of a post's day. */
export const saySchedule = {
  settled: (post: PostFacts) => ({
    kind: 'settled',
    ...ofPost(post),
    title: '已排定',
    body: `编辑已回复：《${post.title}》排定于${post.day ? sayDay(post.day) : '有空位的最近一期'}。`,
  }),
  scheduled: (post: PostFacts) => ({
    kind: 'scheduled',
    ...ofPost(post),
    title: '审批通过',
    body: `《${post.title}》已全部通过，将于${post.day ? sayDay(post.day) : '有空位的最近一期'}刊出。`,
  }),
  movedOn: (post: PostFacts, from: Day) => ({
    kind: 'moved-on',
    ...ofPost(post),
    title: '已顺延',
    body: `《${post.title}》未能在${sayDay(from)}截稿前通过审批，${post.day ? `已顺延到${sayDay(post.day)}` : '暂时没有空位，有空位时再排'}。`,
  }),
  missedWindow: (post: PostFacts, from: Day) => ({
    kind: 'moved-on',
    ...ofPost(post),
    title: '已顺延',
    body: `${sayDay(from)}一期未能按时发出，《${post.title}》${post.day ? `已顺延到${sayDay(post.day)}` : '暂时没有空位，有空位时再排'}。`,
  }),
  heldOver: (post: PostFacts, from: Day) => ({
    kind: 'moved-on',
    ...ofPost(post),
    title: '已顺延',
    body: `《${post.title}》暂缓中，没有编入${sayDay(from)}一期，${whereNow(post)}。`,
  }),
  skipped: (post: PostFacts, from: Day, reason: string) => ({
    kind: 'moved-on',
    ...ofPost(post),
    title: '已顺延',
    body: `${sayDay(from)}一期停刊：${withoutStop(reason)}。《${post.title}》${whereNow(post)}。`,
  }),
  rearranged: (post: PostFacts, from: Day | null, by: string, reason: string) => ({
    kind: 'rearranged',
    ...ofPost(post, by),
    title: '日期有变',
    body: `${by}把《${post.title}》${from ? `从${sayDay(from)}` : ''}${post.day ? `调到${sayDay(post.day)}` : '移出，有空位时再排'}${because(reason)}。`,
  }),
  datedAnew: (post: PostFacts) => ({
    kind: 'moved-on',
    ...ofPost(post),
    title: '日期有变',
    body: `单位负责人今天通过了《${post.title}》，提前量从今天起算，改为拟刊于${post.day ? sayDay(post.day) : '有空位的最近一期'}。`,
  }),
  held: (post: PostFacts, by: string, reason: string) => ({
    kind: 'held',
    ...ofPost(post, by),
    title: '稿件暂缓',
    body: `${by}暂缓了《${post.title}》：${withoutStop(reason)}。解除之前不会发出。`,
  }),
  released: (post: PostFacts, by: string) => ({
    kind: 'released',
    ...ofPost(post, by),
    title: '已解除暂缓',
    body: `${by}解除了《${post.title}》的暂缓${post.day ? `，拟刊于${sayDay(post.day)}` : '，有空位时再排'}。`,
  }),
  expired: (post: PostFacts) => ({
    kind: 'expired',
    ...ofPost(post),
    title: '已过最晚日期',
    body: `《${post.title}》没有赶上您定的最晚日期${post.day ? sayDay(post.day) : ''}，已经过期，版位也已释放。如果仍要尽快刊出，可以请单位申请加急（G8），或改好日期后重新投稿。`,
  }),
  placed: (post: PostFacts) => ({
    kind: 'placed',
    ...ofPost(post),
    title: '有空位了',
    body: `《${post.title}》已排入${post.day ? sayDay(post.day) : '有空位的最近一期'}。`,
  }),
} as const satisfies Record<string, (...args: never[]) => Wording>
