import type { RuleOf } from '../rule'
import type { Rulebook } from '../rulebook'
import { open } from './clause'
import { record } from './rules'

const times: readonly RuleOf<'time-limit'>[] = [
  {
    kind: 'time-limit',
    id: 'X1.effect',
    clause: 'X1',
    what: '制度公布后生效',
    within: { days: 0 },
    examples: {
      good: [{ from: '2026-01-05T02:00:00.000Z', until: '2026-01-05T02:00:00.000Z' }],
      bad: [{ from: '2026-01-05T02:00:00.000Z', until: '2026-01-06T02:00:00.000Z' }],
    },
  },
  {
    kind: 'time-limit',
    id: 'X1.confirmed',
    clause: 'X1',
    what: '新版本公布后确认阅读',
    within: { days: 7 },
    companyFigure: true,
    examples: {
      good: [{ from: '2026-01-05T02:00:00.000Z', until: '2026-01-12T15:59:00.000Z' }],
      bad: [{ from: '2026-01-05T02:00:00.000Z', until: '2026-01-12T16:00:00.000Z' }],
    },
  },
  {
    kind: 'time-limit',
    id: 'X4.leavers',
    clause: 'X4',
    what: '离职后停用权限',
    within: { days: 0 },
    examples: {
      good: [{ from: '2026-01-05T02:00:00.000Z', until: '2026-01-05T10:00:00.000Z' }],
      bad: [{ from: '2026-01-05T02:00:00.000Z', until: '2026-01-06T02:00:00.000Z' }],
    },
  },
]

/** 制度执行通则: what holds for all the others (X). */
export const common: Rulebook = {
  id: 'common',
  version: 1,
  title: '制度执行通则',
  clauses: [
    open(
      'X1',
      '人人可查，读后确认',
      '查阅',
      '现行制度人人可以查阅，可以按字词查找，可以看到各版之间改了什么。制度自公布之日起生效；公布新版后每个人确认已读，期限由公司设定，默认 7 天。',
    ),
    open('X2', '说明依据', '执行', '每一次拒绝和退回，都写明所依据的条款和原因。'),
    open('X3', '留痕', '执行', '每个人的每一步操作都有记录，今后可以查验和导出，记录不能被悄悄改动。'),
    open('X4', '实名与离职', '人员', '人员以真实姓名、单位和职位登记；离职人员当天停用权限。'),
  ],
  rules: [
    record('X1.reading', '阅读确认', ['人员', '制度', '版本', '时间']),
    record('X2.reason', '拒绝与退回', ['条款', '原因']),
    record('X3.entry', '操作记录', ['人员', '时间', '动作']),
    record('X4.person', '人员登记', ['真实姓名', '单位', '职位']),
    ...times,
  ],
}
