import type { RuleOf } from '../rule'
import type { Rulebook } from '../rulebook'
import { internal } from './clause'
import { ownPhoto, realName } from './nickname'
import { duty, sequence } from './rules'

const managers = ['班组长', '主管', '经理', '总监', '总经理']

const conduct: readonly RuleOf<'membership' | 'hours' | 'duty' | 'sequence'>[] = [
  {
    kind: 'membership',
    id: 'C4.members',
    clause: 'C4',
    what: '班组管理群',
    belong: managers,
    must: true,
    only: false,
    examples: {
      good: [
        { who: '班组长', isIn: true },
        { who: '普通员工', isIn: false },
      ],
      bad: managers.map((who) => ({ who, isIn: false })),
    },
  },
  {
    kind: 'hours',
    id: 'C4.evening',
    clause: 'C4',
    what: '全体成员阅读并发言',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    window: { opens: '19:00', closes: '21:00' },
    examples: {
      good: [
        { day: '2026-01-05', at: '19:00' },
        { day: '2026-01-11', at: '21:00' },
      ],
      bad: [
        { day: '2026-01-05', at: '18:59' },
        { day: '2026-01-05', at: '21:01' },
      ],
    },
  },
  duty('C4.answer', '责任负责人', '对提出的问题给出确认的答复', '提问人'),
  sequence('C4.breach', '违反群规', ['扣减绩效工资']),
]

/** 班组管理群规定: every manager reads and speaks in the evening (C4). */
export const teamGroup: Rulebook = {
  id: 'team-group',
  version: 1,
  title: '班组管理群规定',
  clauses: [
    internal(
      'C4',
      '成员与每晚时段',
      '群规',
      '班组长以上的管理人员都须加入。每晚 19:00 至 21:00，全体成员阅读并发言。提出的问题须得到责任负责人确认的答复。违反的扣减绩效工资。',
    ),
    internal('C3A', '班组管理群的昵称', '群规', '群昵称用本人真实姓名，头像用本人近照。'),
  ],
  rules: [...conduct, realName('C3A'), ownPhoto('C3A')],
}
