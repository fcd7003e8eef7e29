import type { Company } from '../../cloudfunctions/set-up-company'
import { subscriptionAccount } from '../settings'

const group = { unitId: 'wechat-department', unitName: '集团微信部门' } as const
const brand = { unitId: 'brand-department', unitName: '品牌部' } as const
const store = { unitId: 'zhongshan-store', unitName: '青梧百货中山店' } as const
const market = { unitId: 'supermarkets', unitName: '青梧超市' } as const
const office = { unitId: 'administration', unitName: '行政部' } as const

/** 「青梧商业集团」: people in every role that the daily work of 集团媒体号 needs. */
export const demoCompany: Company = {
  people: [
    { _id: 'lin-xiaoyu', name: '林晓雨', position: '品牌专员', ...brand, roles: ['submitter'] },
    { _id: 'chen-mo', name: '陈默', position: '企划主管', ...store, roles: ['submitter'] },
    { _id: 'gao-yuan', name: '高远', position: '市场专员', ...market, roles: ['submitter'] },
    { _id: 'zhou-ning', name: '周宁', position: '编辑', ...group, roles: [] },
    { _id: 'wu-fan', name: '吴凡', position: '审核', ...group, roles: [] },
    { _id: 'zheng-yi', name: '郑毅', position: '部门负责人', ...group, roles: [] },
    { _id: 'sun-li', name: '孙丽', position: '品牌部经理', ...brand, roles: ['submitter'] },
    { _id: 'he-jing', name: '何静', position: '行政主管', ...office, roles: ['admin'] },
    { _id: 'xu-xin', name: '许欣', position: '市场助理', ...market, roles: ['submitter'] },
  ],
  channels: [
    {
      _id: 'group-media',
      name: '青梧集团媒体号',
      kind: '集团媒体号',
      account: { appId: subscriptionAccount, publishBy: 'mass-send', testers: ['zhouning_qingwu'] },
      rulebooks: ['group-media@1', 'wechat-platform@1'],
      figures: { plannedPosts: 6, lockMinutes: 120, textsCloseMinutes: 30 },
      team: {
        editor: ['zhou-ning'],
        reviewer: ['wu-fan', 'sun-li'],
        publisher: ['zheng-yi'],
      },
    },
  ],
}

/** The one who stays unbound, to show how a newcomer joins with an invite. */
export const newcomer = 'xu-xin'
