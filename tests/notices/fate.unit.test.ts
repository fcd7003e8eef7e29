import { fateOf, messageOf, sayFate, type Message } from '../../shared/notices'
import { aNotice } from '../_support/domain-builders'

const at = '2026-01-01T02:00:00.000Z'
const noCredit = { way: 'subscription', why: 'no-consent', at, code: null, field: null } as const

function said(change: Partial<Message> | null, notice = aNotice()): string {
  return sayFate('王芳', fateOf(notice, change && { ...messageOf(notice, 'message', at), ...change }))
}

describe('whoever waits is told of the notice', () => {
  it.each<[string, Partial<Message> | null, string]>([
    ['that no tick has taken up', null, '给 王芳 的通知正在发送'],
    [
      'that WeChat brought',
      { state: 'delivered', way: 'subscription' },
      '通知已由微信提醒送达 王芳，还没有打开',
    ],
    [
      'that went another way',
      { state: 'delivered', way: 'wecom', failed: [noCredit] },
      '通知已由企业微信送达 王芳，还没有打开（微信提醒没有剩余次数）',
    ],
    [
      'that waits for the roundup',
      { state: 'for-roundup', failed: [noCredit] },
      '通知未送达 王芳（微信提醒没有剩余次数），会随每日汇总再发一次',
    ],
    [
      'that reached nobody',
      { state: 'unreached', failed: [noCredit] },
      '通知未送达 王芳（微信提醒没有剩余次数），只在其小程序的通知里',
    ],
  ])('%s', (_, message, sentence) => {
    expect(said(message)).toBe(sentence)
  })

  it('that was opened, whatever became of the message', () => {
    const read = aNotice({ readAt: '2026-01-01T02:05:00.000Z' })
    expect(said({ state: 'unreached', failed: [noCredit] }, read)).toBe('王芳 1月1日 10:05 已打开通知')
  })

  it('that was tried once in vain and is in no roundup yet', () => {
    const kept = aNotice({ forRoundup: true, dueAt: '2026-01-02T01:00:00.000Z' })
    expect(said({ state: 'for-roundup', failed: [noCredit] }, kept)).toContain('会随每日汇总再发一次')
  })
})
