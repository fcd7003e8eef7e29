import { sayDay } from '../_kernel'
import { edition, ofEdition, ofPost, withoutStop, type PostFacts, type SendFacts } from './facts'
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
  noPreview: (send: SendFacts, why: string) => ({
    kind: 'no-preview',
    ...ofEdition(send),
    title: '预览未送达',
    body: `${edition(send)}的预览没有送到任何测试人：${why}。到了发布窗口仍会发出，请现在到公众平台的草稿箱里检查。`,
  }),
  sendUnconfirmed: (send: SendFacts, why: string) => ({
    kind: 'send-unconfirmed',
    ...ofEdition(send),
    title: '请核实是否发出',
    body: `${edition(send)}已提交群发，但没有得到确认：${why}。请到公众平台核实，核实之前不要再发一次。`,
  }),
  sendConfirmed: (send: SendFacts) => ({
    kind: 'send-confirmed',
    ...ofEdition(send),
    title: '已确认发出',
    body: `${edition(send)}已由微信确认发出，不必再发。`,
  }),
  sendFailed: (send: SendFacts, why: string) => ({
    kind: 'send-failed',
    ...ofEdition(send),
    title: '本期未能发出',
    body: `${edition(send)}未能发出：${why}。${send.headTitle === null ? '' : '其中的稿件顺延到有空位的下一期。'}`,
  }),
} as const satisfies Record<string, (...args: never[]) => Wording>
