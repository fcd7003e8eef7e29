import {
  afterReport,
  knownErrors,
  problemOf,
  problemOfEnd,
  problemOfError,
  problemOfSilence,
  problemOfStatus,
  sayProblem,
  sendReported,
  type Send,
  type SendReport,
} from '../../shared/publishing'
import { anArticle, aSend } from '../_support/domain-builders'

function aReport(change: Partial<SendReport> = {}): SendReport {
  return {
    appId: 'wx-group-media',
    messageId: '1000000001',
    articleId: null,
    createdAt: '2026-01-04T09:00:03.000Z',
    outcome: 'sent',
    problem: null,
    blamed: [],
    links: new Map([[1, 'https://mp/1']]),
    ...change,
  }
}

const now = '2026-01-04T09:05:00.000Z'
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
    { links: new Map(), outcome: 'failed' },
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
  const failed = aReport({ outcome: 'failed', problem: problemOfStatus('err(20013)'), links: new Map() })

  it.each(['sending', 'confirming', 'awaiting-admin', 'unconfirmed', 'undecided', 'not-sent'] as const)(
    'of success, %s is sent',
    (stage) => {
      const before = aSend({ ...attempted, stage, problem: problemOf('微信没有回答') })
      const { send } = afterReport(before, aReport(), now)
      expect(send).toMatchObject({ stage: 'sent', messageId: '1000000001', problem: null, decideBy: null })
      expect(send.articles).toMatchObject([{ link: 'https://mp/1', told: false }])
    },
  )

  it.each(['sending', 'confirming', 'awaiting-admin', 'unconfirmed'] as const)(
    'of failure, %s is left to a person, and another attempt would be another message',
    (stage) => {
      const { send, refused } = afterReport(aSend({ ...attempted, stage }), failed, now)
      expect(send).toMatchObject({ stage: 'undecided', decideBy: '2026-01-04T10:30:00.000Z', round: 1 })
      expect(send.problem?.what).toBe('微信审核没有通过，涉嫌版权（20013）')
      expect(refused).toEqual([])
    },
  )

  it('of failure, what was taken for sent is not sent, and its posts are told so', () => {
    const articles = [anArticle({ link: 'https://mp/1', told: true })]
    const { send } = afterReport(aSend({ ...attempted, stage: 'sent', articles }), failed, now)
    expect(send).toMatchObject({ stage: 'not-sent', articles: [{ link: null }] })
  })

  it('T12: the articles that WeChat blames leave it, the others wait for a decision', () => {
    const [good, bad, other] = [anArticle(), anArticle(), anArticle()]
    const before = aSend({ ...attempted, articles: [good, bad, other] })
    const { send, refused } = afterReport(before, { ...failed, blamed: [2] }, now)
    expect(refused).toEqual([bad])
    expect(send).toMatchObject({ stage: 'undecided', articles: [good, other], takenOut: [bad] })
  })

  it('a report that comes after the clock has asked still says why, and whom it blames', () => {
    const articles = [anArticle(), anArticle()]
    const asked = { ...failed, problem: null }
    const before = afterReport(aSend({ ...attempted, articles, draftId: 'draft' }), asked, now).send
    const { send, refused } = afterReport(before, { ...failed, blamed: [1] }, now)
    expect(refused).toEqual([articles[0]])
    expect(send).toMatchObject({
      stage: 'undecided',
      round: 1,
      articles: [articles[1]],
      problem: failed.problem,
    })
    expect(afterReport(send, { ...failed, blamed: [1] }, now)).toEqual({ send, refused: [] })
  })

  it('whom it blames is not known by place once the edition is in another order', () => {
    const articles = [anArticle(), anArticle()]
    const before = afterReport(aSend({ ...attempted, articles }), { ...failed, problem: null }, now).send
    const { send, refused } = afterReport({ ...before, draftId: null }, { ...failed, blamed: [1] }, now)
    expect(refused).toEqual([])
    expect(send).toMatchObject({ articles, problem: failed.problem })
  })

  it('says of what waited for the administrator that they did not confirm', () => {
    const unexplained = { ...failed, problem: problemOfStatus('send fail') }
    const { send } = afterReport(aSend({ ...attempted, stage: 'awaiting-admin' }), unexplained, now)
    expect(send.problem?.what).toBe('公众号管理员没有在微信里确认')
  })

  it.each([
    ['deleted', 'user'],
    ['banned', 'platform'],
  ] as const)('what is %s afterwards did go out, and is told again', (outcome, removed) => {
    const sent = aSend({ ...attempted, stage: 'sent', articles: [anArticle({ told: true })] })
    const { send } = afterReport(sent, aReport({ outcome, links: new Map() }), now)
    expect(send).toMatchObject({ stage: 'sent', removed, articles: [{ told: false }] })
  })

  it('the same report again tells nothing new', () => {
    for (const report of [aReport(), failed, aReport({ outcome: 'deleted' })]) {
      const { send: once } = afterReport(aSend(attempted), report, now)
      expect(afterReport(once, report, now).send).toBe(once)
    }
  })

  it('the links of a late one are told', () => {
    const sent = aSend({ ...attempted, stage: 'sent', articles: [anArticle({ told: true })] })
    const { send } = afterReport(sent, aReport(), now)
    expect(send.articles).toMatchObject([{ link: 'https://mp/1', told: false }])
  })
})

describe('a problem in words', () => {
  it.each(knownErrors)('of %i says what happened and what to do', (errcode) => {
    const { what, then } = problemOfError(errcode)
    expect(what).toContain(`（错误码 ${errcode}）`)
    expect(then).toMatch(/请|系统/)
    expect(sayProblem({ what, then })).toMatch(/[^。]。$/)
  })

  it('has something to say of every code that the facts list', () => {
    const listed = [
      ...[-1, 40001, 40005, 40007, 40009, 40013, 40014, 40114, 40125, 40164, 41001, 41039, 42001, 43002],
      ...[44003, 45002, 45003, 45004, 45009, 45028, 45065, 45066, 45067, 45166, 47001, 48001, 48004],
      ...[53404, 53405, 53406, 53503, 53504, 53505, 53600, 88000],
    ]
    expect(listed.filter((code) => !knownErrors.includes(code))).toEqual([])
  })

  it('names what is unknown by its code', () => {
    expect(problemOfError(99999).what).toBe('微信没有接受（错误码 99999）')
    expect(problemOfStatus('send fail')).toBeNull()
    expect(problemOfStatus('err(20431)')?.what).toBe('微信审核没有通过，没有说明原因（20431）')
  })

  it('says of what was given up who stopped it, or what stood in its way', () => {
    const stopped = { by: 'zheng', byName: '郑毅', reason: '价格待核实', at: now, scope: 'edition' } as const
    expect(problemOfEnd({ problem: null, stopped }).what).toBe('郑毅已停发：价格待核实')
    expect(problemOfEnd({ problem: problemOf('微信没有回答'), stopped: null }).what).toBe('微信没有回答')
    expect(problemOfEnd({ problem: null, stopped: null }).what).toBe('发布窗口已过')
  })

  it('says of what is unconfirmed the most that is known', () => {
    expect(problemOfSilence(aSend({ messageId: '1' })).what).toContain('已经收下')
    expect(problemOfSilence(aSend()).what).toBe('微信没有回答')
    expect(problemOfSilence(aSend({ publishBy: 'hand' })).what).toContain('还没有贴回链接')
    expect(problemOfSilence(aSend({ publishBy: 'draft' })).what).toContain('草稿已不在草稿箱里')
  })
})
