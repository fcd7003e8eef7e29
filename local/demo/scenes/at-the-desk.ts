import type { Day } from '../../../shared/_kernel'
import { editionOn, idFor, type CompanyAtWork } from '../company-at-work'
import { at } from './scene-at'

type Change = {
  readonly posts: { readonly min: number; readonly planned: number } | null
  readonly window: { readonly opens: `${number}:${number}`; readonly closes: `${number}:${number}` } | null
}

const report =
  (by: string, channelId: string, from: Day, through: Day, change: Change, reason: string) =>
  ({ office }: CompanyAtWork) =>
    office.as(by)('adjustments', 'ask', {
      ...{ adjustmentId: idFor(reason), channelId, from, through, change, reason },
    })

const hurried = '十六日晚上全公司消防演练，想在演练之前发出'
const festival = '端午三天来稿多，每期多发两篇'
const weekend = '周末读者少，想少发几篇'
const later = '想把发出时间挪到晚饭以后'
const forgotten = '新店开业那两天，想晚半小时发出'
const half = '下半月各店上新，综超号想多发两篇'

const pork = '猪肉价格这半年：一张图，三个转折'
const storm = '台风来之前，请检查阳台上的这七样东西'

/** The editors' own acts: adjustments (G5), holding, stopping, short and skipped editions (G2). */
export const atTheDesk = [
  at(
    '06-02 09:10',
    report(
      'zhou-ning',
      'group-media',
      '2026-06-06',
      '2026-06-07',
      { posts: { min: 4, planned: 6 }, window: null },
      weekend,
    ),
  ),
  at('06-02 11:30', (company) =>
    company.decide('zheng-yi', idFor(weekend), 'adjustment', {
      verdict: 'rejected',
      comment: '条款写明每天不少于六篇，先想办法补稿',
    }),
  ),
  at(
    '06-04 09:20',
    report(
      'feng-yue',
      'supermarket-news',
      '2026-06-10',
      '2026-06-20',
      { posts: null, window: { opens: '19:00', closes: '19:30' } },
      later,
    ),
  ),
  at('06-04 16:20', ({ office }) =>
    office.as('feng-yue')('approvals', 'withdraw', { approvalId: idFor(later) }),
  ),
  at(
    '06-09 09:15',
    report(
      'zhou-ning',
      'store-news',
      '2026-06-16',
      '2026-06-16',
      { posts: null, window: { opens: '16:00', closes: '16:30' } },
      hurried,
    ),
  ),
  at('06-09 11:40', (company) =>
    company.decide('zheng-yi', idFor(hurried), 'adjustment', {
      verdict: 'approved',
      comment: '同意提前一小时',
    }),
  ),
  at('06-09 11:41', ({ office }) => office.minute()),
  at(
    '06-10 17:50',
    report(
      'feng-yue',
      'supermarket-news',
      '2026-06-12',
      '2026-06-13',
      { posts: null, window: { opens: '17:30', closes: '18:00' } },
      forgotten,
    ),
  ),
  at(
    '06-15 09:15',
    report(
      'zhou-ning',
      'group-media',
      '2026-06-19',
      '2026-06-21',
      { posts: { min: 6, planned: 8 }, window: null },
      festival,
    ),
  ),
  at('06-15 11:35', (company) =>
    company.decide('zheng-yi', idFor(festival), 'adjustment', { verdict: 'approved', comment: '' }),
  ),
  at('06-15 11:36', ({ office }) => office.minute()),
  at(
    '06-16 09:15',
    report(
      'feng-yue',
      'supermarket-news',
      '2026-06-22',
      '2026-06-30',
      { posts: { min: 4, planned: 6 }, window: null },
      half,
    ),
  ),
  at('06-07 11:02', ({ office, idOf }) =>
    office.as('zhou-ning')('desk', 'hold', { postId: idOf(pork), reason: '等统计局今天的数字，以免对不上' }),
  ),
  at('06-07 17:25', ({ office, idOf }) => office.as('zhou-ning')('desk', 'release', { postId: idOf(pork) })),
  at('06-16 11:10', ({ office, idOf }) =>
    office.as('zheng-yi')('desk', 'hold', {
      postId: idOf(storm),
      reason: '气象台可能改口，等下午的会商结果',
    }),
  ),
  at('06-06 16:40', ({ office }) =>
    office.as('zheng-yi')('desk', 'stopAll', { reason: '公安网监通知全网核查，今晚各号先不发' }),
  ),
  at('06-06 18:10', ({ office }) => office.as('zheng-yi')('desk', 'resumeAll')),
  at('06-08 15:20', ({ office }) =>
    office.as('zhou-ning')('desk', 'stop', {
      editionId: editionOn('store-news', '2026-06-08'),
      reason: '有一张优惠图的日期印错，改不及',
    }),
  ),
  at('06-02 10:30', ({ office }) =>
    office.as('zhou-ning')('desk', 'sendFewer', {
      editionId: editionOn('group-media', '2026-06-05'),
      reason: '当天有两篇改期，宁少勿滥',
    }),
  ),
  at('06-15 10:05', ({ office }) =>
    office.as('feng-yue')('desk', 'skip', {
      editionId: editionOn('supermarket-news', '2026-06-20'),
      reason: '端午假期与集团媒体号合刊',
    }),
  ),
]
