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
  await admin.tab('管理').tap()
  await admin.tap('#shelf')
})

afterEach(async () => {
  await admin.close()
  await browser.close()
  await local.remove()
})

const side = (clause: string, about: string) =>
  admin.on('.row-conflict', about).locator('.row-side').filter({ hasText: clause })

test('D1, G2: a rulebook that contradicts another is adopted once the admin has chosen which one holds', async () => {
  await admin.tap('#not-in-force #book-daily-platform')
  await admin.see('#adoption-state', '未采用')
  await admin.tap('#channel-group-media')
  await admin.see('#effect-group-media', '有冲突')
  await admin.see('#adopt', '请先选定以哪一条为准')
  await side('G2', '的发布周期').tap()
  await side('G2', '每期篇数').tap()
  await admin.see('#effect-group-media', '可以执行')
  await admin.see('#effect-group-media', '每天一期，17:00–17:30，每期 6 至 8 篇、计划 6 篇')
  await admin.tap('#adopt', '采用这部制度')
  await admin.see('#adoption-state', '已采用')
  await admin.open('/admin/rulebooks/index')
  await admin.see('#in-force #book-daily-platform', '全公司 · 青梧集团媒体号')
})

test('G6: the company’s number stands beside the regulation’s, and goes back to it', async () => {
  await admin.tap('#in-force #book-group-media')
  await admin.tap('#figure-G6-lead-time-clearDays')
  await admin.see('#figure-sheet', '送达编辑后空出 2 个整天')
  await admin.on('#figure-value input').fill('99')
  await admin.see('#put-figure', '须在 0 个整天 到 60 个整天 之间')
  await admin.on('#figure-value input').fill('3')
  await admin.tap('#put-figure')
  await admin.see('#figure-G6-lead-time-clearDays .set-figure-own', '3 个整天')
  await admin.see('#effect-group-media', '提前 3 个整天')
  await admin.see('#figures', '本公司改了 1 个')
  await admin.tap('#adopt', '保存')
  await admin.see('#adopt.nut-button-disabled:not(.nut-button-loading)')
  await admin.open('/admin/channels/index')
  await admin.see('#channel-group-media .row-figure', '3 个整天')
  await admin.open('/admin/adoption/index?rulebook=group-media@1')
  await admin.see('#figure-G6-lead-time-clearDays .set-figure-replaced', '2 个整天')
  await admin.tap('#figure-G6-lead-time-clearDays')
  await admin.tap('#as-written')
  await admin.see('#figures', '按原文')
})

test('G6: one channel gets a number of its own, with the reason, and its page and the clause show both', async () => {
  await admin.tap('#in-force #book-group-media')
  await admin.tap('#figure-G6-lead-time-clearDays')
  await admin.tap('#figure-for-store-news')
  await admin.on('#figure-value input').fill('4')
  await admin.see('#put-figure', '请写明原因')
  await admin.on('#figure-reason input').fill('百货活动多在周末')
  await admin.tap('#put-figure', '确定')
  await admin.see('#figure-G6-lead-time-clearDays .set-figure-single', '青梧百货号 4 个整天')
  await admin.see('#effect-store-news', '提前 4 个整天')
  await admin.see('#effect-group-media', '提前 2 个整天')
  const others = ['#channel-group-media', '#channel-supermarket-news']
  for (const other of others) await admin.tap(other)
  await admin.see('#figure-G6-lead-time-clearDays .set-figure-single', '青梧百货号 4 个整天')
  for (const other of others) await admin.tap(other)
  await admin.tap('#adopt', '保存')
  await admin.see('#adopt.nut-button-disabled:not(.nut-button-loading)')
  await admin.open('/admin/channels/index')
  await admin.see(
    '#channel-store-news .figure-own',
    '原文 2 个整天 · 只在本渠道 · 何静 1月1日 10:00 设定：百货活动多在周末',
  )
  await admin.see('#channel-group-media .row-figure', '2 个整天')
  expect(await admin.on('#channel-group-media .figure-own').count()).toBe(0)
  await admin.on('#channel-store-news .row-figure', '4 个整天').locator('.clause-link').tap()
  await admin.see('#clause-G6 .rule-line-own', '青梧百货号：提前量 4 个整天（原文 2 个整天），何静')
})

test('a rulebook about people binds chosen units, and is stopped; one that channels need says so', async () => {
  await admin.tap('#not-in-force #book-team-group')
  await admin.tap('#scope-some')
  await admin.see('#adopt', '请选择单位')
  await admin.tap('#unit-brand-department')
  await admin.tap('#adopt', '采用这部制度')
  await admin.see('#adoption-state', '已采用')
  await admin.tap('#drop')
  await admin.tap('.taro-model__confirm')
  await admin.see('#adoption-state', '未采用')
  await admin.open('/admin/adoption/index?rulebook=group-media@1')
  await admin.tap('#drop')
  await admin.tap('.taro-model__confirm')
  await admin.see('#adoption-failure', '青梧集团媒体号：所采用的制度没有规定')
})
