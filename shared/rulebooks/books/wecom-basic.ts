import type { RuleOf } from '../rule'
import type { Rulebook } from '../rulebook'
import { internal } from './clause'
import { companyInterval, noneOf, record, sequence } from './rules'

const team = ['行政负责人', '各部门负责人', '信息技术部', '企业微信管理员']

const rules: readonly RuleOf<'membership' | 'choice' | 'interval' | 'sequence' | 'record'>[] = [
  {
    kind: 'membership',
    id: 'E1.team',
    clause: 'E1',
    what: '企业微信管理小组',
    belong: team,
    must: true,
    only: true,
    examples: {
      good: [...team.map((who) => ({ who, isIn: true })), { who: '实习生', isIn: false }],
      bad: [...team.map((who) => ({ who, isIn: false })), { who: '实习生', isIn: true }],
    },
  },
  noneOf(
    'E3.content',
    '企业微信里的内容',
    [
      '违法信息',
      '商业秘密',
      '客户资料',
      '色情',
      '赌博',
      '暴力',
      '谣言',
      '广告与垃圾信息',
      '滥用@所有人',
      '私下交易',
    ],
    '工作通知',
  ),
  companyInterval('E5.inspection', '检查使用情况与内容', 30, ['2026-01-01', '2026-01-31', '2026-02-01']),
  record('E5.record', '检查与抽查', ['检查人', '时间', '结果']),
  sequence('E5.measures', '违规处理', [
    '口头警告',
    '书面警告',
    '停用账号',
    '扣减奖金',
    '降职',
    '解除劳动合同',
    '报告主管机关',
  ]),
]

/** 企业微信基本管理规定: who looks after WeCom, what does not belong there, and what follows (E). */
export const wecomBasic: Rulebook = {
  id: 'wecom-basic',
  version: 1,
  title: '企业微信基本管理规定',
  clauses: [
    internal(
      'E1',
      '管理小组',
      '组织',
      '设企业微信管理小组：行政负责人任组长，各部门负责人、信息技术部和企业微信管理员为成员。',
    ),
    internal(
      'E3',
      '禁止的内容',
      '使用',
      '不得发布违法信息、商业秘密、客户资料、色情、赌博、暴力、谣言、广告与垃圾信息，不得滥用@所有人，不得私下交易。',
    ),
    internal(
      'E5',
      '检查与处理',
      '监督',
      '定期检查使用情况与内容并随时抽查（多久一次由公司设定，默认每 30 天）。违规的逐级处理：口头警告、书面警告、停用账号、扣减奖金、降职、解除劳动合同，涉嫌违法的报告主管机关。',
    ),
  ],
  rules,
}
