import { timeOf, type Instant } from '../_kernel'
import { edition, ofEdition, withoutStop, type SendFacts } from './facts'
import type { Wording } from './notice'

/** The wording of what people are told of an edition on its way out. `why` is whole sentences without the last stop. */
export const sayOfSend = {
  previewAsked: (send: SendFacts, until: Instant) => ({
    kind: 'preview-asked',
    ...ofEdition(send),
    title: '请看预览',
    body: `${edition(send)}的预览已经发到您的微信，请在 ${timeOf(until)} 前答复能不能发。没有人答复，就不会自动发出（W3）。`,
  }),
  previewUnreached: (send: SendFacts, until: Instant, why: string) => ({
    kind: 'preview-asked',
    ...ofEdition(send),
    title: '请看预览',
    body: `${edition(send)}的预览没有送到您的微信：${withoutStop(why)}。请到公众平台的草稿箱里看，再在 ${timeOf(until)} 前答复能不能发（W3）。`,
  }),
  previewWrong: (send: SendFacts, by: string, words: string) => ({
    kind: 'send-waits',
    ...ofEdition(send, by),
    title: '预览有问题',
    body: `${by}认为${edition(send)}有问题：${withoutStop(words)}。它不会自动发出，请在编辑台改好，或决定照发。`,
  }),
  untested: (send: SendFacts) => ({
    kind: 'send-waits',
    ...ofEdition(send),
    title: '没有人确认预览',
    body: `${edition(send)}到了答复时间还没有测试人确认，不会自动发出。请在编辑台决定是否照发（W3）。`,
  }),
  trouble: (send: SendFacts, why: string) => ({
    kind: 'send-waits',
    ...ofEdition(send),
    title: '发送遇到问题',
    body: `${edition(send)}还没有准备好：${withoutStop(why)}。`,
  }),
  undecided: (send: SendFacts, why: string, until: Instant) => ({
    kind: 'send-waits',
    ...ofEdition(send),
    title: '请决定是否补发',
    body: `${edition(send)}没有发出：${withoutStop(why)}。请放行人在编辑台决定补发；${timeOf(until)} 前没有决定，稿件自动顺延。`,
  }),
  willAsk: (send: SendFacts, opensAt: Instant) => ({
    kind: 'confirm-in-wechat',
    ...ofEdition(send),
    title: '请留意微信确认',
    body: `${edition(send)}将在 ${timeOf(opensAt)} 群发。微信会请您作为管理员确认，30 分钟内没有确认就发不出去，请留意微信。`,
  }),
  asks: (send: SendFacts, until: Instant) => ({
    kind: 'confirm-in-wechat',
    ...ofEdition(send),
    title: '请在微信里确认',
    body: `${edition(send)}已提交群发，正在等您作为管理员在微信里确认。请在 ${timeOf(until)} 前确认，过时微信不再发出。`,
  }),
  finishDraft: (send: SendFacts, until: Instant, why: string) => ({
    kind: 'publish-by-hand',
    ...ofEdition(send),
    title: '请到公众平台发表',
    body: `${edition(send)}已放进草稿箱${why === '' ? '' : `（${withoutStop(why)}）`}。请在 ${timeOf(until)} 前补全并发表，再到编辑台贴回链接。`,
  }),
  publishByHand: (send: SendFacts, until: Instant) => ({
    kind: 'publish-by-hand',
    ...ofEdition(send),
    title: '请人工发表',
    body: `${edition(send)}由人工发表。请从编辑台取走文字和图片，在 ${timeOf(until)} 前发表，再贴回链接。`,
  }),
  pasteLinks: (send: SendFacts) => ({
    kind: 'publish-by-hand',
    ...ofEdition(send),
    title: '请贴回链接',
    body: `${edition(send)}的草稿已不在草稿箱里，看来已经发表。请到编辑台贴回链接；如果只是删除了草稿，请告诉放行人。`,
  }),
  unconfirmed: (send: SendFacts, why: string) => ({
    kind: 'send-unconfirmed',
    ...ofEdition(send),
    title: '请核实是否发出',
    body: `${edition(send)}没有得到确认：${withoutStop(why)}。`,
  }),
  confirmed: (send: SendFacts) => ({
    kind: 'send-confirmed',
    ...ofEdition(send),
    title: '已确认发出',
    body: `${edition(send)}已确认发出，不必再发。`,
  }),
  ended: (send: SendFacts, why: string) => ({
    kind: 'send-failed',
    ...ofEdition(send),
    title: '本期未能发出',
    body: `${edition(send)}未能发出：${withoutStop(why)}。${send.headTitle === null ? '' : '其中的稿件顺延到有空位的下一期。'}`,
  }),
  late: (send: SendFacts, by: string, reason: string) => ({
    kind: 'edition-resumed',
    ...ofEdition(send, by),
    title: '已决定补发',
    body: `${by}决定补发${edition(send)}：${withoutStop(reason)}。`,
  }),
  cleared: (send: SendFacts, by: string, reason: string) => ({
    kind: 'edition-resumed',
    ...ofEdition(send, by),
    title: '已决定照发',
    body: `${by}决定照发${edition(send)}：${withoutStop(reason)}。`,
  }),
  removedByUser: (send: SendFacts) => ({
    kind: 'articles-removed',
    ...ofEdition(send),
    title: '发出后被删除',
    body: `${edition(send)}发出之后，在公众平台被人删除了，读者不再看到。请核对是谁、为什么删除。`,
  }),
  removedByPlatform: (send: SendFacts) => ({
    kind: 'articles-removed',
    ...ofEdition(send),
    title: '发出后被平台下架',
    body: `${edition(send)}发出之后被微信下架，读者不再看到。请管理员到公众平台查看违规通知；不要原样再发。`,
  }),
} as const satisfies Record<string, (...args: never[]) => Wording>
