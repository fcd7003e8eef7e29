import type { Errand, ErrandGroup } from './errand'

type Told = readonly [key: string, title: string, line: string, clauses: string, screen: string | null]

const of = (group: ErrandGroup, told: readonly Told[]): Errand[] =>
  told.map(([key, title, line, clauses, screen]) => ({
    ...{ key, group, title, line, screen },
    clauses: clauses.split(' '),
  }))

const form = (kind: string) => `applications/form/index?kind=${kind}`

const mine = 'posts/mine/index'

/** All that the regulations speak of, as people would ask for it. */
export const errands: readonly Errand[] = [
  ...of('posts', [
    [
      'hand-in',
      '投稿',
      '把单位的稿件交给集团的公众号或微博。',
      'G6 W1 G11 G9 W2 W4 G12 D2 P1',
      'posts/compose/index',
    ],
    ['wishes', '改期或撤稿', '换一个刊出的日子，或者不发了。', 'G7 G6 G11', mine],
    ['returned', '处理退回与退改', '稿件被退回，或编辑请您修改。', 'G10 G9 G6', mine],
    ['urgent', '申请加急', '来不及等提前量，要赶在近一期刊出。', 'G8 G6', mine],
    ['commissioned', '回应约稿', '微信部门约了稿，或者催了稿。', 'G22 W8 G17 W7', 'commissions/list/index'],
    ['error', '报告差错', '发出去的内容有误，读者已经看到。', 'G11 G23 G17', 'archive/search/index'],
  ]),
  ...of('deciding', [
    ['decide', '审批稿件', '有稿件或申请等您处理。', 'G11 W1 G10', 'approvals/inbox/index'],
    ['away', '请假、找人代理', '外出几天，审批先请别人代办。', 'G11 W1', 'approvals/deputies/index'],
    [
      'calendar',
      '查排期与发出时间',
      '哪天有一期、几点发、还剩几个版位。',
      'G2 G3 G4 D1 W3 P2',
      'editions/calendar/index',
    ],
    [
      'adjust',
      '调整篇数或时间',
      '某段日子要多发、少发，或者换个时间发。',
      'G5 P1',
      'editions/calendar/index',
    ],
  ]),
  ...of('accounts', [
    [
      'open-account',
      '申请公众号等账号',
      '新开公众号、视频号、微博或其他平台的账号。',
      'G13 O1 G16',
      form('account-opening'),
    ],
    [
      'unfiled',
      '报告未备案的账号',
      '发现一个带公司名称、没有登记的账号。',
      'G14 G13',
      'accounts/report/index',
    ],
    ['filing', '补办备案', '账号先开了，备案还没有办。', 'G14 G13', form('account-filing')],
    ['operator', '更换运营人', '换人运营一个账号。', 'O1 G16 W9', form('operator-change')],
    ['profile', '修改账号资料', '改名称、头像、介绍、菜单或自动回复。', 'G24 W9', form('profile-change')],
    ['loan', '借用账号', '活动现场要用官方账号发布。', 'W5 W9', form('login-loan')],
    ['close-account', '注销或迁移账号', '一个账号不再使用。', 'O6', form('account-closing')],
    [
      'password',
      '保管与更换密码',
      '谁保管、多久换一次、丢了怎么办。',
      'G16 W9 E6 O7',
      'accounts/registry/index',
    ],
    ['contest', '参评、投票与宣传', '以公司、单位或门店的名义参加评比、投票。', 'G15', form('contest')],
    ['draw', '举办抽奖等活动', '在自己的账号上办抽奖、投票。', 'O3 G15', form('contest')],
    ['readers', '回复留言与读者资料', '读者来了留言，怎么答、多久答。', 'O3 W6', null],
    ['rights', '处理侵权投诉', '有人说我们的内容侵了权。', 'O5 O2', null],
    ['figures', '汇总运营数据', '关注、阅读和分享的数据多久看一次。', 'O4', null],
  ]),
  ...of('groups', [
    ['open-group', '建微信群', '建公司、项目或部门的工作群。', 'C1 G18', null],
    ['members', '拉人进群、移人出群', '新人进群，离职或调动的人出群。', 'C2 G19 C4 C6', null],
    ['nickname', '改群昵称与头像', '群里的名字和头像怎么写。', 'C3 C3A C3B C3C G19', null],
    ['answer', '在群里按时回应', '群里布置了工作、提了问题。', 'C5 C4 C2 G20', null],
    ['group-breach', '处理群内违规', '有人发了不该发的，或者微信丢了。', 'C7 C6 C5 G19', null],
  ]),
  ...of('wecom', [
    ['contact', '添加外部联系人', '把客户、供应商或合作伙伴加为联系人。', 'E4', form('contact')],
    ['complaint', '转办投诉', '微信上来了投诉。', 'G21 W6', null],
    ['customers', '回复客户消息', '客户发来消息，或者不愿再收营销。', 'E8 E8C W6', null],
    ['mass-task', '申请全行群发任务', '要对全行客户群发一次。', 'E8B E8A E8C', null],
    ['moments', '用素材、发朋友圈', '素材的上架下架，朋友圈由谁负责。', 'E8A E8D E8E', null],
    ['announce', '发公告与动态', '发给谁、有效到什么时候。', 'E7 E3', null],
    ['forbidden', '什么不能发', '企业微信里不许出现的内容，和后果。', 'E3 E5', null],
  ]),
  ...of('company', [
    ['work-account', '开立、停用工作账号', '入职、调动或离职时的账号。', 'E2 E2A X4', null],
    ['reading', '阅读并确认制度', '新版制度公布了。', 'X1', 'home/today/index'],
    ['records', '查存档、导出', '查一篇稿件从头到尾的记录。', 'X3 W1', 'archive/search/index'],
    ['sanctions', '了解处罚与追责', '哪些行为要罚款，谁来承担责任。', 'G17 G23 G11 W7 C5', null],
  ]),
]
