import type { Company } from '../../cloudfunctions/set-up-company'
import { secondSubscriptionAccount, serviceAccount, subscriptionAccount } from '../../local/settings'

/** Who invites all others, and sets up the channels. */
const admin = aPerson('he-jing', '何静', '行政主管', 'administration', 'admin')

/** Looks at every preview before it goes out (W3). */
const tester = 'zhou-ning'

const testers = [{ person: tester, wechatName: 'zhouning_qingwu' }]

/** 「青梧商业集团」: people in every role that the daily work of its channels needs. */
export const demoCompany: Company = {
  units: [
    { _id: 'wechat-department', name: '集团微信部门' },
    { _id: 'brand-department', name: '品牌部' },
    { _id: 'zhongshan-store', name: '青梧百货中山店' },
    { _id: 'supermarkets', name: '青梧超市' },
    { _id: 'administration', name: '行政部' },
    { _id: 'e-commerce', name: '青梧电商公司' },
  ],
  people: [
    aPerson('lin-xiaoyu', '林晓雨', '品牌专员', 'brand-department', 'submitter'),
    aPerson('sun-li', '孙丽', '品牌部经理', 'brand-department', 'deputy-submitter', 'head'),
    aPerson('chen-mo', '陈默', '企划主管', 'zhongshan-store', 'submitter'),
    aPerson('ma-chao', '马超', '店长', 'zhongshan-store', 'head'),
    aPerson('gao-yuan', '高远', '市场专员', 'supermarkets', 'submitter'),
    aPerson('xu-xin', '许欣', '市场助理', 'supermarkets', 'deputy-submitter'),
    aPerson('liu-fang', '刘芳', '总经理', 'supermarkets', 'head'),
    aPerson('zhou-ning', '周宁', '编辑', 'wechat-department'),
    aPerson('wu-fan', '吴凡', '审核', 'wechat-department'),
    aPerson('zheng-yi', '郑毅', '部门负责人', 'wechat-department', 'head'),
    aPerson('tang-yue', '唐悦', '运营总监', 'e-commerce', 'head'),
    admin,
  ],
  offices: { 'wechat-department': ['zheng-yi'], administration: [admin._id] },
  protectedWords: ['青梧', '青梧百货', '青梧超市'],
  channels: [
    {
      _id: 'group-media',
      name: '青梧集团媒体号',
      kind: '集团媒体号',
      account: { appId: subscriptionAccount, publishBy: 'mass-send', testers },
      rulebooks: ['group-media@1', 'wechat-platform@1'],
      figures: { plannedPosts: 6 },
      team: {
        editor: ['zhou-ning'],
        reviewer: ['wu-fan', 'sun-li'],
        publisher: ['zheng-yi'],
        arranger: ['tang-yue'],
        head: ['zheng-yi'],
      },
    },
    {
      _id: 'supermarket-news',
      name: '青梧综超号',
      kind: '综超号',
      account: { appId: secondSubscriptionAccount, publishBy: 'mass-send', testers },
      rulebooks: ['group-media@1', 'wechat-platform@1'],
      figures: { plannedPosts: 4 },
      team: {
        editor: ['zhou-ning'],
        reviewer: ['wu-fan'],
        publisher: ['zheng-yi'],
        arranger: ['tang-yue'],
        head: ['zheng-yi'],
      },
    },
    {
      _id: 'store-news',
      name: '青梧百货号',
      kind: '百货号',
      account: { appId: serviceAccount, kind: 'service', publishBy: 'mass-send', testers },
      rulebooks: ['group-media@1', 'wechat-platform@1'],
      figures: { plannedPosts: 4 },
      team: {
        editor: ['zhou-ning'],
        reviewer: ['wu-fan', 'sun-li'],
        publisher: ['zheng-yi'],
        arranger: ['tang-yue'],
        head: ['zheng-yi'],
      },
    },
  ],
}

/** The one who stays unbound, to show how a newcomer joins with an invite. */
export const newcomer = 'xu-xin'

function aPerson(
  _id: string,
  name: string,
  position: string,
  unitId: string,
  ...roles: Company['people'][number]['roles']
): Company['people'][number] {
  return { _id, name, position, unitId, roles }
}
