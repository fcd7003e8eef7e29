import path from 'node:path'
import tcb from '@cloudbase/node-sdk'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../../_support/browser'
import { useLocal, type TestEnvironment } from '../../_support/local'

const markup = '<img src=x onerror="document.title = \'taken\'"><script>document.title = "taken"</script>'

let local: TestEnvironment
let browser: Browser
let page: Page
const problems: string[] = []

beforeAll(async () => {
  local = await useLocal({ functionsOf: path.join(__dirname, '../host/fixtures'), mayScan: true })
  const app = tcb.init({ env: local.envId })
  await app.database().createCollection('shelf')
  const books = Array.from({ length: 25 }, (_, n) => ({ _id: `book-${100 + n}`, n, title: markup }))
  await app.database().collection('shelf').add(books)
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  await app.uploadFile({
    cloudPath: `${markup.replaceAll('/', '')}.png`,
    fileContent: Buffer.from(png, 'base64'),
  })
  await app.callFunction({ name: 'api', data: { note: markup, token: 'door-opener' } })

  browser = await openBrowser()
  page = await browser.newPage({ viewport: { width: 1280, height: 860 }, locale: 'zh-CN' })
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`${message.text()} (${message.location().url})`)
  })
  await page.goto(`${local.url}/#collections`)
  await chooseEnvironment()
})

afterAll(async () => {
  await browser.close()
  await local.remove()
})

afterEach(async () => {
  expect(await page.title()).toBe('微规 · 本机')
  expect(problems).toEqual([])
})

test('documents: paged, searched, opened', async () => {
  await page.getByRole('link', { name: 'shelf 25' }).click()
  await page.getByText('第 1–20 篇').waitFor()
  await page.getByRole('button', { name: '下一页' }).click()
  await page.getByText('第 21–25 篇').waitFor()
  await page.getByRole('textbox', { name: '查询条件（JSON）' }).fill('{"n": 3}')
  await page.keyboard.press('Enter')
  await page.getByText('第 1–1 篇').waitFor()
  await page.locator('summary').focus()
  await page.keyboard.press('Enter')
  expect(await page.locator('details .json').innerText()).toContain(JSON.stringify(markup))
})

test('a search that is no JSON is answered with a sentence', async () => {
  await page.getByRole('textbox', { name: '查询条件（JSON）' }).fill('{"n": ')
  const refused = page.waitForResponse((response) => response.status() === 400)
  await page.keyboard.press('Enter')
  await refused
  await page.getByRole('alert').waitFor()
  // Chromium writes each refused request to the console.
  problems.length = 0
})

test('calls: they come by themselves, and one can be opened', async () => {
  await page.getByRole('link', { name: '调用' }).click()
  await page.getByRole('button', { name: 'insertDocument' }).first().waitFor()
  await tcb.init({ env: local.envId }).database().collection('shelf').doc('book-107').remove()
  await page.getByRole('button', { name: 'removeDocument' }).waitFor()
  await page.getByRole('searchbox').fill('api')
  await page.getByRole('button', { name: 'api', exact: true }).focus()
  await page.keyboard.press('Enter')
  const opened = await page.getByRole('dialog').innerText()
  expect(opened).toContain(JSON.stringify(markup))
  expect(opened).not.toContain('door-opener')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('functions, timers and files', async () => {
  await page.getByRole('link', { name: '云函数' }).click()
  await page.getByRole('cell', { name: 'api' }).waitFor()
  await page.getByRole('link', { name: '定时器' }).click()
  await page.getByRole('cell', { name: '0 * * * * * *' }).waitFor()
  await page.getByRole('link', { name: '文件' }).click()
  await page.getByRole('button', { name: '预览' }).click()
  const picture = page.getByRole('dialog').getByRole('img')
  await picture.waitFor()
  expect(await picture.evaluate((image) => (image as HTMLImageElement).decode().then(() => true))).toBe(true)
  await page.keyboard.press('Escape')
})

test.each(['light', 'dark'] as const)('nothing is cut off on a phone, %s', async (colorScheme) => {
  await page.emulateMedia({ colorScheme })
  await page.setViewportSize({ width: 390, height: 844 })
  for (const tab of ['集合', '调用', '云函数', '定时器', '文件']) {
    await page.getByRole('link', { name: tab, exact: true }).click()
    await page.locator('#inspector').locator('a, table').first().waitFor()
    const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect([tab, overhang]).toEqual([tab, 0])
  }
})

/** The worker's local CloudBase may hold environments of earlier tests. */
async function chooseEnvironment() {
  const choice = page.getByRole('combobox', { name: '环境' })
  await page.locator('.side').waitFor()
  if (await choice.isVisible()) await choice.selectOption(local.envId)
}
