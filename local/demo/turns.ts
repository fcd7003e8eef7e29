import type { Day } from '../../shared/_kernel'
import type { Wishes } from '../../shared/posts'

export type ChannelId = 'group-media' | 'supermarket-news' | 'store-news'

/** What happens to a post that does not simply pass. */
export type Turn = {
  /** When it is handed in. */
  readonly day: Day
  readonly channelId?: ChannelId
  /** How many of its three hands pass it as a matter of course; all without it. */
  readonly passes?: 0 | 1 | 2
  readonly wishes?: Partial<Wishes>
  /** It is handed in for a commission, at a time of its own. */
  readonly commissioned?: true
}

/** By title; what then happens, and when, is in the scenes. */
export const turns: Readonly<Record<string, Turn>> = {
  '西瓜为什么切开卖？关于刀、膜和四个小时': { day: '2026-05-31' },
  '江边看龙舟，哪里的台阶最好坐': { day: '2026-06-01', channelId: 'store-news' },
  '新冷链仓启用：门开一次，温度只升零点三度': { day: '2026-06-01' },
  '会议室为什么总是不够？行政部数了三周人头': { day: '2026-06-02', passes: 0 },
  '县城里的新咖啡馆，给连锁品牌上了一课': { day: '2026-06-03' },
  '差评第一条永远置顶，我们试了三个月': { day: '2026-06-04', passes: 2 },
  '直播间降温以后，还剩下什么': { day: '2026-06-05', passes: 1 },
  '一粒头发的旅行：食品厂怎样找到它的来路': { day: '2026-06-05' },
  '兴趣小组的经费怎么分？抓阄以后反而公平了': { day: '2026-06-06', passes: 0 },
  '猪肉价格这半年：一张图，三个转折': { day: '2026-06-06' },
  '员工厨艺赛：题目是“妈妈不会做的菜”': { day: '2026-06-05', commissioned: true },
  '暴雨那一夜，一百一十二辆车怎么停的': { day: '2026-06-09', commissioned: true },
  '一件衣服试了十一次没卖掉，问题出在哪': { day: '2026-06-07', passes: 0 },
  '端午期间客服照常在线，这几件事可以先看': { day: '2026-06-08' },
  '公告：中秋礼券请只在柜台和小程序购买': { day: '2026-06-08' },
  '联营改自营，一年以后的账': { day: '2026-06-09', passes: 0 },
  '有人冒充客服打电话？请记住这三句话': { day: '2026-06-09' },
  '托盘从木头换成再生塑料，会滑怎么办': { day: '2026-06-10', passes: 0 },
  '主动召回：一批蜜桃罐头的盖子可能不紧': { day: '2026-06-10', commissioned: true },
  '离职面谈改到入职第九十天，还来得及': { day: '2026-06-10' },
  '端午假期百货三天乐：先看展，再吃饭，最后才逛': {
    day: '2026-06-11',
    passes: 1,
    wishes: { latest: '2026-06-15' },
  },
  把粽子送到不放假的地方去: { day: '2026-06-11' },
  '司机的休息室改成了安静房，事故少了三成': { day: '2026-06-12', passes: 2 },
  '夜跑团跑满一千天，最慢的那位一次没落下': { day: '2026-06-12' },
  '小区停水通知改成敲门，七十岁以上的每家都敲': { day: '2026-06-13' },
  '台风来之前，请检查阳台上的这七样东西': { day: '2026-06-14' },
  '自提柜开始收旧衣服，一格换一张洗衣券': { day: '2026-06-14' },
  '配方本上锁还是公开？食品厂选了后者': { day: '2026-06-14', passes: 1 },
  '电动车别推上楼，充电棚今晚就能用': { day: '2026-06-14', passes: 1 },
  '野生菌上市了，这几种我们一朵也不收': { day: '2026-06-14', passes: 1 },
  '快递架为什么放在阴面？物业的十二个小决定': { day: '2026-06-15', passes: 0 },
  '调度室的墙上有一块黑板，写了十六年': { day: '2026-06-15', passes: 0 },
  '一袋米的七次称重：从打谷场到您家门口': { day: '2026-06-15', passes: 0 },
  收银员小白的第一百万张小票: { day: '2026-06-15', passes: 0 },
  '小程序改版：字大了，按钮少了一半': { day: '2026-06-15', passes: 0 },
  '儿童水杯吸管可能脱落，请停用并免费更换': { day: '2026-06-15', passes: 0 },
  '六月献血周：集团有三百九十一人挽起袖子': { day: '2026-06-15', passes: 0 },
  '江上音乐会：琴声坐着船来': { day: '2026-06-15', passes: 0 },
}
