import type { Browser } from 'playwright-core'
import { openBrowser, openPhone } from '../_support/browser'
import { openDemoCompany } from '../_support/demo-company'
import { demoPhone } from '../_support/demo-phone'
import { demoPosts } from '../_support/demo-posts'
import type { TestEnvironment } from '../_support/local'

// Those whose work the other walks only touch: a deputy, and the head of a unit.

const [post] = demoPosts

let local: TestEnvironment
let browser: Browser

beforeAll(async () => {
  local = await openDemoCompany()
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await local.remove()
})

test('a deputy finds on the first screen what waits for whom they stand in for, and decides it in two taps', async () => {
  const reviewer = await openPhone(browser, local, 'wu-fan')
  await reviewer.open('/approvals/deputies/index')
  await reviewer.tap('#name-deputy')
  await reviewer.on('#person-name input').fill('唐')
  await reviewer.tap('#person-tang-yue')
  await reviewer.tap('#confirm-deputy')
  await reviewer.see('.row-deputy', '唐悦')
  await reviewer.close()

  const phone = demoPhone(local.url, local.envId)
  const postId = await phone(post!.by).handIn(post!)
  await phone('zhou-ning').decide(postId, { verdict: 'approved', comment: '', clause: null })

  const deputy = await openPhone(browser, local, 'tang-yue')
  await deputy.tab('待办').tap()
  await deputy.see('#approvals .row-waiting', '代 吴凡 · 待审核')
  await deputy.tap('#approvals .row-waiting', post!.title)
  await deputy.tap('#approve', '代 吴凡 通过')
  await deputy.see('#timeline', '唐悦 代 吴凡')
  await deputy.close()
})

test('the head of a unit sees the unit’s own month, and nothing of what heads of the channel may open', async () => {
  const head = await openPhone(browser, local, 'ma-chao')
  await head.tab('我的').tap()
  await head.tap('#insights')
  await head.see('#summary', '七天内')
  await head.tap('#unit-months')
  await head.see('#bars-zhongshan-store', '青梧百货中山店')
  expect(await head.on('#bars-supermarkets').count()).toBe(0)
  await head.close()
})

test('X2, G22: a screen that is not for somebody says by which clause, one tap away', async () => {
  const head = await openPhone(browser, local, 'ma-chao')
  await head.open('/commissions/ask/index')
  await head.tap('#failure .to-clause', '查看条款 G22')
  await head.see('#clause #clause-G22', '约稿')
  await head.close()
})
