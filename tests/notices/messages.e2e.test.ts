import type { Browser } from 'playwright-core'
import { demoPhone } from '../_support/demo-phone'
import { demoPosts } from '../_support/demo-posts'
import { openBrowser, openPhone } from '../_support/browser'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'

let local: TestEnvironment
let browser: Browser
let postId: string

beforeAll(async () => {
  local = await openDemoCompany()
  browser = await openBrowser()
  const [post] = demoPosts
  postId = await demoPhone(local.url, local.envId)(post!.by).handIn(post!)
  await local.advanceTo('2026-01-01T02:02:00.000Z')
})

afterAll(async () => {
  await browser.close()
  await local.remove()
})

test('outside of WeChat nothing is asked, and 我的 says where it can be', async () => {
  const phone = await openPhone(browser, local, 'zhou-ning')
  await phone.tab('我的').tap()
  await phone.see('.row-credit', '待审批')
  expect(await phone.on('.credit-left').allInnerTexts()).toEqual(['0', '0', '0', '0', '0'])
  await phone.tap('#top-up')
  await phone.page.getByText('请在微信里打开小程序后补充').waitFor()
  await phone.close()
})

test('whoever asked sees that the notice was brought to nobody, and later that it was opened', async () => {
  const author = await openPhone(browser, local, demoPosts[0]!.by)
  await author.open(`/posts/detail/index?id=${postId}`)
  await author.see('.timeline-note', '通知未送达 周宁（微信提醒没有剩余次数），会随每日汇总再发一次')

  const editor = await openPhone(browser, local, 'zhou-ning')
  await editor.open('/notices/inbox/index')
  const noted = editor.page.waitForResponse(
    (response) => response.request().postData()?.includes('notices.read') ?? false,
  )
  await editor.tap('.row-notice', '请您编辑')
  await editor.see('#post-title')
  await noted
  await editor.close()

  await author.page.reload()
  await author.see('.timeline-note', '已打开通知')
  await author.close()
})

test('an admin sees how the week went and why, and sets when people are told', async () => {
  const admin = await openPhone(browser, local, 'he-jing')
  await admin.tab('管理').tap()
  await admin.tap('#notice-settings')
  await admin.see('.row-notice-kind', '待审批')
  await admin.see('.notice-hindrance', '请同事在“我的”里补充提醒次数')
  await admin.tap('#change-notice-figures')
  await admin.tap('#roundupAbove-10')
  await admin.tap('#save-notice-figures')
  await admin.see('.row-fact', '超过 10 条')
  await admin.tap('#change-notice-figures')
  await admin.tap('#quietFrom-1200')
  await admin.tap('#roundupAt-1050')
  await admin.tap('#save-notice-figures')
  await admin.see('.row-fact', '20:00 至次日 08:00')
  await admin.close()
})
