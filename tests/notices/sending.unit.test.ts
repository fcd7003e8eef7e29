import { sayOfSend, type SendFacts, type Wording } from '../../shared/notices'

const facts: SendFacts = { channelName: '青梧集团媒体号', day: '2026-01-04', headTitle: '周年庆' }
const at = '2026-01-04T08:45:00.000Z'
const why = '微信没有回答。请到公众平台核对。'

const told: Record<keyof typeof sayOfSend, (send: SendFacts) => Wording> = {
  previewAsked: (send) => sayOfSend.previewAsked(send, at),
  previewUnreached: (send) => sayOfSend.previewUnreached(send, at, why),
  previewWrong: (send) => sayOfSend.previewWrong(send, '周宁', '价格写错了。'),
  untested: (send) => sayOfSend.untested(send),
  trouble: (send) => sayOfSend.trouble(send, why),
  undecided: (send) => sayOfSend.undecided(send, why, at),
  willAsk: (send) => sayOfSend.willAsk(send, at),
  asks: (send) => sayOfSend.asks(send, at),
  finishDraft: (send) => sayOfSend.finishDraft(send, at, '含有视频，微信接口不接受（P3）'),
  publishByHand: (send) => sayOfSend.publishByHand(send, at),
  pasteLinks: (send) => sayOfSend.pasteLinks(send),
  unconfirmed: (send) => sayOfSend.unconfirmed(send, why),
  confirmed: (send) => sayOfSend.confirmed(send),
  ended: (send) => sayOfSend.ended(send, '发布窗口已过'),
  late: (send) => sayOfSend.late(send, '郑毅', '活动仍在进行。'),
  cleared: (send) => sayOfSend.cleared(send, '周宁', '已当面核对。'),
  removedByUser: (send) => sayOfSend.removedByUser(send),
  removedByPlatform: (send) => sayOfSend.removedByPlatform(send),
}

const kinds = Object.keys(sayOfSend) as (keyof typeof sayOfSend)[]

describe('what people are told of an edition on its way out', () => {
  it.each(kinds)('“%s” says whole sentences, with channel, day and head post', (kind) => {
    const { title, body } = told[kind](facts)
    expect(title).toMatch(/^\p{Script=Han}+$/u)
    expect(body).toContain('青梧集团媒体号1月4日 周日一期（头条《周年庆》）')
    expect(body).toMatch(/[^。]。$/)
    expect(`${title}${body}`).not.toMatch(/undefined|null|NaN|Invalid|\[object|\$\{|。。/)
  })

  it('says something of its own each time', () => {
    expect(new Set(kinds.map((kind) => told[kind](facts).body)).size).toBe(kinds.length)
  })

  it('of an edition in which nothing is left speaks of no head post and no moving on', () => {
    const { body } = sayOfSend.ended({ ...facts, headTitle: null }, '稿件都已移出')
    expect(body).toBe('青梧集团媒体号1月4日 周日一期未能发出：稿件都已移出。')
  })
})
