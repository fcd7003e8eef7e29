import { instantAt } from '../../../shared/_kernel'
import { demoCompany } from '../company'
import type { CompanyAtWork, Decided } from '../company-at-work'
import { at } from './scene-at'

const decidePost = (by: string, title: string, decided: Decided) => (company: CompanyAtWork) =>
  company.decide(by, company.idOf(title), 'post', decided)

const rooms = '会议室为什么总是不够？行政部数了三周人头'
const coat = '一件衣服试了十一次没卖掉，问题出在哪'
const coupons = '公告：中秋礼券请只在柜台和小程序购买'
const hair = '一粒头发的旅行：食品厂怎样找到它的来路'
const oldClothes = '自提柜开始收旧衣服，一格换一张洗衣券'

/** Returned, changed, refused, taken back, cancelled (G10). */
export const ways = [
  at(
    '06-03 10:20',
    decidePost('zhou-ning', rooms, {
      verdict: 'returned',
      comment: '第二张图是会议室门牌的随手拍，请换成设计过的图',
      clause: 'G9',
    }),
  ),
  at('06-04 09:30', (company) =>
    company.handInAgain(rooms, { digest: '不是房间少，是房间太大：走廊拐角的四张高桌，解决了一半问题。' }),
  ),
  at('06-04 11:05', decidePost('zhou-ning', rooms, { verdict: 'approved', comment: '图已换好' })),
  at('06-04 14:10', decidePost('qin-chuan', rooms, { verdict: 'approved' })),
  at('06-04 16:40', decidePost('zheng-yi', rooms, { verdict: 'approved' })),
  at(
    '06-05 17:05',
    decidePost('zheng-yi', '差评第一条永远置顶，我们试了三个月', {
      verdict: 'rejected',
      comment: '涉及与供应商的未公开约定，这个题目暂不对外',
    }),
  ),
  at(
    '06-06 14:05',
    decidePost('wu-fan', '直播间降温以后，还剩下什么', {
      verdict: 'returned',
      comment: '退货率的来源没有注明，请补上统计口径',
      clause: 'G9',
    }),
  ),
  at(
    '06-07 10:35',
    decidePost('feng-yue', '兴趣小组的经费怎么分？抓阄以后反而公平了', {
      verdict: 'changes-asked',
      comment: '金额请工会再核对一遍',
      changesDueAt: instantAt('2026-06-08', '12:00'),
    }),
  ),
  at(
    '06-08 10:30',
    decidePost('zhou-ning', coat, {
      verdict: 'changes-asked',
      comment: '“腿短”一句换个说法，免得读者多心',
      changesDueAt: instantAt('2026-06-09', '12:00'),
    }),
  ),
  at('06-08 15:50', (company) =>
    company.handInAgain(coat, { digest: '不在衣服，也不在人，在一盏偏绿的灯。' }),
  ),
  at('06-09 09:20', decidePost('zhou-ning', coat, { verdict: 'approved', comment: '改得好' })),
  at('06-09 13:40', decidePost('wu-fan', coat, { verdict: 'approved' })),
  at('06-09 16:45', decidePost('lu-zhen', coat, { verdict: 'approved' })),
  at('06-10 09:40', async (company) => {
    const title = '联营改自营，一年以后的账'
    const approvalId = await company.approvalOf(title, 'jiang-tao')
    await company.office.as('jiang-tao')('approvals', 'withdraw', { approvalId })
  }),
  at(
    '06-11 10:15',
    decidePost('feng-yue', '托盘从木头换成再生塑料，会滑怎么办', {
      verdict: 'returned',
      comment: '供应商名称未经对方同意，请取得书面同意后再投',
      clause: 'G12',
    }),
  ),
  at('06-07 09:31', (company) =>
    company.office.as('lu-shan')('posts', 'cancel', {
      postId: company.idOf(hair),
      reason: '顾客本人可能不愿再提此事，想先征求意见',
    }),
  ),
  at('06-07 10:04', (company) =>
    company.decide('wu-fan', company.idOf(hair), 'cancellation', {
      verdict: 'rejected',
      comment: '顾客已书面同意刊出，附在来稿里',
    }),
  ),
  at('06-10 09:32', (company) =>
    company.office.as('wen-ya')('posts', 'cancel', {
      postId: company.idOf(coupons),
      reason: '警方建议立案前暂不公开',
    }),
  ),
  ...(['10:10', '10:25', '10:40'] as const).map((time, nth) =>
    at(`06-10 ${time}`, (company) => consent(company, coupons, nth)),
  ),
  at('06-16 09:33', (company) =>
    company.office.as('wen-ya')('posts', 'cancel', {
      postId: company.idOf(oldClothes),
      reason: '两个片区的柜子还没有消毒设备，想推迟一周',
    }),
  ),
  at('06-16 10:12', (company) => consent(company, oldClothes, 0)),
  at(
    '06-16 10:31',
    decidePost('zhou-ning', '快递架为什么放在阴面？物业的十二个小决定', {
      verdict: 'changes-asked',
      comment: '十二条只写了四条，再挑两条有意思的补上',
      changesDueAt: instantAt('2026-06-17', '12:00'),
    }),
  ),
]

/** The next of those who passed it lets it go. */
async function consent(company: CompanyAtWork, title: string, nth: number): Promise<void> {
  const postId = company.idOf(title)
  const { approval } = await company.office.as('zhou-ning')('posts', 'detail', { postId })
  const names = approval.steps.flatMap(({ decisions }) => decisions.map(({ byName }) => byName))
  const by = demoCompany.people.find(({ name }) => name === names[nth])
  if (!by) throw new Error(`nobody is left to let ${title} go`)
  await company.decide(by._id, postId, 'cancellation', { verdict: 'approved', comment: '同意撤销' })
}
