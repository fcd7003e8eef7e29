import type { Browser } from 'playwright-core'
import { openBrowser, openPhone } from '../_support/browser'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'

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

// Functions run in UTC, where Beijing's midnight is 16:00; in Los Angeles it is still the morning of the day before.
test.each([
  ['a minute before midnight', '2026-01-01T15:59:00.000Z', '1月4日 周日 17:00'],
  ['at midnight', '2026-01-01T16:00:00.000Z', '1月5日 周一 17:00'],
])(
  'T18, G6: %s in Beijing a phone in Los Angeles shows the day and the hour of Beijing',
  async (_, now, shown) => {
    await local.setClock(now)
    const phone = await openPhone(browser, local, 'chen-mo', { timeZone: 'America/Los_Angeles' })
    expect(await phone.page.evaluate(() => new Date(Date.UTC(2026, 0, 1)).getTimezoneOffset())).toBe(480)
    await phone.tab('投稿').tap()
    expect(await phone.read('#earliest-time')).toBe(shown)
    await phone.close()
  },
)
