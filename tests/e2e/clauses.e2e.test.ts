import type { Browser } from 'playwright-core'
import { openBrowser, openPhone, type BrowserPhone } from '../_support/browser'
import { openDemoCompany } from '../_support/demo-company'
import { demoPhone } from '../_support/demo-phone'
import { demoPosts } from '../_support/demo-posts'
import type { TestEnvironment } from '../_support/local'

let local: TestEnvironment
let browser: Browser
let author: BrowserPhone

beforeEach(async () => {
  local = await openDemoCompany()
  browser = await openBrowser()
  author = await openPhone(browser, local, 'chen-mo')
})

afterEach(async () => {
  await author.close()
  await browser.close()
  await local.remove()
})

/** What 复制 has left for pasting. */
async function copied({ page }: BrowserPhone): Promise<string> {
  await page.context().grantPermissions(['clipboard-read'])
  return page.evaluate(() => navigator.clipboard.readText())
}

test('X1: a clause has a page of its own, and its link opens it for somebody else', async () => {
  await author.tab('制度').tap()
  await author.tap('#book-group-media')
  await author.tap('#book #clause-G6 .clause-top')
  await author.see('#clause-version', '第 1 版')
  await author.see('#governed', '申请加急')
  await author.see('#applied', '没有用到这一条的记录')
  await author.tap('#copy', '复制链接')
  const text = await copied(author)
  expect(text).toContain('G6 提前两个整天 · 《集团媒体管理规定》第 1 版')
  const [link = ''] = text.split('\n').slice(-1)

  const stranger = await openPhone(browser, local, 'stranger', { openId: 'o-stranger' })
  await stranger.page.goto(link)
  await stranger.see('#clause #clause-G6', '空出两个整天')
  expect(await stranger.on('#clause-linked').count()).toBe(0)
  await stranger.tap('#whole', '看整部制度')
  await stranger.see('#book-title', '集团媒体管理规定')
  await stranger.open('/rulebooks/clause/index?id=G6&of=another-book@2')
  await stranger.page.reload()
  await stranger.see('#clause-linked', '链接来自另一部制度')
  await stranger.close()
})

test('X1: where a clause was applied lately leads to what it was applied to', async () => {
  const [post] = demoPosts
  const phone = demoPhone(local.url, local.envId)
  const postId = await phone(post!.by).handIn(post!)
  await phone('zhou-ning').decide(postId, { verdict: 'approved', comment: '', clause: null })
  const editor = await openPhone(browser, local, 'zhou-ning')
  await editor.open('/rulebooks/clause/index?id=G11')
  await editor.see('#applied .row-count', '编辑通过')
  await editor.tap('#applied .row-use', post!.title)
  await editor.see('#post-title', post!.title)
  await editor.close()
})

test('of a link that was cut off it is said that it is the link, and where to go', async () => {
  await author.page.goto(`${local.url}/app/#/rulebooks/clause/index`)
  await author.see('#failure', '链接不完整')
  await author.tap('#go-home', '回首页')
  await author.see('#greeting')
})
