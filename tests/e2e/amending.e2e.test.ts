import type { Browser } from 'playwright-core'
import { openBrowser, openPhone, type BrowserPhone } from '../_support/browser'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'

let local: TestEnvironment
let browser: Browser
let admin: BrowserPhone

beforeEach(async () => {
  local = await openDemoCompany()
  browser = await openBrowser()
  admin = await openPhone(browser, local, 'he-jing')
  await admin.open('/admin/adoption/index?rulebook=group-media@1')
  await admin.tap('#next-version', '修订这部制度')
})

afterEach(async () => {
  await admin.close()
  await browser.close()
  await local.remove()
})

test('X1: written clause by clause, seen with what comes of it, agreed to by somebody else, read by everybody', async () => {
  await admin.see('#review', '还没有改动')
  await admin.tap('#draft-G9')
  await admin.on('#number-G9-body-limit input').fill('0')
  await admin.see('#save-clause', '须在 1 字 到')
  await admin.on('#number-G9-body-limit input').fill('500')
  await admin.tap('#save-clause', '存入草稿')
  await admin.see('#draft-G9', '已改')
  await admin.tap('#review', '看差异与影响')
  await admin.see('#change-G9 .row-figure-change', '500 字')
  await admin.see('#change-G9', '正文里还写着原来的数字')
  await admin.tap('#amend-more')
  await admin.tap('#draft-G9')
  await admin.on('#clause-text textarea').fill('正文不少于 500 字，图文并茂并注明来源。')
  await admin.tap('#save-clause', '存入草稿')
  await admin.tap('#review')
  await admin.see('#change-G9 .span-added', '500')
  await admin.see('#failing', '都符合新版')
  await admin.see('#ask-consent', '请写明理由')
  await admin.on('#amend-reason textarea').fill('篇幅太短读者看不明白')
  await admin.tap('#ask-consent', '提交审批')
  await admin.see('#amendment-state', '等待审批')

  const head = await openPhone(browser, local, 'zheng-yi')
  await head.tab('待办').tap()
  await head.tap('#approvals .row-waiting', '修订：《集团媒体管理规定》第 2 版')
  await head.see('#change-G9 .span-added', '500')
  await head.tap('#agree', '同意公布')
  await head.see('#amendment-state', '已施行')
  await head.close()

  const reader = await openPhone(browser, local, 'chen-mo')
  await reader.open('/rulebooks/book/index?id=group-media&clause=G9')
  await reader.tap('#clause-G9 .row-changed', '第 2 版')
  await reader.see('#clause-G9 .span-removed', '300')
  await reader.see('#clause-G9 .clause-rule', '正文不少于 500 字')
  await reader.close()
})

test('X1: for a later day it is announced, can be taken back, and holds when the day has come', async () => {
  await admin.tap('#draft-G6')
  await admin.on('#number-G6-lead-time-clearDays input').fill('3')
  await admin.tap('#save-clause', '存入草稿')
  await admin.tap('#review')
  await admin.see('#effect-group-media', '提前 3 个整天')
  await admin.tap('#from-later')
  await admin.see('#from-day')
  await admin.on('#amend-reason textarea').fill('多留一天')
  await admin.tap('#ask-consent', '提交审批')
  await admin.see('#amendment-state', '等待审批')
  const head = await openPhone(browser, local, 'zheng-yi')
  await head.open('/amendments/amendment/index?id=group-media@2')
  await head.tap('#refuse')
  await head.on('#refuse-reason textarea').fill('先说明原因')
  await head.tap('#confirm-refuse')
  await head.see('#amendment-state', '草稿')
  await admin.open('/amendments/amendment/index?id=group-media@2')
  await admin.see('#sent-back', '郑毅没有同意')
  await admin.tap('#ask-consent', '提交审批')
  await admin.see('#amendment-state', '等待审批')
  await head.open('/amendments/amendment/index?id=group-media@2')
  await head.tap('#agree', '同意公布')
  await head.see('#amendment-state', '已公布')
  await head.close()

  const reader = await openPhone(browser, local, 'chen-mo')
  await reader.open('/rulebooks/book/index?id=group-media&clause=G6')
  await reader.see('#clause-G6', '起有变')
  await reader.tap('#coming', '第 2 版将从')
  await reader.see('#change-G6 .row-figure-change', '3 个整天')
  await local.advanceTo('2026-01-12T16:01:00.000Z')
  await reader.open('/rulebooks/book/index?id=group-media&clause=G6')
  await reader.see('#clause-G6 .row-changed', '第 2 版')
  await reader.close()
})
