import { imageSize } from 'image-size'
import type { Browser } from 'playwright-core'
import { openBrowser, openPhone, type BrowserPhone } from '../_support/browser'
import { aLargePicture, aPicture, textOf } from '../_support/builders'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'
import { write } from './steps'

const megabyte = 1024 * 1024
const title = '大图与坏图'

let local: TestEnvironment
let browser: Browser
let author: BrowserPhone

beforeAll(async () => {
  local = await openDemoCompany()
  browser = await openBrowser()
  author = await openPhone(browser, local, 'chen-mo', { expected: /net::ERR_/ })
  await author.tab('投稿').tap()
})

afterAll(async () => {
  await browser.close()
  await local.remove()
})

type Named = readonly [name: string, content: Uint8Array]

async function choose(...files: readonly Named[]): Promise<void> {
  const chooser = author.page.waitForEvent('filechooser')
  await author.tap('#add-picture')
  const payload = files.map(([name, content]) => ({
    name,
    mimeType: 'image/jpeg',
    buffer: Buffer.from(content),
  }))
  await (await chooser).setFiles(payload)
}

test('G9, X2: a file that is no picture says so on its own line; the one beside it goes on', async () => {
  await choose(['../../etc/passwd.jpg', Buffer.from('MZ\x90\x00 a program')], ['好图.png', aPicture()])
  await author.see('.picture-why', '不符合“图片为 JPG 或 PNG”：现在 不是图片，要求 JPG、PNG')
  await author.see('.picture-why .to-clause', 'G9')
  await author.see('.picture-state', '1200×800')
  expect(await author.on('.row-picture').first().locator('.picture-why').count()).toBe(1)
  await author.on('.row-picture', '1200×800').locator('.picture-cover').waitFor()
  await author.on('.row-picture').first().locator('.remove-picture').tap()
  await author.on('.picture-why').waitFor({ state: 'detached' })
})

test('X2: 去修改 brings into sight what has to be mended', async () => {
  await write(author, { title, text: textOf(320), source: '' })
  await author.page.evaluate(() => window.scrollTo(0, 0))
  await author.tap('#submit')
  await author.see('#refusal-message', '注明来源')
  await author.tap('#refusal-close')
  await author.page.waitForFunction(() => {
    const { top, bottom } = document.querySelector('#source')!.getBoundingClientRect()
    return top >= 0 && bottom <= window.innerHeight - 120
  })
})

test('G9: a picture of 5 MB is refused before it is uploaded, with what it measures and what is asked', async () => {
  await choose(['太大.jpg', new Uint8Array(5 * megabyte + 1)])
  await author.see('.picture-why', '现在 5 MB，要求小于 5 MB')
  expect(await author.on('.retry-picture').count()).toBe(0)
  await author.on('.row-picture', '5 MB').locator('.remove-picture').tap()
})

test('without a network a picture waits for 重试, and then arrives', async () => {
  await author.page.route('**/*', (route) =>
    route.request().method() === 'PUT' ? route.abort('internetdisconnected') : route.continue(),
  )
  await choose(['离线.png', aPicture(1300, 700)])
  await author.see('.picture-failed', '网络没有回应')
  await author.page.unroute('**/*')
  await author.tap('.retry-picture')
  await author.see('.picture-state', '1300×700')
})

test('P1: what readers see of the cover is chosen by a tap or a drag, and shown as it will be', async () => {
  await author.see('#crop-wide .cover-name', '头条 · 1200×511')
  const image = author.on('#crop-wide .cropped')
  const topOf = async () =>
    (await image.boundingBox())!.y - (await author.on('#crop-wide .cover-drag').boundingBox())!.y
  const centred = await topOf()
  await author.tap('#anchor-wide-start')
  await author.on('#anchor-wide-start.choice-chosen').waitFor()
  expect(await topOf()).toBeCloseTo(0, 0)
  expect(centred).toBeLessThan(-5)
  await author.tap('#closer-square')
  await author.see('#crop-square .cover-name', '次条 · 640×640')
  const box = (await author.on('#crop-square .cover-drag').boundingBox())!
  const at = (x: number, y: number) => [{ x: box.x + x, y: box.y + y, id: 1 }]
  const session = await author.page.context().newCDPSession(author.page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints })
  await touch('touchStart', at(20, 50))
  await touch('touchMove', at(60, 50))
  await touch('touchMove', at(4000, 50))
  await touch('touchEnd', [])
  await author.on('#anchor-square-start.choice-chosen').waitFor()
})

test('P3: of a picture of several megabytes the phone makes a rendition, which is what readers get', async () => {
  const large = aLargePicture()
  expect(large.byteLength).toBeGreaterThan(2 * megabyte)
  // Another phone: after touches that were dispatched by hand this one takes no tap for a while.
  await author.close()
  author = await openPhone(browser, local, 'chen-mo')
  await author.tab('投稿').tap()
  await choose(['大图.png', large])
  await author.see('.picture-state', '1500×1000')
  expect(await author.on('.picture-state', '1500×1000').innerText()).toMatch(
    /正文用 \d{4} 像素宽、\d+ KB 的压缩图/,
  )
  await write(author, { title, text: textOf(320), source: '青梧百货中山店' })
  await author.see('#progress', '全部符合')
  await author.tap('#submit')
  await author.see('#receipt')
  const editor = await openPhone(browser, local, 'zhou-ning')
  await editor.tab('待办').tap()
  await editor.tap('#approvals .row-waiting', title)
  const shown = editor.on('.article-picture img').first()
  const address = await shown.getAttribute('src')
  const content = Buffer.from(await (await fetch(String(address))).arrayBuffer())
  expect(content.byteLength).toBeLessThan(megabyte)
  const { type, width, height } = imageSize(content)
  expect(type).toBe('jpg')
  expect(width).toBeGreaterThanOrEqual(1080)
  expect(width / height).toBeCloseTo(1.5, 2)
  expect(await editor.on('#cover .cropped').count()).toBe(2)
  await editor.close()
  await author.close()
})
