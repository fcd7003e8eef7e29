import type { RuleOf } from '../rule'
import type { Rulebook } from '../rulebook'
import { internal } from './clause'
import { nickname, ownPhoto } from './nickname'
import { companyInterval, duty, interval, record, request, sequence } from './rules'

type Group = {
  readonly id: string
  readonly name: string
  readonly belong: readonly string[]
  readonly approvedBy: readonly string[]
  readonly managerNamedBy: string
}

const office = '总裁办公室'
const administration = '行政人事部'
const president = ['总裁']

/** The kinds of group, who is in each, who agrees to it, and who names its manager (C1). */
const groups: readonly Group[] = [
  {
    id: 'executives',
    name: '高管群',
    belong: ['总裁', '副总裁', '其他高级管理人员'],
    approvedBy: president,
    managerNamedBy: office,
  },
  {
    id: 'operations',
    name: '计划运营群',
    belong: ['高级管理人员', '计划运营人员'],
    approvedBy: president,
    managerNamedBy: office,
  },
  {
    id: 'group',
    name: '集团工作群',
    belong: ['集团员工', '试用期员工', '实习生'],
    approvedBy: president,
    managerNamedBy: administration,
  },
  {
    id: 'project',
    name: '项目公司工作群',
    belong: ['项目公司员工', '项目公司试用期员工', '项目公司实习生'],
    approvedBy: president,
    managerNamedBy: administration,
  },
  {
    id: 'marketing',
    name: '项目营销平台',
    belong: ['项目营销人员', '项目客户'],
    approvedBy: ['营销副总裁', '行政人事部备案'],
    managerNamedBy: '营销经理',
  },
]

function rulesOfGroup({
  id,
  name,
  belong,
  approvedBy,
  managerNamedBy,
}: Group): readonly RuleOf<'request' | 'membership' | 'duty'>[] {
  return [
    request(`C1.${id}`, `建立${name}`, approvedBy),
    {
      kind: 'membership',
      id: `C1.${id}.members`,
      clause: 'C1',
      what: `${name}成员`,
      belong,
      must: true,
      only: true,
      examples: {
        good: [...belong.map((who) => ({ who, isIn: true })), { who: '外部人员', isIn: false }],
        bad: [...belong.map((who) => ({ who, isIn: false })), { who: '外部人员', isIn: true }],
      },
    },
    duty(`C1.${id}.manager`, managerNamedBy, `指定${name}的管理人`, '群成员'),
  ]
}

const managing: readonly RuleOf<'duty' | 'interval' | 'time-limit' | 'record' | 'request'>[] = [
  duty('C2.admits', '群管理人', '按人事变动办理进群和退群，其他人不得拉人、移人', '群成员'),
  duty('C2.names', '群管理人', '核对实名，处理违规', '群成员'),
  record('C2.roster', '群登记', ['群名', '成员', '管理人']),
  companyInterval('C2.through', '梳理成员名单', 30, ['2026-01-01', '2026-01-31', '2026-02-01']),
  {
    kind: 'time-limit',
    id: 'C2.same-day',
    clause: 'C2',
    what: '群里提出的事项办结',
    within: { days: 0 },
    examples: {
      // 10:00 and 23:59 in Beijing, and a minute after.
      good: [{ from: '2026-01-05T02:00:00.000Z', until: '2026-01-05T15:59:00.000Z' }],
      bad: [{ from: '2026-01-05T02:00:00.000Z', until: '2026-01-05T16:00:00.000Z' }],
    },
  },
]

const names: readonly RuleOf<'form' | 'choice'>[] = [
  nickname(
    'C3',
    [{ known: '部门' }, { text: '-' }, { known: '姓名' }],
    '品牌部-孙丽',
    '孙丽',
    '品牌部孙丽',
    '市场部-孙丽',
  ),
  {
    kind: 'form',
    id: 'C3.leaders',
    clause: 'C3',
    what: '总裁和副总裁的群昵称',
    parts: [{ known: '姓名' }],
    examples: {
      good: [{ written: '唐悦', known: { 部门: '总裁办公室', 姓名: '唐悦' } }],
      bad: [{ written: '总裁办公室-唐悦', known: { 部门: '总裁办公室', 姓名: '唐悦' } }],
    },
  },
  ownPhoto('C3'),
]

const watching: readonly RuleOf<'interval' | 'sequence'>[] = [
  interval('C7.watch', '巡查群内情况', 1, ['2026-01-05', '2026-01-06', '2026-01-07']),
  sequence('C7.minor', '轻微违规', ['友情提醒']),
  sequence('C7.serious', '严重违规', ['及时提出处理意见']),
]

/** 公司微信群管理规定: which groups there are, who is in them, and how people behave there (C). */
export const corporateGroups: Rulebook = {
  id: 'corporate-groups',
  version: 1,
  title: '公司微信群管理规定',
  clauses: [
    internal(
      'C1',
      '群的类别、审批与成员',
      '建群',
      '高管群、计划运营群、集团工作群和项目公司工作群由总裁批准；项目营销平台有客户参加，由营销副总裁批准并报行政人事部备案。每一类群由哪些人组成写在成员规定里，工作群包括试用期员工和实习生。高管群、计划运营群的管理人由总裁办公室指定，工作群的由行政人事部指定，项目营销平台的由营销经理指定。',
    ),
    internal(
      'C2',
      '群管理人',
      '管理',
      '每个群有一名指定的管理人：按人事变动办理进群和退群，核对实名，处理违规，定期梳理成员名单（原文没有写多久一次，由公司设定，默认每 30 天）。只有管理人可以拉人、移人。群里提出的事项日清日结。',
    ),
    internal(
      'C3',
      '昵称与头像',
      '管理',
      '群昵称写成“部门-姓名”，总裁和副总裁只写姓名，与花名册核对。头像用本人近照。',
    ),
    internal('C7', '日常巡查', '管理', '每天巡查群内情况：轻微的违规友情提醒，严重的及时提出处理意见。'),
  ],
  rules: [...groups.flatMap(rulesOfGroup), ...managing, ...names, ...watching],
}
