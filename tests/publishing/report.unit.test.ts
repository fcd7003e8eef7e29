import {
  afterReport,
  sayFailedSend,
  sayGivenUp,
  sayUnconfirmed,
  sayWeChatError,
  sendReported,
  type Send,
  type SendReport,
} from '../../shared/publishing'
import { anArticle, aSend } from '../_support/domain-builders'

function aReport(change: Partial<SendReport> = {}): SendReport {
  return {
    appId: 'wx-group-media',
    messageId: '1000000001',
    createdAt: '2026-01-04T09:00:03.000Z',
    succeeded: true,
    status: 'send success',
    links: new Map([[1, 'https://mp/1']]),
    ...change,
  }
}

const attempted = { stage: 'sending', attemptedAt: '2026-01-04T09:00:03.700Z' } as const

const table: [string, Partial<Send>, Partial<SendReport>, boolean][] = [
  ['the one that is being sent', {}, {}, true],
  ['one found sent by its missing draft', { stage: 'sent' }, {}, true],
  ['one that a person is asked about', { stage: 'unconfirmed' }, {}, true],
  ['one that never was attempted', { stage: 'waiting', attemptedAt: null }, {}, false],
  ['one whose message is known', { messageId: '7' }, {}, false],
  ['one of another account', { appId: 'wx-other' }, {}, false],
  ['one attempted after the report was made', {}, { createdAt: '2026-01-04T09:00:02.000Z' }, false],
  ['one of yesterday', {}, { createdAt: '2026-01-05T15:59:59.000Z' }, true],
  ['one of the day before yesterday', {}, { createdAt: '2026-01-05T16:00:00.000Z' }, false],
  ['one with another number of articles', { articles: [anArticle(), anArticle()] }, {}, false],
  [
    'any that failed, since it has no links',
    { articles: [anArticle(), anArticle()] },
    { links: new Map(), succeeded: false },
    true,
  ],
]

describe('a report of an unknown message', () => {
  it.each(table)('may be about %s: %#', (_which, send, report, may) => {
    const candidate = aSend({ ...attempted, ...send })
    expect(sendReported([candidate], aReport(report))).toBe(may ? candidate : null)
  })

  it('is about the latest that it may be about', () => {
    const earlier = aSend({ ...attempted, attemptedAt: '2026-01-03T09:00:00.000Z', stage: 'unconfirmed' })
    const later = aSend(attempted)
    expect(sendReported([earlier, later], aReport())).toBe(later)
    expect(sendReported([later, earlier], aReport())).toBe(later)
  })
})

describe('after a report', () => {
  const failed = aReport({ succeeded: false, status: 'err(20013)', links: new Map() })

  it.each(['sending', 'confirming', 'unconfirmed', 'not-sent'] as const)(
    'of success, %s is sent',
    (stage) => {
      const after = afterReport(aSend({ ...attempted, stage, problem: '微信没有回答' }), aReport())
      expect(after).toMatchObject({ stage: 'sent', messageId: '1000000001', problem: null })
      expect(after.articles).toMatchObject([{ link: 'https://mp/1', told: false }])
    },
  )

  it.each(['sending', 'confirming', 'unconfirmed', 'sent'] as const)(
    'of failure, %s is not sent',
    (stage) => {
      const articles = [anArticle({ link: 'https://mp/1', told: true })]
      const after = afterReport(aSend({ ...attempted, stage, articles }), failed)
      expect(after).toMatchObject({ stage: 'not-sent', problem: '微信审核没有通过，涉嫌版权（20013）' })
      expect(after.articles).toMatchObject([{ link: null, told: false }])
    },
  )

  it('the same report again tells nothing new', () => {
    for (const report of [aReport(), failed]) {
      const once = afterReport(aSend(attempted), report)
      expect(afterReport(once, report)).toBe(once)
    }
  })

  it('the links of a late one are told', () => {
    const sent = aSend({ ...attempted, stage: 'sent', articles: [anArticle({ told: true })] })
    expect(afterReport(sent, aReport()).articles).toMatchObject([{ link: 'https://mp/1', told: false }])
  })
})

describe('a problem in words', () => {
  it('names what is known, and the code in any case', () => {
    expect(sayWeChatError(45028)).toBe('公众号的群发次数已用完（错误码 45028）')
    expect(sayWeChatError(99999)).toBe('微信没有接受（错误码 99999）')
    expect(sayFailedSend('send fail')).toBe('微信回报发送失败')
    expect(sayFailedSend('err(20431)')).toBe('微信审核没有通过，没有说明原因（20431）')
  })

  it('says of what was given up whether anything stood in its way', () => {
    expect(sayGivenUp({ problem: null, stopped: null })).toBe('发布窗口已过')
    expect(sayGivenUp({ problem: '微信没有回答', stopped: null })).toBe(
      '到发布窗口关闭时仍未成功，微信没有回答',
    )
  })

  it('says of what is unconfirmed the most that is known', () => {
    const nothing = { messageId: null, draftSeenAt: null, problem: null }
    const draftSeenAt = '2026-01-04T09:10:00.000Z'
    expect(sayUnconfirmed({ ...nothing, messageId: '1' })).toContain('已经收下')
    expect(sayUnconfirmed({ ...nothing, draftSeenAt })).toContain('草稿还在草稿箱里')
    expect(sayUnconfirmed(nothing)).toBe('微信没有回答')
  })
})
