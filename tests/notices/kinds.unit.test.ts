import {
  sayAdjustedAway,
  sayAdjustment,
  sayAmendment,
  sayReading,
  sayRetimed,
  sayUrgent,
  type PostFacts,
  type Wording,
} from '../../shared/notices'

const post: PostFacts = { postId: 'post', title: '周年庆', day: '2026-01-04' }
const nowhere: PostFacts = { ...post, day: null }
const report = {
  channelName: '青梧集团媒体号',
  span: '2月15日 周日至2月23日 周一',
  change: '每期计划 4 篇、最少 3 篇',
}
const version = { version: '《集团媒体管理规定》第 2 版', from: '2026-01-05' } as const
const toRead = { version: '《集团媒体管理规定》第 2 版', dueOn: '2026-01-08' } as const
const times = { opensAt: '2026-01-04T11:00:00.000Z', locksAt: '2026-01-04T09:00:00.000Z' } as const

const told: readonly [string, Wording][] = [post, nowhere].flatMap((about) => [
  ['urgent, asked', sayUrgent.asked(about, '陈默', '2026-01-02', '活动提前。')],
  ['urgent, to arrange', sayUrgent.toArrange(about, '2026-01-02')],
  ['urgent, arranged', sayUrgent.arranged(about, '唐悦')],
  ['urgent, refused', sayUrgent.refused(about, '唐悦', '版位紧张')],
  ['made way', sayUrgent.madeWay(about, '2026-01-02')],
  ['adjusted away', sayAdjustedAway(about, '2026-01-03')],
  ['retimed', sayRetimed(about, times)],
])

const reported: readonly [string, Wording][] = [
  ['adjustment, asked', sayAdjustment.asked(report, '周宁', '春节期间稿件较少。')],
  ['adjustment, approved', sayAdjustment.approved(report, '郑毅')],
  ['adjustment, rejected', sayAdjustment.rejected(report, '郑毅', '照旧')],
  ['reading, asked', sayReading.asked(toRead, '何静')],
  ['reading, reminded', sayReading.reminded(toRead, false)],
  ['reading, overdue', sayReading.reminded(toRead, true)],
  ...[version, { ...version, from: null }].flatMap((facts): [string, Wording][] => [
    ['amendment, asked', sayAmendment.asked(facts, '何静', '按今年的要求修订。')],
    ['amendment, published', sayAmendment.published(facts, '郑毅')],
    ['amendment, rejected', sayAmendment.rejected(facts, '郑毅', '三天太长')],
    ['amendment, called off', sayAmendment.calledOff(facts, '何静')],
    ['amendment, in force', sayAmendment.inForce(facts)],
    ['amendment, held up', sayAmendment.heldUp(facts, '每期篇数有冲突。')],
  ]),
]

describe('a notice', () => {
  it.each([...told, ...reported])('of “%s” says whole sentences', (_, { title, body }) => {
    expect(title).toMatch(/^\p{Script=Han}+$/u)
    expect(body).toMatch(/[^。]。$/)
    expect(`${title}${body}`).not.toMatch(/undefined|null|NaN|Invalid|\[object|\$\{|  |。。/)
  })

  it.each(told)('of “%s” names the post', (_, { body }) => {
    expect(body).toContain('《周年庆》')
  })
})
