import type { Browser } from 'playwright-core'
import { aVideo } from '../_support/a-video'
import { openBrowser, openPhone, type BrowserPhone } from '../_support/browser'
import { textOf } from '../_support/builders'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'
import { addPicture, write } from './steps'

const title = '带视频的稿件'

let local: TestEnvironment
let browser: Browser
let author: BrowserPhone

beforeAll(async () => {
  local = await openDemoCompany()
  browser = await openBrowser()
  author = await openPhone(browser, local, 'chen-mo')
  await author.tab('投稿').tap()
})

afterAll(async () => {
  await browser.close()
  await local.remove()
})

async function choose(button: string, name: string, content: Uint8Array): Promise<void> {
  const chooser = author.page.waitForEvent('filechooser')
  await author.tap(button)
  const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) }
  await (await chooser).setFiles(file)
}

test('G9, X2: a file that is no video says so where it stands, and can be taken out', async () => {
  await choose('#add-video', '假视频.mp4', Buffer.from('MZ\x90\x00 a program'))
  await author.see('.row-video .picture-why', '不是视频')
  await author.tap('#remove-video')
  await author.on('#add-video').waitFor()
})

test('P3: a video goes with a post, is there after a reload, and whoever decides can watch it', async () => {
  await write(author, { title, text: textOf(320), source: '本单位原创' })
  await addPicture(author)
  await choose('#add-video', '现场.mp4', aVideo())
  await author.see('.video-state', 'KB · MP4')
  await author.page.reload()
  await author.see('.video-state', 'KB · MP4')
  await author.tap('#submit')
  await author.see('#watch', '播放视频')
  const editor = await openPhone(browser, local, 'zhou-ning')
  await editor.tab('待办').tap()
  await editor.tap('#approvals .row-waiting', title)
  const opened = editor.page.waitForEvent('popup')
  await editor.tap('#watch')
  const shown = await fetch((await opened).url())
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(aVideo())
})
