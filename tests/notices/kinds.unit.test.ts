import {
  sayAdjustedAway,
  sayAdjustment,
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
