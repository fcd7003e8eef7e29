import type { RuleOf } from '../rule'
import type { Rulebook } from '../rulebook'
import { open, internal } from './clause'
import { companyInterval, duty, noneOf, oneOf, record, request, sequence } from './rules'

type Rules = readonly RuleOf<
  'record' | 'request' | 'sequence' | 'choice' | 'interval' | 'time-limit' | 'duty'
>[]

const account: Rules = [
  record('O1.registration', '账号注册', ['真实的公司资料', '认证', '归属', '权限']),
  request('O1.operator', '变更运营人', ['账号主管部门'], ['变更报告']),
  sequence('O1.handover', '运营人变更', ['报告', '批准', '交接', '更换密码']),
  sequence('O6.closing', '注销账号', ['保存数据', '按平台流程注销']),
  sequence('O6.moving', '迁移账号', ['保存数据', '按平台流程迁移']),
  companyInterval('O7.login', '登录后台、检查功能、查看登录记录', 7, [
    '2026-01-01',
    '2026-01-08',
    '2026-01-09',
  ]),
]

const content: Rules = [
  noneOf('O2.content', '发布的内容', ['违法内容', '抄袭内容', '未获授权的作品'], '原创内容'),
  request('O2.review', '发布内容', ['审核']),
  companyInterval('O2.updated', '更新内容', 7, ['2026-01-01', '2026-01-08', '2026-01-09']),
  companyInterval('O4.gathered', '汇总运营数据', 30, ['2026-01-01', '2026-01-31', '2026-02-01']),
  record('O4.data', '运营数据', ['关注人数', '阅读次数', '分享次数', '改进措施']),
]

const readers: Rules = [
  {
    kind: 'time-limit',
    id: 'O3.comments',
    clause: 'O3',
    what: '回复读者留言',
    within: { minutes: 24 * 60 },
    companyFigure: true,
    examples: {
      good: [{ from: '2026-01-05T02:00:00.000Z', until: '2026-01-06T02:00:00.000Z' }],
      bad: [{ from: '2026-01-05T02:00:00.000Z', until: '2026-01-06T02:01:00.000Z' }],
    },
  },
  {
    kind: 'time-limit',
    id: 'O3.prizes',
    clause: 'O3',
    what: '活动结束后兑现奖品',
    within: { days: 7 },
    companyFigure: true,
    examples: {
      good: [{ from: '2026-01-05T02:00:00.000Z', until: '2026-01-12T15:59:00.000Z' }],
      bad: [{ from: '2026-01-05T02:00:00.000Z', until: '2026-01-12T16:00:00.000Z' }],
    },
  },
  oneOf('O3.data', '读者资料的用途', ['本次活动', '客户服务'], '转给第三方'),
  duty('O5.channel', '账号运营人', '公开侵权投诉的渠道', '读者'),
  record('O5.record', '侵权投诉', ['投诉人', '事由', '处理结果']),
]

/** 公众号运营规定: an official account from registration to closing (O). */
export const accountOps: Rulebook = {
  id: 'account-ops',
  version: 1,
  title: '公众号运营规定',
  clauses: [
    internal(
      'O1',
      '注册与运营人变更',
      '账号',
      '以真实的公司资料注册并认证，写明归属与权限。变更运营人须先提交变更报告并经批准，再办理交接、更换密码。',
    ),
    open(
      'O2',
      '内容',
      '内容',
      '内容原创、版权清楚、合法合规，审核后发布，经常更新（多久一次由公司设定，默认至少每 7 天）。',
    ),
    open(
      'O3',
      '读者与活动',
      '互动',
      '及时回复留言，保护读者资料，抽奖、投票等活动合法公平，奖品按时兑现。时限由公司设定：默认 24 小时内回复，活动结束 7 天内兑现。',
    ),
    internal(
      'O4',
      '运营数据',
      '分析',
      '定期汇总关注、阅读和分享的数据，分析后用来改进（多久一次由公司设定，默认每 30 天）。',
    ),
    open('O5', '侵权投诉', '互动', '公开侵权投诉的渠道，投诉的处理都有记录。'),
    internal('O6', '注销与迁移', '账号', '注销或迁移账号，先保存数据，再按平台的流程办理。'),
    internal(
      'O7',
      '定期登录检查',
      '账号',
      '运营人定期登录后台，检查功能是否正常，查看登录记录（多久一次由公司设定，默认每 7 天）。',
    ),
  ],
  rules: [...account, ...content, ...readers],
}
