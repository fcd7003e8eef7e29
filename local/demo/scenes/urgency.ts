import type { Day } from '../../../shared/_kernel'
import type { How } from '../../../shared/urgent'
import type { CompanyAtWork } from '../company-at-work'
import { at } from './scene-at'

const ask = (by: string, title: string, wishedDay: Day, reason: string) => (company: CompanyAtWork) =>
  company.office.as(by)('urgent', 'ask', { postId: company.idOf(title), wishedDay, reason })

const sign = (by: string, title: string) => (company: CompanyAtWork) =>
  company.decide(by, company.idOf(title), 'urgent', { verdict: 'approved', comment: '情况属实' })

/** The arranger finds a place in this way, in the nearest edition that can. */
const arrange = (how: How, title: string) => async (company: CompanyAtWork) => {
  const postId = company.idOf(title)
  const { latest } = await company.office.as('tang-yue')('urgent', 'detail', { postId })
  const ways = latest?.ways ?? []
  const way = ways.find(({ isFree, extra, instead }) =>
    how === 'free' ? isFree : how === 'extra' ? extra : instead.length > 0,
  )
  if (!way) throw new Error(`no ${how} place for ${title} among ${JSON.stringify(ways)}`)
  const [out] = way.instead
  const extras =
    how === 'instead' && out
      ? { how, editionId: way.id, outId: out.id, outToId: out.later[0]?.id }
      : { how, editionId: way.id }
  await company.decide('tang-yue', postId, 'urgent', { verdict: 'approved', comment: '', extras })
}

/** The editor takes somebody else out of the nearest edition, so that there is room. */
const makeRoom = (title: string, reason: string) => async (company: CompanyAtWork) => {
  const { latest } = await company.office.as('tang-yue')('urgent', 'detail', { postId: company.idOf(title) })
  const out = latest?.ways?.[0]?.instead[0]
  if (!out) throw new Error(`nobody could make way for ${title}`)
  await company.office.as('zhou-ning')('desk', 'pull', { postId: out.id, reason })
}

const fraud = '有人冒充客服打电话？请记住这三句话'
const recall = '主动召回：一批蜜桃罐头的盖子可能不紧'
const zongzi = '把粽子送到不放假的地方去'
const storm = '暴雨那一夜，一百一十二辆车怎么停的'
const leaving = '离职面谈改到入职第九十天，还来得及'
const running = '夜跑团跑满一千天，最慢的那位一次没落下'
const straws = '儿童水杯吸管可能脱落，请停用并免费更换'
const concert = '江上音乐会：琴声坐着船来'

/** Asking for a nearer edition (G8): arranged in each way, refused, taken back, and under way. */
export const urgency = [
  at('06-10 08:40', ask('bai-lu', fraud, '2026-06-11', '昨天一天接到四十通类似来电，拖一天就多几个人受骗')),
  at('06-10 08:52', sign('jiang-yue', fraud)),
  at('06-10 11:15', makeRoom(fraud, '给防骗提醒让出一个版位')),
  at('06-10 11:20', arrange('free', fraud)),
  at('06-10 17:30', ask('han-dong', recall, '2026-06-12', '召回通知越早越好，家里可能还有没打开的')),
  at('06-10 17:41', sign('du-ruo', recall)),
  at('06-11 08:36', arrange('extra', recall)),
  at('06-11 18:02', ask('ding-xiang', zongzi, '2026-06-13', '慰问车队十三日出发，想在出发当天见报')),
  at('06-11 18:20', sign('lu-shan', zongzi)),
  at('06-12 08:41', arrange('instead', zongzi)),
  at('06-10 08:44', ask('yuan-ye', storm, '2026-06-11', '本周还有暴雨，想让门店先看到做法')),
  at('06-10 09:03', (company) =>
    company.decide('shi-lei', company.idOf(storm), 'urgent', {
      verdict: 'rejected',
      comment: '内部已经传达，对外按正常日期即可',
    }),
  ),
  at('06-11 09:34', ask('su-mei', leaving, '2026-06-12', '想赶在部门例会之前')),
  at('06-11 10:50', async (company) => {
    const { latest } = await company.office.as('su-mei')('urgent', 'detail', {
      postId: company.idOf(leaving),
    })
    if (!latest) throw new Error('nothing was asked for')
    await company.office.as('su-mei')('approvals', 'withdraw', { approvalId: latest.approval.id })
  }),
  at('06-13 09:52', ask('su-mei', running, '2026-06-14', '千日纪念跑就在十四日晚上')),
  at('06-13 10:20', sign('ye-qing', running)),
  at('06-13 10:45', (company) =>
    company.decide('tang-yue', company.idOf(running), 'urgent', {
      verdict: 'rejected',
      comment: '当天已满，加位要留给召回和防骗，请按原定日期',
    }),
  ),
  at('06-16 08:40', ask('bai-lu', straws, '2026-06-17', '儿童用品，早一天就少一分风险')),
  at('06-16 08:58', sign('jiang-yue', straws)),
  at('06-16 15:32', ask('gu-bei', concert, '2026-06-17', '天气预报说周末有雨，演出可能提前到周五')),
]
