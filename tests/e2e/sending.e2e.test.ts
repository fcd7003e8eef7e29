import type { Browser } from 'playwright-core'
import { demoPhone } from '../_support/demo-phone'
import { demoPosts } from '../_support/demo-posts'
import { openBrowser, openPhone, type BrowserPhone } from '../_support/browser'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'

// What people do for an edition on its way out; each test goes on where the last one ended.

const handedIn = demoPosts.slice(0, 2)
const link = 'https://mp.weixin.qq.com/s/AbC-123_xyz'

let local: TestEnvironment
let browser: Browser
let editor: BrowserPhone
let publisher: BrowserPhone

beforeAll(async () => {
  local = await openDemoCompany()
  const phone = demoPhone(local.url, local.envId)
  for (const post of handedIn) {
    const postId = await phone(post.by).handIn(post)
    for (const by of ['zhou-ning', 'wu-fan', 'zheng-yi'])
      await phone(by).decide(postId, { verdict: 'approved', comment: '', clause: null })
  }
  await local.advanceTo('2026-01-04T07:05:00.000Z')
  browser = await openBrowser()
  editor = await openPhone(browser, local, 'zhou-ning')
  publisher = await openPhone(browser, local, 'zheng-yi', { theme: 'dark' })
})

afterAll(async () => {
  await browser.close()
  await local.remove()
})

const desk = '/desk/edition/index?id=group-media_2026-01-04_1'

test('W3: the tester is asked, and says with a few words what is wrong', async () => {
  await editor.tap('#bell')
  await editor.tap('.row-notice', '请看预览')
  await editor.see('#preview-where', 'zhouning_qingwu')
  await editor.tap('#answer-wrong')
  await editor.on('#answer-words textarea').fill('第 2 篇价格写错了')
  await editor.tap('#answer-wrong')
  await editor.see('#own-answer', '有问题，第 2 篇价格写错了')
})

test('the desk says in one place what has to be done, and the editor decides with one tap and a reason', async () => {
  await editor.open(desk)
  await editor.see('#todo-clear', '周宁认为有问题：第 2 篇价格写错了')
  await editor.see('.row-foreseen', '不会自动发出，要有人决定照发')
  await editor.tap('#to-clear')
  await editor.tap('#send-untested')
  await editor.on('#todo-clear').waitFor({ state: 'detached' })
  await editor.see('.row-foreseen', '自动群发 2 篇')
  await editor.see('#desk-sending', '周宁 15:05 决定照发：已当面核对')
})

test('after the window the publisher sends it late; until then the desk says what happens by itself', async () => {
  await local.standIn('faults', {
    endpoint: 'message/mass/sendall',
    kind: 'error',
    errcode: 40164,
    times: 40,
  })
  await local.advanceTo('2026-01-04T09:32:00.000Z')
  await publisher.open(desk)
  await publisher.see('#todo-decide', '服务器地址不在公众号的 IP 白名单里')
  await publisher.see('#todo-decide', '请管理员到微信开发者平台')
  await publisher.see('.row-foreseen', '仍没有决定补发的话，稿件自动顺延')
  await publisher.tap('#to-decide')
  await publisher.see('#let-move-on')
  await publisher.tap('#send-late')
  await publisher.see('#send-stage', '正在装配')
  await publisher.close()
})

test('links that WeChat never told are pasted, and checked', async () => {
  await local.standIn('faults', { endpoint: 'callback', kind: 'drop' })
  await local.advanceTo('2026-01-04T09:50:00.000Z')
  await editor.open('/home/today/index')
  await editor.open(desk)
  await editor.see('#send-stage', '已发出')
  await editor.tap('#to-links')
  await editor.see('#by-hand-how', '发表记录')
  await editor.on('.row-article input').first().fill('https://example.com/a')
  await editor.tap('#paste-links')
  await editor.see('#paste-failure', '不是公众号文章的地址')
  await editor.on('.row-article input').first().fill(link)
  await editor.tap('#paste-links')
  await editor.see('#desk-sending .cell-note', link)
  await editor.close()
})

test('an admin says how a channel goes out, each way with what it means, and counts what was sent by hand', async () => {
  const admin = await openPhone(browser, local, 'he-jing')
  await admin.open('/admin/channels/index')
  await admin.tap('#publishing-group-media')
  await admin.see('#way-publish', '不通知粉丝')
  await admin.tap('#way-hand')
  await admin.tap('#save-publishing')
  await admin.see('#channel-group-media .row-figure', '全部人工')
  await admin.tap('#count-store-news')
  await admin.tap('#record-sent')
  await admin.see('#channel-store-news', '当月已群发 1 次，最多 4 次（P2）')
  await admin.tap('#testers-group-media')
  await admin.see('#testers .row-tester', '周宁')
  await admin.close()
})
