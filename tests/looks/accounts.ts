import { drawSealedPage } from '../../local/demo/sealed-page'
import { anIdFor, type Door } from './door'

const [keeper, filer] = ['zheng-yi', 'he-jing']
const [media, store] = ['青梧集团', '青梧百货中山店']

type Known = { readonly platform: string; readonly name: string; readonly unitId: string }
type Filing = { readonly number: string; readonly on: string; readonly renewBy: string }

/** Accounts in each state, and applications at each step. */
export async function keepAccounts(door: Door) {
  const { tell } = door
  const handedOver = await register(door, {
    ...{ platform: '公众号', name: media, unitId: 'brand-department' },
    ...{ number: '青梧备〔2025〕1 号', on: '2025-01-10', renewBy: '2026-01-10' },
  })
  const lent = await register(door, {
    ...{ platform: '视频号', name: store, unitId: 'zhongshan-store' },
    ...{ number: '青梧备〔2025〕7 号', on: '2025-06-10', renewBy: '2026-06-10' },
  })
  const unfiled = anIdFor('account 青梧超市生鲜')
  const found = { platform: '抖音', name: '青梧超市生鲜', handle: '', unitId: 'supermarkets' }
  await tell('gao-yuan', 'accounts.report', { accountId: unfiled, ...found, where: '搜索时看到' })
  const waits = await askToOpen(door, '青梧会员')
  const toFile = await askToOpen(door, '青梧停车')
  await door.decideApplication(keeper, toFile)
  const passed = await askToOpen(door, '青梧积分')
  await door.decideApplication(keeper, passed)
  const sealed = await door.attach(filer, '行政部盖章页.png', drawSealedPage('行政部'))
  const extras = { number: '青梧备〔2026〕3 号', attachmentIds: [sealed] }
  const opening = await door.decideApplication(filer, passed, extras)
  await tell('chen-mo', 'accounts.tick', { accountId: opening, taskId: 'registered', done: true })
  const loan = { occasion: '新年市集直播', borrower: 'gao-yuan' }
  const span = { from: '2026-01-05T06:00:00.000Z', through: '2026-01-06T06:00:00.000Z' }
  await pass(door, 'chen-mo', 'login-loan', { account: lent, ...loan, ...span })
  const parties = { from: 'lin-xiaoyu', to: 'gao-yuan' }
  const change = { account: handedOver, ...parties, reason: '林晓雨调往电商公司' }
  await pass(door, 'lin-xiaoyu', 'operator-change', change)
  await tell('lin-xiaoyu', 'accounts.tick', { accountId: handedOver, taskId: 'material', done: true })
  return { handedOver, lent, unfiled, opening, waits, toFile, passed }
}

const operators: Readonly<Record<string, string>> = { [media]: 'lin-xiaoyu', [store]: 'chen-mo' }

async function register({ tell }: Door, { number, on, renewBy, ...known }: Known & Filing): Promise<string> {
  const accountId = anIdFor(`account ${known.name}`)
  await tell(keeper, 'accounts.register', {
    ...{ accountId, ...known, handle: 'qingwu', description: '青梧的消息与活动' },
    ...{ legalEntity: '青梧商业集团有限公司', verifiedUntil: '2026-01-20', publishBy: null, channelId: null },
    ...{ operators: [operators[known.name]], filing: { number, on, renewBy } },
  })
  return accountId
}

async function askToOpen(door: Door, name: string): Promise<string> {
  const sealed = await door.attach('chen-mo', '说明盖章页.png', drawSealedPage(name))
  const written = {
    ...{ platform: '小程序', name, description: '中山店的会员服务', legalEntity: '青梧百货有限公司' },
    ...{ operator: 'chen-mo', reason: '会员积分与停车缴费需要一个小程序，由门店自己运营。' },
  }
  return handIn(door, 'chen-mo', 'account-opening', written, { sealed: [sealed] })
}

async function pass(door: Door, by: string, kind: string, written: object): Promise<void> {
  await door.decideApplication(keeper, await handIn(door, by, kind, written))
}

async function handIn(door: Door, by: string, kind: string, written: object, pages = {}): Promise<string> {
  const applicationId = anIdFor(`${kind} ${JSON.stringify(written)}`)
  await door.tell(by, 'applications.handIn', { applicationId, kind, written, pages })
  return applicationId
}
