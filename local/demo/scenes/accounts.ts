import type { Day, TimeOfDay } from '../../../shared/_kernel'
import type { Platform } from '../../../shared/accounts'
import type { Written } from '../../../shared/applications'
import { idFor, type CompanyAtWork } from '../company-at-work'
import { drawSealedPage } from '../sealed-page'
import { at } from './scene-at'

const [keeper, filer] = ['zheng-yi', 'song-yang']

type When = `${string} ${TimeOfDay}`

type Known = {
  readonly platform: Platform
  readonly name: string
  readonly unitId: string
  readonly operator: string
  readonly renewBy?: Day
  readonly verifiedUntil?: Day
  readonly channelId?: string
}

/** Written down when the registry was begun, as the company had it for long. */
const register = (when: When, nth: number, known: Known) =>
  at(when, ({ office }) =>
    office.as(keeper)('accounts', 'register', {
      ...{ accountId: accountId(known.name), platform: known.platform, name: known.name, handle: '' },
      ...{ description: '', unitId: known.unitId, legalEntity: '青梧商业集团有限公司' },
      ...{ verifiedUntil: known.verifiedUntil ?? null, publishBy: null },
      ...{ channelId: known.channelId ?? null, operators: [known.operator] },
      filing: { number: `青梧备〔2025〕${nth} 号`, on: '2025-09-01', renewBy: known.renewBy ?? '2026-09-01' },
    }),
  )

const custody = (when: When, name: string, holderId: string) =>
  at(when, ({ office }) =>
    office.as(keeper)('accounts', 'notePassword', { accountId: accountId(name), holderId }),
  )

const accountId = (name: string) => idFor(`account ${name}`)
const applicationId = (title: string) => idFor(`application ${title}`)

type Asking = {
  readonly by: string
  readonly kind: string
  readonly title: string
  readonly written: Written
}

/** @param sealedIn the field for the photo of a sealed page, where the form has one */
const ask = (when: When, { by, kind, title, written }: Asking, sealedIn?: string) =>
  at(when, async (company) => {
    const pages = sealedIn ? { [sealedIn]: [await sealedPage(company, by, title)] } : {}
    const asked = { applicationId: applicationId(title), kind, written: { ...written }, pages }
    await company.office.as(by)('applications', 'handIn', asked)
  })

const agree = (when: When, by: string, title: string, number?: string) =>
  at(when, async (company) => {
    const extras =
      number === undefined
        ? {}
        : { extras: { number, attachmentIds: [await sealedPage(company, by, `${title} 行政部`)] } }
    const decided = { verdict: 'approved' as const, ...extras }
    await company.decide(by, applicationId(title), 'application', decided)
  })

const refuse = (when: When, by: string, title: string, comment: string) =>
  at(when, (company) =>
    company.decide(by, applicationId(title), 'application', { verdict: 'rejected', comment }),
  )

function sealedPage(company: CompanyAtWork, by: string, name: string): Promise<string> {
  return company.attach(by, `${name}.png`, drawSealedPage(name))
}

const tick = (when: When, by: string, id: string, ...tasks: readonly string[]) =>
  at(when, async ({ office }) => {
    for (const taskId of tasks)
      await office.as(by, taskId)('accounts', 'tick', { accountId: id, taskId, done: true })
  })

/** The account that came of an application: it has an id of its own. */
const madeBy = async ({ office }: CompanyAtWork, title: string): Promise<string> => {
  const { application } = await office.as(keeper)('applications', 'detail', {
    applicationId: applicationId(title),
  })
  if (application.accountId === null) throw new Error(`no account came of ${title}`)
  return application.accountId
}

const tickMade = (when: When, by: string, title: string, ...tasks: readonly string[]) =>
  at(when, async (company) => {
    const id = await madeBy(company, title)
    for (const taskId of tasks)
      await company.office.as(by, taskId)('accounts', 'tick', { accountId: id, taskId, done: true })
  })

