import {
  answerPreview,
  clearanceOf,
  clearSend,
  letGo,
  markNotSent,
  massQuota,
  nextStep,
  problemOf,
  rearrange,
  resend,
  sayQuota,
  undecided,
} from '../../shared/publishing'
import { wechatPlatform } from '../../shared/rulebooks/books'
import { allowed, anAnswer, anArticle, aSend, aTester, refused } from '../_support/domain-builders'

const inTime = '2026-01-04T08:44:59.999Z'
const tooLate = '2026-01-04T08:45:00.000Z'
const waiting = aSend({ stage: 'waiting', draftId: 'draft', testers: [aTester('zhou'), aTester('wu')] })
const decision = { by: 'zheng', byName: '郑毅', reason: '已当面核对', at: tooLate } as const

describe('W3: tested before it goes out', () => {
  it.each([
    ['nobody answered yet', [], inTime, 'awaiting'],
    ['nobody answered in time', [], tooLate, 'untested'],
    ['one finds it fine', [anAnswer('zhou')], tooLate, 'cleared'],
    ['one finds it wrong', [anAnswer('zhou'), anAnswer('wu', { fine: false })], inTime, 'disapproved'],
  ] as const)('when %s', (_, answers, now, clearance) => {
    expect(clearanceOf({ ...waiting, answers }, now)).toBe(clearance)
  })

  it('what a person publishes is tested by that person', () => {
    expect(clearanceOf({ ...waiting, publishBy: 'draft' }, tooLate)).toBe('cleared')
  })

  it('a tester may change their mind, and what they say last counts', () => {
    const wrong = anAnswer('zhou', { fine: false, words: '价格写错了', at: inTime })
    const once = allowed(answerPreview(waiting, wrong, 'tap'))
    expect(clearanceOf(once, inTime)).toBe('disapproved')
    const again = allowed(answerPreview(once, anAnswer('zhou', { at: inTime }), 'tap'))
    expect(clearanceOf(again, inTime)).toBe('cleared')
    expect(again.answers).toHaveLength(1)
  })

  it('that all is fine counts in time only; that something is wrong, until WeChat is asked', () => {
    expect(refused(answerPreview(waiting, anAnswer('zhou', { at: tooLate }), 'tap')).clause).toBe('W3')
    const wrong = anAnswer('zhou', { fine: false, words: '错字', at: tooLate })
    expect(allowed(answerPreview(waiting, wrong, 'tap')).answers).toHaveLength(1)
    expect(refused(answerPreview({ ...waiting, stage: 'sending' }, wrong, 'tap')).code).toBe('wrong-state')
  })

  it.each([
    ['somebody else', anAnswer('he'), 'not-allowed'],
    ['nothing said of what is wrong', anAnswer('wu', { fine: false, words: ' ' }), 'bad-input'],
  ] as const)('refuses %s', (_, answer, code) => {
    expect(refused(answerPreview(waiting, { ...answer, at: inTime }, 'tap')).code).toBe(code)
  })

  it('a person decides once testers had their time, not before', () => {
    expect(refused(clearSend(waiting, { ...decision, at: inTime }, 'tap')).message).toContain(
      '测试人还在看预览',
    )
    const cleared = allowed(clearSend(waiting, decision, 'tap'))
    expect(nextStep(cleared, waiting.opensAt)).toEqual({ do: 'send' })
  })

  it('an answer holds for what is left of what was seen, not for anything new', () => {
    const [a, b, c] = [anArticle(), anArticle(), anArticle()]
    const tested = { ...waiting, articles: [a, b], answers: [anAnswer('zhou')] }
    expect(allowed(rearrange(tested, [b], inTime)).answers).toHaveLength(1)
    expect(allowed(rearrange(tested, [b, a], inTime)).answers).toEqual([])
    expect(allowed(rearrange(tested, [a, c], inTime)).answers).toEqual([])
  })
})

describe('after the window', () => {
  const closed = '2026-01-04T09:30:00.000Z'
  const missed = undecided(waiting, problemOf('发布窗口已过'), closed)
  const late = { ...decision, at: '2026-01-04T09:40:00.000Z' } as const

  it('a person has an hour; then the posts move on', () => {
    expect(missed.decideBy).toBe('2026-01-04T10:30:00.000Z')
    expect(nextStep(missed, late.at)).toEqual({ do: 'nothing', until: missed.decideBy })
    expect(nextStep(missed, missed.decideBy!)).toEqual({ do: 'give-up', because: 'nobody-decided' })
  })

  it('what is sent late is the same draft, tested or not, and has half an hour', () => {
    const again = allowed(resend(missed, late, 'tap'))
    expect(again).toMatchObject({ closesAt: '2026-01-04T10:10:00.000Z', cleared: late, round: 0 })
    expect(nextStep(again, late.at)).toEqual({ do: 'look-for-draft', draftId: 'draft' })
    expect(nextStep({ ...again, stage: 'waiting' }, late.at)).toEqual({ do: 'send' })
    expect(nextStep({ ...again, stage: 'waiting' }, again.closesAt)).toEqual({ do: 'miss' })
  })

  it('a second attempt keeps its client message id unless WeChat itself said that the first failed', () => {
    const unconfirmed = { ...waiting, stage: 'unconfirmed', attemptedAt: waiting.opensAt } as const
    const marked = allowed(markNotSent(unconfirmed, closed, 'tap'))
    expect(allowed(resend(marked, late, 'tap')).round).toBe(0)
  })

  it('the posts move on at once when a person says so', () => {
    expect(allowed(letGo(missed, late.at, 'tap'))).toMatchObject({ stage: 'not-sent', dueAt: late.at })
    expect(refused(letGo(waiting, late.at, 'tap')).code).toBe('wrong-state')
    expect(refused(resend(waiting, late, 'tap')).code).toBe('wrong-state')
    expect(refused(markNotSent(missed, late.at, 'tap')).code).toBe('wrong-state')
  })
})

describe('P2: how often an account may send', () => {
  const rules = wechatPlatform.rules.flatMap((rule) => (rule.kind === 'quota' ? [rule] : []))
  const own = ['2026-01-08', '2026-01-16', '2026-02-08'] as const

  it('counts a subscription account by the day, a service account by the month', () => {
    expect(massQuota(rules, 'subscription', '2026-01-16', own, [])).toMatchObject({ used: 1, limit: 1 })
    expect(massQuota(rules, 'service', '2026-01-30', own, [])).toMatchObject({ used: 2, limit: 4 })
  })

  it('W3: is said by the rule that leaves least, where several speak of it', () => {
    const ours = { clause: 'W3', account: 'service', sends: 1, per: 'day' } as const
    for (const both of [
      [...rules, ours],
      [ours, ...rules],
    ]) {
      expect(massQuota(both, 'service', '2026-01-16', own, [])).toMatchObject({ clause: 'W3', used: 1 })
      expect(massQuota(both, 'service', '2026-01-17', own, [])).toMatchObject({ clause: 'W3', used: 0 })
    }
    const often = { ...ours, sends: 9 }
    expect(massQuota([often, ...rules], 'service', '2026-01-30', own, [])).toMatchObject({ clause: 'P2' })
  })

  it('counts what was sent by hand as well', () => {
    const elsewhere = [
      { day: '2026-01-09', times: 2 },
      { day: '2026-02-01', times: 1 },
    ] as const
    const quota = massQuota(rules, 'service', '2026-01-30', own, elsewhere)
    expect(quota && sayQuota(quota)).toBe('当月已群发 4 次，最多 4 次（P2）')
  })
})
