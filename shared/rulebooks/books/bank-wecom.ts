import type { RuleOf } from '../rule'
import type { Rulebook } from '../rulebook'
import { internal } from './clause'
import { duty, noneOf, oneOf, record, request } from './rules'

const figures: readonly RuleOf<'figure' | 'ahead' | 'form'>[] = [
  {
    kind: 'figure',
    id: 'E8.answered',
    clause: 'E8',
    what: '客户消息回复率',
    bound: { atLeast: 100 },
    unit: '%',
    examples: { good: [{ value: 100 }], bad: [{ value: 99 }, { value: 99.9 }] },
  },
  {
    kind: 'ahead',
    id: 'E8B.week',
    clause: 'E8B',
    what: '申请全行群发任务',
    days: 7,
    examples: {
      good: [
        { asked: '2026-01-05', wanted: '2026-01-12' },
        { asked: '2026-02-25', wanted: '2026-03-04' },
      ],
      bad: [{ asked: '2026-01-05', wanted: '2026-01-11' }],
    },
  },
  {
    kind: 'form',
    id: 'E2A.account',
    clause: 'E2A',
    what: '账号',
    parts: [{ known: '邮箱前缀' }],
    examples: {
      good: [{ written: 'sunli', known: { 邮箱前缀: 'sunli' } }],
      bad: [
        { written: 'sunli@bank.example', known: { 邮箱前缀: 'sunli' } },
        { written: 'SL001', known: { 邮箱前缀: 'sunli' } },
      ],
    },
  },
]

const conduct: readonly RuleOf<'record' | 'request' | 'choice' | 'duty'>[] = [
  record('E2A.record', '员工账号', ['真实姓名', '单位', '职位', '邮箱', '地址']),
  request('E2A.transfer', '跨分行调动', ['总行']),
  record('E8A.library', '素材入库', ['审核人', '上架时间', '下架时间']),
  request('E8B.task', '全行群发任务', ['总行运营'], ['审核通过的素材']),
  duty('E8B.schedule', '总行运营', '把全行群发任务排入运营日程', '分支机构'),
  noneOf('E8C.declined', '营销群发的对象', ['已标记拒绝营销的客户'], '同意接收的客户'),
  record('E8D.creator', '朋友圈内容', ['责任创作人']),
  oneOf('E8E.reused', '可直接转用的内容', ['官方渠道已发布的内容'], '未经审核的内容'),
  oneOf('E8F.photo', '员工头像', ['统一标准的职业照'], '生活照'),
]

/** 银行企业微信管理规定: staff who meet customers in WeCom (E). */
export const bankWecom: Rulebook = {
  id: 'bank-wecom',
  version: 1,
  title: '银行企业微信管理规定',
  clauses: [
    internal(
      'E2A',
      '员工账号',
      '账号',
      '账号用本人工作邮箱的前缀，写明真实姓名、单位、职位、邮箱和地址。跨分行调动须报总行。',
    ),
    internal('E8', '客户消息', '客户服务', '客户发来的消息须全部回复，回复率为 100 %。'),
    internal('E8A', '素材库', '内容', '素材经审核后进入素材库，写明上架和下架的时间，过期不再使用。'),
    internal(
      'E8B',
      '全行群发任务',
      '内容',
      '全行的群发任务至少提前 7 天申请，附审核通过的素材，排入运营日程。',
    ),
    internal('E8C', '拒绝营销的客户', '客户服务', '表示不愿接收营销的客户要做标记，今后不再向其群发。'),
    internal('E8D', '朋友圈', '内容', '每一条朋友圈内容都有一名责任创作人。'),
    internal('E8E', '转用官方内容', '内容', '官方渠道已经发布的内容，可以原样转用，不必再审。'),
    internal('E8F', '职业照', '形象', '员工头像使用统一标准的职业照。'),
  ],
  rules: [...figures, ...conduct],
}
