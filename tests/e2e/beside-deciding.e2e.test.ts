import type { Browser } from 'playwright-core'
import { demoPhone } from '../_support/demo-phone'
import { openBrowser, openPhone, type BrowserPhone } from '../_support/browser'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'

// What can be done with a request beside deciding it, on an application as on a post: each test goes on where the last
// one ended.

const title = '李可'

let local: TestEnvironment
let browser: Browser
let applicationId: string

beforeAll(async () => {
  local = await openDemoCompany()
  const contact = { name: '李可', company: '云岭茶业', sort: '供应商', reason: '商谈春茶采购' }
  applicationId = await demoPhone(local.url, local.envId)('gao-yuan').apply('contact', contact)
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await local.remove()
})

async function openWaiting(phone: BrowserPhone): Promise<void> {
  await phone.tab('待办').tap()
  await phone.tap('#approvals .row-waiting', title)
}

async function choose(phone: BrowserPhone, act: string): Promise<void> {
  await phone.tap('#more')
  await phone.tap(`#more-${act}`)
}

async function handOn(phone: BrowserPhone, act: 'transfer' | 'add', to: string, surname: string) {
  await choose(phone, act)
  await phone.on('#hand-on-reason textarea').fill('请您看看这家供应商')
  await phone.on('#person-name input').fill(surname)
  await phone.tap(`#person-${to}`)
  await phone.tap(`#confirm-${act}`)
  await phone.on('#hand-on-sheet').waitFor({ state: 'detached' })
}

test('E4: an approver says something with a file, and hands the application on', async () => {
  const head = await openPhone(browser, local, 'liu-fang')
  await openWaiting(head)
  await choose(head, 'comment')
  await head.on('#comment-text textarea').fill('资质见附件')
  const chooser = head.page.waitForEvent('filechooser')
  await head.tap('#attach')
  const buffer = Buffer.from('%PDF-1.7\n1 0 obj\n')
  await (await chooser).setFiles({ name: '资质.pdf', mimeType: 'application/pdf', buffer })
  await head.see('#comment-sheet .row-file', '资质.pdf')
  await head.tap('#confirm-comment')
  await head.see('#talk .row-file', '资质.pdf')
  await handOn(head, 'transfer', 'sun-li', '孙')
  await head.see('#timeline', '刘芳 转交给 孙丽')
  await head.see('#own-bar #more')
  expect(await head.on('#agree').count()).toBe(0)
  await head.close()
})

test('whoever has it now sees what was said, has somebody look first, and keeps a third informed', async () => {
  const next = await openPhone(browser, local, 'sun-li')
  await openWaiting(next)
  await next.see('#talk .row-file', '资质.pdf')
  await handOn(next, 'add', 'zhou-ning', '周')
  await next.see('#looks-first', '等加签的人先看')
  await choose(next, 'copy')
  await next.on('#person-name input').fill('陈')
  await next.tap('#person-chen-mo')
  await next.tap('#confirm-copy')
  await next.see('#copies', '陈默（未读）')
  await next.close()

  const looking = await openPhone(browser, local, 'zhou-ning')
  await openWaiting(looking)
  await looking.see('#timeline', '孙丽 加签')
  await looking.tap('#agree')
  await looking.see('#all-done')
  await looking.close()
})

test('whoever was kept informed says that they read it', async () => {
  const informed = await openPhone(browser, local, 'chen-mo')
  await informed.open(`/applications/detail/index?id=${applicationId}`)
  await informed.tap('#copy-read')
  await informed.see('#copies', '陈默（已读）')
  await informed.close()
})

test('the next decides; whoever asked sees it all, and may still say something', async () => {
  const next = await openPhone(browser, local, 'sun-li')
  await openWaiting(next)
  await next.tap('#agree')
  await next.see('#application-state', '已通过')
  await next.close()

  const asker = await openPhone(browser, local, 'gao-yuan')
  await asker.open(`/applications/detail/index?id=${applicationId}`)
  await asker.see('#timeline', '孙丽 通过')
  await choose(asker, 'comment')
  await asker.on('#comment-text textarea').fill('谢谢各位')
  await asker.tap('#confirm-comment')
  await asker.see('#talk .comment-text', '谢谢各位')
  await asker.close()
})
