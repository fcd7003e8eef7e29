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
})

afterEach(async () => {
  await admin.close()
  await browser.close()
  await local.remove()
})

test('X1: asked by an admin, read and confirmed with one tap on either screen, counted by unit, reminded once a day', async () => {
  await admin.tab('管理').tap()
  await admin.tap('#readings')
  await admin.see('#begin', '请选择制度')
  await admin.tap('[id="rulebook-group-media@1"]')
  await admin.tap('#audience-units')
  await admin.see('#begin', '请选择单位')
  await admin.tap('#unit-zhongshan-store')
  await admin.tap('#unit-brand-department')
  await admin.tap('#begin', '发起阅读确认')
  await admin.tap('.taro-model__confirm')
  await admin.see('#confirmed-count', '0 / 4 人已确认')

  const author = await openPhone(browser, local, 'chen-mo')
  await author.see('#reading-group-media', '《集团媒体管理规定》第 1 版')
  await author.tap('#read-group-media')
  await author.see('#book-title', '集团媒体管理规定')
  await author.tap('#book #confirm-group-media', '已阅读，确认')
  await author.on('#book #reading-group-media').waitFor({ state: 'detached' })
  await author.close()

  const other = await openPhone(browser, local, 'lin-xiaoyu')
  await other.tap('#home #confirm-group-media', '已阅读，确认')
  await other.on('#home #reading-group-media').waitFor({ state: 'detached' })
  await other.tap('#bell')
  await other.tap('.row-notice', '请阅读并确认')
  await other.see('#book-title', '集团媒体管理规定')
  await other.close()

  await admin.open('/readings/list/index')
  await admin.tap('.row-campaign', '品牌部')
  await admin.see('#confirmed-count', '2 / 4 人已确认')
  await admin.tap('#unit-zhongshan-store')
  await admin.see('.row-reader', '陈默')
  await admin.tap('#remind', '提醒还没有确认的 2 人')
  await admin.see('#remind', '今天已提醒')
  await admin.see('#reminded', '2 人')
})
