import { sayDay } from '../_kernel'
import { ofPost, withoutStop, type PostFacts } from './facts'
import type { Wording } from './notice'

/** The wording of what people are told of sending, and of what happens after it. */
export const sayPublication = {
  published: (post: PostFacts) => ({
    kind: 'published',
    ...ofPost(post),
    title: '已发布',
    body: `《${post.title}》已发布。`,
  }),
  notSent: (post: PostFacts, why: string) => ({
    kind: 'not-sent',
    ...ofPost(post),
    title: '未能发出',
    body: `含《${post.title}》的一期未能发出：${why}。这篇稿件${post.day ? `已顺延到${sayDay(post.day)}` : '暂时没有空位，有空位时再排'}。`,
  }),
  takenOut: (post: PostFacts, why: string) => ({
    kind: 'taken-out',
    ...ofPost(post),
    title: '稿件已移出本期',
    body: `《${post.title}》已移出${post.day ? sayDay(post.day) : '本期'}：${why}。同期其他稿件照常发出；供稿人修改后可以重新提交，提前量从那天起重新计算。`,
  }),
  takenDown: (post: PostFacts, by: string, reason: string) => ({
    kind: 'taken-down',
    ...ofPost(post, by),
    title: '稿件已撤下',
    body: `《${post.title}》已由${by}撤下，读者不再看到：${withoutStop(reason)}。`,
  }),
  removed: (post: PostFacts, why: string) => ({
    kind: 'articles-removed',
    ...ofPost(post),
    title: '稿件已不在线',
    body: `《${post.title}》发出之后${why}，读者不再看到。详情请联系编辑。`,
  }),
  takeDownByHand: (post: PostFacts, why: string) => ({
    kind: 'take-down-by-hand',
    ...ofPost(post),
    title: '请到公众平台删除',
    body: `《${post.title}》没有撤下：${withoutStop(why)}。请到公众平台的发表记录里删除，再回到稿件页确认。`,
  }),
  errorReported: (post: PostFacts, by: string, what: string) => ({
    kind: 'error-reported',
    ...ofPost(post, by),
    title: '稿件被指出差错',
    body: `${by}指出《${post.title}》有差错：${withoutStop(what)}。请查看并尽快处理。`,
  }),
} as const satisfies Record<string, (...args: never[]) => Wording>