const weibo = '青梧商业集团'
const oldFood = '青梧食品厂旧号'
const store = '青梧百货云溪店'
const supermarket = '青梧超市生鲜'
const found = '青梧中山店福利群主'
const charity = '青梧公益'
const buying = '青梧社区团购'
const contest = '全省零售品牌评选'

const opening = (platform: Platform, name: string, operator: string, reason: string): Written => ({
  ...{ platform, name, operator, reason },
  description: `${name}的消息与服务`,
  legalEntity: '青梧商业集团有限公司',
})

/** The company's accounts, and what was applied for: in every state (G13–G15, G24, O1, O6, W5, E4). */
export const accounts = [
  register('06-01 08:31', 1, {
    ...{ platform: '公众号', name: '青梧集团媒体号', unitId: 'wechat-department', operator: 'zhou-ning' },
    ...{ channelId: 'group-media', verifiedUntil: '2026-07-02' as const },
  }),
  register('06-01 08:32', 2, {
    ...{ platform: '公众号', name: '青梧综超号', unitId: 'wechat-department', operator: 'feng-yue' },
    ...{ channelId: 'supermarket-news', renewBy: '2026-06-25' as const },
  }),
  register('06-01 08:33', 3, {
    ...{ platform: '服务号', name: '青梧百货号', unitId: 'wechat-department', operator: 'zhou-ning' },
    channelId: 'store-news',
  }),
  register('06-01 08:34', 4, {
    ...{ platform: '微博', name: weibo, unitId: 'brand-department', operator: 'lin-xiaoyu' },
  }),
  register('06-01 08:35', 5, {
    ...{ platform: '抖音', name: oldFood, unitId: 'food-factory', operator: 'ding-xiang' },
  }),
  register('06-01 08:36', 6, { platform: '视频号', name: charity, unitId: 'charity', operator: 'wen-ning' }),
  custody('06-01 08:40', '青梧集团媒体号', keeper),
  custody('06-01 08:41', weibo, keeper),

  // Opened, and in use.
  ask(
    '06-02 09:31',
    {
      ...{ by: 'gao-yuan', kind: 'account-opening', title: supermarket },
      written: opening('小程序', supermarket, 'gao-yuan', '顾客想提前看当天的生鲜价格'),
    },
    'sealed',
  ),
  agree('06-03 09:12', keeper, supermarket),
  agree('06-04 10:25', filer, supermarket, '青梧备〔2026〕1 号'),
  tickMade(
    '06-09 16:02',
    'gao-yuan',
    supermarket,
    ...['registered', 'verified', 'admin-rights', 'password', 'profile'],
  ),
  // Filed, and being opened.
  ask(
    '06-10 09:33',
    {
      ...{ by: 'xia-he', kind: 'account-opening', title: store },
      written: opening('视频号', store, 'xia-he', '开业前后需要发布现场视频'),
    },
    'sealed',
  ),
  agree('06-11 09:14', keeper, store),
  agree('06-12 10:27', filer, store, '青梧备〔2026〕2 号'),
  tickMade('06-15 11:04', 'xia-he', store, 'registered', 'verified'),
  // On the list of whoever keeps the accounts.
  ask(
    '06-16 09:36',
    {
      ...{ by: 'peng-an', kind: 'account-opening', title: '青梧物业管家' },
      written: opening('公众号', '青梧物业管家', 'peng-an', '业主缴费、报修的通知'),
    },
    'sealed',
  ),
  at('06-12 14:20', ({ office }) =>
    office.as('bai-lu')('accounts', 'report', {
      ...{ accountId: accountId(found), platform: '抖音', name: found, handle: 'zsd_fuli' },
      ...{ unitId: 'zhongshan-store', where: '顾客投诉时给我们看的' },
    }),
  ),
  tick('06-15 14:22', keeper, accountId(found), 'account', 'password'),
  // Found as well; taken over, and filed since.
  at('06-02 14:24', ({ office }) =>
    office.as('zhou-ning')('accounts', 'report', {
      ...{ accountId: accountId(buying), platform: '小程序', name: buying, handle: 'qw_tuan' },
      ...{ unitId: 'supermarkets', where: '审稿时在文末看到二维码' },
    }),
  ),
  tick('06-03 14:26', keeper, accountId(buying), 'account', 'password', 'admin-rights'),
  ask(
    '06-04 11:41',
    {
      ...{ by: 'gao-yuan', kind: 'account-filing', title: buying },
      written: { account: accountId(buying), reason: '门店自行开通，现已移交，补办备案' },
    },
    'sealed',
  ),
  agree('06-05 09:26', keeper, buying),
  agree('06-05 10:33', filer, buying, '青梧备〔2026〕补 1 号'),

  // Closed; and being closed.
  ask('06-03 15:21', {
    ...{ by: 'ding-xiang', kind: 'account-closing', title: oldFood },
    written: { account: accountId(oldFood), reason: '不再更新', keeping: '视频已存到公司网盘' },
  }),
  agree('06-04 09:16', keeper, oldFood),
  agree('06-04 10:29', filer, oldFood),
  tick('06-05 16:31', 'ding-xiang', accountId(oldFood), 'data', 'readers', 'procedure'),
  ask('06-11 15:24', {
    ...{ by: 'wen-ning', kind: 'account-closing', title: charity },
    written: { account: accountId(charity), reason: '并入集团媒体号', keeping: '文章导出存档' },
  }),
  agree('06-12 09:18', keeper, charity),
  agree('06-12 10:31', filer, charity),
  tick('06-15 16:33', 'wen-ning', accountId(charity), 'data'),

  // Handed over, lent, called otherwise.
  ask('06-09 10:41', {
    ...{ by: 'feng-yue', kind: 'operator-change', title: '青梧综超号' },
    written: { account: accountId('青梧综超号'), from: 'feng-yue', to: 'zhou-ning', reason: '分工调整' },
  }),
  agree('06-10 09:21', keeper, '青梧综超号'),
  tick('06-11 17:02', 'feng-yue', accountId('青梧综超号'), 'material', 'rights'),
  ask('06-15 10:44', {
    ...{ by: 'gu-bei', kind: 'login-loan', title: '龙舟赛现场微博' },
    written: {
      ...{ account: accountId(weibo), occasion: '龙舟赛现场直播', borrower: 'gu-bei' },
      ...{ from: '2026-06-16T00:00:00.000Z', through: '2026-06-17T12:00:00.000Z' },
    },
  }),
  agree('06-15 17:23', keeper, '龙舟赛现场微博'),
  ask('06-12 10:47', {
    ...{ by: 'lin-xiaoyu', kind: 'profile-change', title: '微博介绍' },
    written: {
      ...{ account: accountId(weibo), part: '介绍', proposed: '青梧商业集团的消息，工作日有人回复' },
      reason: '写明回复时间',
    },
  }),
  agree('06-12 17:25', keeper, '微博介绍'),

  // What has nothing to do with accounts.
  ask(
    '06-04 14:11',
    {
      ...{ by: 'chen-mo', kind: 'contest', title: contest },
      written: {
        ...{ event: contest, organiser: '省商业联合会', sort: '参评', inNameOf: '门店' },
        ...{ from: '2026-06-20', through: '2026-07-20', reason: '中山店连续三年入围' },
      },
    },
    'sealed',
  ),
  agree('06-04 16:12', 'ma-chao', contest),
  agree('06-05 09:24', keeper, contest),
  ask('06-08 14:13', {
    ...{ by: 'han-dong', kind: 'contact', title: '茶商' },
    written: { name: '李可', company: '云岭茶业', sort: '供应商', reason: '商谈夏茶的采购' },
  }),
  refuse('06-08 16:14', 'du-ruo', '茶商', '由采购经理统一联系，请把名片转给他'),
  ask('06-15 14:16', {
    ...{ by: 'yuan-ye', kind: 'contact', title: '车队' },
    written: { name: '周海', company: '通达车队', sort: '合作伙伴', reason: '暑期加车' },
  }),
  at('06-15 15:17', ({ office }) =>
    office.as('yuan-ye')('approvals', 'withdraw', { approvalId: applicationId('车队') }),
  ),
]
