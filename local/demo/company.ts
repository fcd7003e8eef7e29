import type { Company } from '../../cloudfunctions/set-up-company'
import { secondSubscriptionAccount, serviceAccount, subscriptionAccount } from '../settings'

type Role = Company['people'][number]['roles'][number]

const writes: readonly Role[] = ['submitter']
const standsIn: readonly Role[] = ['deputy-submitter']
const leads: readonly Role[] = ['head']

/** Each unit with its people: id, name, position, and what they are there. */
const units: readonly (readonly [
  id: string,
  name: string,
  ...people: readonly (readonly [id: string, name: string, position: string, roles: readonly Role[]])[],
])[] = [
  [
    'wechat-department',
    '集团微信部门',
    ['zhou-ning', '周宁', '编辑', []],
    ['feng-yue', '冯悦', '编辑', []],
    ['wu-fan', '吴凡', '审核', []],
    ['qin-chuan', '秦川', '审核', []],
    ['lu-zhen', '鲁真', '放行', []],
    ['zheng-yi', '郑毅', '部门负责人', leads],
  ],
  [
    'brand-department',
    '品牌部',
    ['lin-xiaoyu', '林晓雨', '品牌专员', writes],
    ['sun-li', '孙丽', '品牌部经理', [...standsIn, ...leads]],
  ],
  [
    'administration',
    '行政部',
    ['he-jing', '何静', '行政主管', ['admin']],
    ['song-yang', '宋扬', '行政部经理', [...writes, ...leads]],
  ],
  [
    'e-commerce',
    '青梧电商公司',
    ['qiu-shi', '邱实', '数据编辑', writes],
    ['wen-ya', '文雅', '运营专员', standsIn],
    ['tang-yue', '唐悦', '运营总监', leads],
  ],
  [
    'supermarkets',
    '青梧超市',
    ['gao-yuan', '高远', '市场专员', writes],
    ['xu-xin', '许欣', '市场助理', standsIn],
    ['liu-fang', '刘芳', '总经理', leads],
  ],
  [
    'department-stores',
    '青梧百货公司',
    ['fang-qing', '方晴', '企划主管', writes],
    ['jiang-tao', '蒋涛', '总经理', [...standsIn, ...leads]],
  ],
  [
    'zhongshan-store',
    '青梧百货中山店',
    ['chen-mo', '陈默', '企划主管', writes],
    ['he-ting', '何婷', '企划专员', standsIn],
    ['ma-chao', '马超', '店长', leads],
  ],
  [
    'binjiang-store',
    '青梧百货滨江店',
    ['gu-bei', '顾北', '企划专员', writes],
    ['shen-man', '沈曼', '买手', [...standsIn, 'informant']],
    ['tian-yu', '田宇', '店长', leads],
  ],
  [
    'yunxi-store',
    '青梧百货云溪店',
    ['xia-he', '夏禾', '筹备专员', writes],
    ['luo-cheng', '罗成', '筹备组长', leads],
  ],
  [
    'fresh-division',
    '生鲜事业部',
    ['han-dong', '韩冬', '采购编辑', writes],
    ['du-ruo', '杜若', '总监', [...standsIn, ...leads]],
  ],
  [
    'logistics',
    '物流配送中心',
    ['yuan-ye', '袁野', '调度员', writes],
    ['shi-lei', '石磊', '主任', [...standsIn, ...leads]],
  ],
  [
    'property',
    '青梧物业公司',
    ['peng-an', '彭安', '小区管家', writes],
    ['yan-ming', '严明', '经理', [...standsIn, ...leads]],
  ],
  [
    'customer-service',
    '集团客户服务部',
    ['bai-lu', '白露', '客服组长', writes],
    ['jiang-yue', '江月', '部门经理', [...standsIn, ...leads]],
  ],
  [
    'human-resources',
    '人力资源部',
    ['su-mei', '苏眉', '员工关系专员', writes],
    ['ye-qing', '叶青', '部门经理', [...standsIn, ...leads]],
  ],
  [
    'food-factory',
    '青梧食品厂',
    ['ding-xiang', '丁香', '质检编辑', writes],
    ['lu-shan', '卢山', '厂长', [...standsIn, ...leads]],
  ],
  [
    'charity',
    '青梧公益基金会',
    ['wen-ning', '温宁', '项目专员', writes],
    ['ge-ping', '葛平', '秘书长', leads],
  ],
]

const people = units.flatMap(([unitId, , ...members]) =>
  members.map(([_id, name, position, roles]) => ({ _id, name, position, unitId, roles: [...roles] })),
)

const rulebooks = ['group-media@1', 'wechat-platform@1']
const testers = [
  { person: 'zhou-ning', wechatName: 'zhouning_qingwu' },
  { person: 'feng-yue', wechatName: 'fengyue_qingwu' },
]
const leading = { arranger: ['tang-yue'], head: ['zheng-yi'] }

/** 「青梧商业集团」: its units, the people in them, and the three channels to which they hand in. */
export const demoCompany: Company = {
  units: units.map(([_id, name]) => ({ _id, name })),
  people,
  adopts: [
    'common@1',
    'account-ops@1',
    'corporate-groups@1',
    'wecom-basic@1',
    'work-account@1',
    'contacts-approval@1',
  ],
  offices: { 'wechat-department': ['zheng-yi'], administration: ['song-yang'] },
  protectedWords: ['青梧', '青梧百货', '青梧超市'],
  channels: [
    {
      _id: 'group-media',
      name: '青梧集团媒体号',
      kind: '集团媒体号',
      account: { appId: subscriptionAccount, publishBy: 'mass-send', testers },
      rulebooks,
      figures: { plannedPosts: 6 },
      team: {
        editor: ['zhou-ning', 'feng-yue'],
        reviewer: ['wu-fan', 'qin-chuan'],
        publisher: ['zheng-yi', 'lu-zhen'],
        ...leading,
      },
    },
    {
      _id: 'supermarket-news',
      name: '青梧综超号',
      kind: '综超号',
      account: { appId: secondSubscriptionAccount, publishBy: 'mass-send', testers: testers.slice(1) },
      rulebooks,
      figures: { plannedPosts: 4, lockMinutes: 60 },
      team: { editor: ['feng-yue'], reviewer: ['qin-chuan'], publisher: ['lu-zhen', 'zheng-yi'], ...leading },
    },
    {
      _id: 'store-news',
      name: '青梧百货号',
      kind: '百货号',
      account: { appId: serviceAccount, kind: 'service', publishBy: 'mass-send', testers },
      rulebooks,
      figures: { plannedPosts: 4 },
      team: {
        editor: ['zhou-ning', 'feng-yue'],
        reviewer: ['wu-fan'],
        publisher: ['zheng-yi', 'lu-zhen'],
        ...leading,
      },
    },
  ],
}

/** Who invites all others, and sets up the channels. */
export const admin = 'he-jing'

/** The one who stays unbound, to show how a newcomer joins with an invite. */
export const newcomer = 'xu-xin'

/** Whom the person switcher offers first, and what there is to do in their shoes. */
export const startHere: readonly (readonly [personId: string, what: string])[] = [
  ['lin-xiaoyu', '供稿：写稿、投稿、看进展'],
  ['zhou-ning', '编辑：今天 17:00 这一期'],
  ['feng-yue', '编辑：综超号的预览等她答复'],
  ['wu-fan', '审核：待办里的稿件'],
  ['lu-zhen', '放行：最后一道'],
  ['tang-yue', '统筹：安排加急'],
  ['zheng-yi', '部门负责人：总览、调整'],
  ['he-jing', '管理员：人员、渠道、制度'],
]
