import type { Browser } from 'playwright-core'
import { openBrowser, openPhone, type BrowserPhone } from '../_support/browser'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'

let local: TestEnvironment
let browser: Browser
let author: BrowserPhone

beforeEach(async () => {
  local = await openDemoCompany()
  browser = await openBrowser()
  author = await openPhone(browser, local, 'chen-mo')
})

afterEach(async () => {
  await author.close()
  await browser.close()
  await local.remove()
})

test('X1: from what one wants to do to the figures, to their clause and to the screen where it is done', async () => {
  await author.tab('制度').tap()
  await author.tap('#way-errands')
  await author.tap('#errand-hand-in')
  await author.see('#asked-hand-in', '送达编辑后空出 2 个整天')
  await author.see('#asked-hand-in', '供稿 → 编辑 → 审核 → 放行')
  await author.see('#asked-hand-in', '另有')
  await author.tap('#asked-hand-in .clause-link', 'G9')
  await author.see('#clause #clause-G9', '正文不少于 300 字')
  await author.on('#search').waitFor({ state: 'hidden' })
  await author.page.goBack()
  await author.tap('#do-hand-in', '去办理')
  await author.see('#compose')
})

test('X1: an errand is found by the words of who looks for it, and opens the form that it needs', async () => {
  await author.tab('制度').tap()
  await author.on('#search input').fill('申请公众号')
  await author.tap('#errand-open-account')
  await author.see('#asked-open-account', '开通账号：微信部门 → 行政部')
  await author.tap('#do-open-account')
  await author.see('#hand-in')
})

test('X1: what is done outside is told by its clauses, without a button', async () => {
  await author.tab('制度').tap()
  await author.on('#search input').fill('jwxq')
  await author.tap('#errand-open-group', '建微信群')
  await author.see('#asked-open-group', '自建工作群：公司办公室备案')
  expect(await author.on('#do-open-group').count()).toBe(0)
})
