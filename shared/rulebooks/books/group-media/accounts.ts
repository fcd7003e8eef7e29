import type { RuleOf } from '../../rule'
import { realName } from '../nickname'
import { companyInterval, duty, noneOf, record, request, sequence } from '../rules'

/** Who keeps accounts and groups, what must be asked for first, and who must do what (G1, G13–G16, G18–G24). */
export const accounts: readonly RuleOf<
  'request' | 'custody' | 'duty' | 'record' | 'interval' | 'choice' | 'form' | 'sequence'
>[] = [
  duty('G1.named', '各单位', '指定一名供稿人，对所供内容的真实、可靠与合规负责', '微信部门'),
  {
    kind: 'request',
    id: 'G13.opening',
    clause: 'G13',
    request: '开通账号',
    steps: ['微信部门', '行政部'],
    proofs: ['单位说明盖章页照片', '行政部同意盖章页照片'],
    examples: {
      good: [
        {
          decidedBy: ['微信部门', '行政部'],
          proofs: ['单位说明盖章页照片', '行政部同意盖章页照片'],
        },
      ],
      bad: [
        { decidedBy: ['微信部门', '行政部'], proofs: ['单位说明盖章页照片'] },
        { decidedBy: ['微信部门', '行政部'], proofs: ['负责人签名', '行政部同意盖章页照片'] },
        { decidedBy: ['微信部门'], proofs: ['单位说明盖章页照片', '行政部同意盖章页照片'] },
      ],
    },
  },
  companyInterval('G13.renewal', '续办备案', 365, ['2026-01-01', '2027-01-01', '2027-01-02']),
  {
    kind: 'custody',
    id: 'G14.unfiled',
    clause: 'G14',
    keeper: '微信部门',
    things: ['未备案的账号', '未备案账号的密码', '未备案账号的管理员权限'],
    examples: {
      good: [{ thing: '未备案的账号', keptBy: '微信部门' }],
      bad: [{ thing: '未备案的账号', keptBy: '单位' }],
    },
  },
  {
    kind: 'request',
    id: 'G15.contest',
    clause: 'G15',
    request: '参评、投票与宣传',
    steps: ['单位负责人', '微信部门'],
    proofs: ['单位负责人签字盖章的书面申请'],
    examples: {
      good: [{ decidedBy: ['单位负责人', '微信部门'], proofs: ['单位负责人签字盖章的书面申请'] }],
      bad: [
        { decidedBy: ['单位负责人', '微信部门'], proofs: [] },
        { decidedBy: ['微信部门'], proofs: ['单位负责人签字盖章的书面申请'] },
      ],
    },
  },
  {
    kind: 'custody',
    id: 'G16.passwords',
    clause: 'G16',
    keeper: '微信部门',
    things: ['平台密码'],
    examples: {
      good: [{ thing: '平台密码', keptBy: '微信部门' }],
      bad: [{ thing: '平台密码', keptBy: '供稿人' }],
    },
  },
  duty('G18.groups', '公司办公室', '建立公司级和各单位的微信群，登记自建的工作群', '部门或单位'),
  request('G18.own', '自建工作群', ['公司办公室备案']),
  record('G18.record', '建群登记', ['群名', '成员', '管理人']),
  realName('G19'),
  noneOf(
    'G19.talk',
    '群成员的行为',
    ['拉无关的人进群', '传谣', '把公司生产经营内容转到群外或朋友圈', '把微信借给别人'],
    '讨论工作',
  ),
  sequence('G19.lost', '微信丢失或被盗', ['按正当途径找回', '告诉管理人']),
  duty('G19.strangers', '群成员', '发现陌生人及时报告', '办公室'),
  duty('G20.track', '群管理人', '跟踪督办领导在群里布置的工作', '办公室'),
  sequence('G20.neglect', '布置的工作不落实', ['计入个人绩效']),
  duty('G21.complaints', '集团客户服务部', '处理从微信平台收到的投诉', '微信部门'),
  duty('G22.owed', '各单位', '按约稿要求供稿，不得拒绝；催办逐次记录', '微信部门'),
  {
    kind: 'request',
    id: 'G24.profile',
    clause: 'G24',
    request: '账号资料变更',
    steps: ['微信部门'],
    proofs: [],
    examples: {
      good: [{ decidedBy: ['微信部门'], proofs: [] }],
      bad: [{ decidedBy: [], proofs: [] }],
    },
  },
]
