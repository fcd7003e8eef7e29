import type { Browser } from 'playwright-core'
import { openBrowser, openPhone, type BrowserPhone } from '../_support/browser'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'

let local: TestEnvironment
let browser: Browser
let admin: BrowserPhone

const appSecret = 'f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff'

beforeAll(async () => {
  local = await openDemoCompany()
  browser = await openBrowser()
  admin = await openPhone(browser, local, 'he-jing')
  await admin.open('/admin/channels/index')
})

afterAll(async () => {
  await browser.close()
  await local.remove()
})

test('G16: an admin replaces an AppSecret, is told what was pasted wrongly, and never sees it again', async () => {
  await admin.see('#secret-app-secret-group-media', '已填写')
  await admin.tap('#secret-app-secret-group-media')
  await admin.on('#appSecret input').fill(appSecret.slice(1))
  await admin.see('#secret .field-count', '现在 31 位')
  await admin.tap('#save-secret')
  await admin.see('#secret-failure', 'AppSecret 应为 32 位字母和数字')
  expect(await admin.on('#appSecret input').inputValue()).toBe(appSecret.slice(1))
  await admin.on('#appSecret input').fill(appSecret)
  await admin.see('#secret .field-count', '32 位，格式正确')
  await admin.tap('#save-secret')
  await admin.see('#secret-app-secret-group-media', '何静 1月1日 10:00 填写')
  expect(await admin.page.content()).not.toContain(appSecret)
})

test('callback keys are replaced in two fields, and it is said how long those before still count', async () => {
  await admin.tap('#secret-callback-group-media')
  await admin.on('#token input').fill('AnotherToken')
  await admin.on('#encodingAesKey input').fill('Z'.repeat(43))
  await admin.tap('#save-secret')
  await admin.see('#secret-callback-group-media', '之前的到 1月2日 10:00 仍然有效')
})
