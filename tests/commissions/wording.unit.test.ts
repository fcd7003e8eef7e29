import { sayCommission, type CommissionFacts, type Wording } from '../../shared/notices'

const facts: CommissionFacts = {
  channelName: '青梧集团媒体号',
  unitName: '青梧超市',
  topic: '新春年货节。',
  wanted: 2,
  missing: 1,
  dueDay: '2026-01-05',
}

const deadline = '须在 1月5日 周一 24:00 前交到编辑'

const told: Record<keyof typeof sayCommission, Wording> = {
  asked: sayCommission.asked(facts, '周宁', deadline),
  reminded: sayCommission.reminded(facts, 2, deadline),
  overdue: sayCommission.overdue(facts, 3),
  answered: sayCommission.answered(facts, '高远', '明天交。'),
  complete: sayCommission.complete(facts),
  waived: sayCommission.waived(facts, '周宁', '活动取消'),
}

test.each(Object.entries(told))(
  'a notice of a commission, “%s”, says whole sentences',
  (_, { title, body }) => {
    expect(title).not.toBe('')
    expect(body).toContain('新春年货节')
    expect(body).toMatch(/[^。]。$/)
    expect(`${title}${body}`).not.toMatch(/undefined|null|NaN|Invalid|\[object|\$\{|。。|  /)
  },
)

test('G22: a reminder says which one it is', () => {
  expect(told.reminded.body).toContain('第 2 次提醒')
  expect(told.overdue.body).toContain('第 3 次提醒')
})
