import type { Browser } from 'playwright-core'
import { openBrowser, openPhone, type BrowserPhone } from '../_support/browser'
import { aPicture } from '../_support/builders'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'
import { aCsv, aWorkbook, manyPeople, rosterHead } from '../_support/roster-file'

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

async function openRoster(): Promise<BrowserPhone> {
  const admin = await openPhone(browser, local, 'he-jing')
  await admin.tab('管理').tap()
  await admin.tap('#people')
  await admin.tap('#roster')
  return admin
}

async function choose(admin: BrowserPhone, name: string, buffer: Buffer): Promise<void> {
  const chooser = admin.page.waitForEvent('filechooser')
  await admin.tap('#choose')
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer })
}

test('X4: an admin looks a roster through, adds its new unit, and finds the people', async () => {
  const admin = await openRoster()
  await choose(admin, '图片.xlsx', Buffer.from(aPicture()))
  await admin.see('#roster-failure', '不是表格文件')
  const file = await aWorkbook([
    rosterHead,
    ['1001', '许欣', '青梧超市', '市场部', '市场经理', '供稿副手'],
    ['1002', '李小红', '滨江店', null, '店长', '单位负责人'],
    ['1003', '', '青梧超市', null, '店员', '店主'],
  ])
  await choose(admin, '花名册.xlsx', file)
  await admin.see('#roster-counts', '新增 1 · 变更 1 · 不变 0 · 有问题 1')
  await admin.see('.row-roster-line', '没有“店主”这个角色')
  await admin.see('#confirm-roster', '写入 1 人')
  await admin.tap('#new-unit-滨江店')
  await admin.tap('#roster-list-changed')
  await admin.see('.row-roster-line', '职务：市场助理 → 市场经理')
  await admin.tap('#confirm-roster', '写入 2 人')
  await admin.see('#roster-done', '新增 1 人 · 变更 1 人')
  await admin.tap('#see-people')
  await admin.see('.row-person', '李小红')
  await admin.close()
})

test('a roster whose screen is closed while it is written goes on when it is opened again', async () => {
  const admin = await openRoster()
  await admin.tap('#again')
  await choose(admin, '花名册.csv', Buffer.from(aCsv(manyPeople(2_000, ['品牌部', '行政部']))))
  await admin.tap('#confirm-roster', '写入 2000 人')
  await admin.see('#writing', '/ 2000 人')
  await admin.page.reload()
  await admin.see('#roster-done', '新增 2000 人')
  await admin.close()
})
