import type { RuleOf } from '../rule'
import type { Rulebook } from '../rulebook'
import { internal } from './clause'
import { companyInterval, duty, record, request, sequence } from './rules'

const accounts: readonly RuleOf<'figure' | 'record' | 'request' | 'sequence' | 'duty'>[] = [
  {
    kind: 'figure',
    id: 'E2.one',
    clause: 'E2',
    what: '每人的工作账号',
    bound: { atMost: 1 },
    unit: '个',
    examples: { good: [{ value: 1 }], bad: [{ value: 2 }] },
  },
  duty('E2.issued', '公司', '统一开立工作账号', '员工本人'),
  record('E2.record', '工作账号', ['真实姓名', '单位', '职位']),
  sequence('E2.leaving', '离职或调动', ['备份数据', '调整权限', '停用或移交账号', '管理员确认']),
  request('E2.transfer', '跨分支机构调动', ['总部']),
]

const passwords: readonly RuleOf<'figure' | 'interval' | 'time-limit'>[] = [
  {
    kind: 'figure',
    id: 'E6.length',
    clause: 'E6',
    what: '密码长度',
    bound: { atLeast: 8 },
    unit: '位',
    companyFigure: true,
    examples: { good: [{ value: 8 }], bad: [{ value: 7 }] },
  },
  {
    kind: 'figure',
    id: 'E6.kinds',
    clause: 'E6',
    what: '密码中的字符（大写、小写、数字、符号）',
    bound: { atLeast: 3 },
    unit: '种',
    companyFigure: true,
    examples: { good: [{ value: 3 }], bad: [{ value: 2 }] },
  },
  companyInterval('E6.change', '更换密码', 90, ['2026-01-01', '2026-04-01', '2026-04-02']),
  {
    kind: 'time-limit',
    id: 'E6.lost',
    clause: 'E6',
    what: '遗失或忘记密码后报告',
    within: { days: 0 },
    companyFigure: true,
    examples: {
      good: [{ from: '2026-01-05T02:00:00.000Z', until: '2026-01-05T15:59:00.000Z' }],
      bad: [{ from: '2026-01-05T02:00:00.000Z', until: '2026-01-05T16:00:00.000Z' }],
    },
  },
]

/** 工作账号管理规定: one person, one account, and its password (E). */
export const workAccount: Rulebook = {
  id: 'work-account',
  version: 1,
  title: '工作账号管理规定',
  clauses: [
    internal(
      'E2',
      '一人一号',
      '账号',
      '工作账号由公司统一开立，一人一号，写明真实姓名、单位和职位。离职或调动的，先备份数据，再调整权限、停用或移交账号，由管理员确认。跨分支机构调动须报总部。',
    ),
    internal(
      'E6',
      '密码',
      '安全',
      '密码要复杂并定期更换，遗失或忘记立即报告。原文没有写的数字由公司设定：默认至少 8 位、含 3 种字符，每 90 天更换，当天报告。',
    ),
  ],
  rules: [...accounts, ...passwords],
}
