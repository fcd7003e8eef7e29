import type { Browser } from 'playwright-core'
import { demoPhone } from '../_support/demo-phone'
import { demoPosts } from '../_support/demo-posts'
import { openBrowser, openPhone, type BrowserPhone } from '../_support/browser'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'

// The editor's afternoon at the desk, from 首页 to the sent edition; each test goes on where the last one ended.

const handedIn = demoPosts.slice(0, 4)
const [first, second, third, unpassed] = handedIn.map(({ title }) => title)

let local: TestEnvironment
let browser: Browser
let editor: BrowserPhone

beforeAll(async () => {
  local = await openDemoCompany()
  const phone = demoPhone(local.url, local.envId)
  for (const post of handedIn) {
    const postId = await phone(post.by).handIn(post)
    if (post.title === unpassed) continue
    for (const by of ['zhou-ning', 'wu-fan', 'zheng-yi'])
      await phone(by).decide(postId, { verdict: 'approved', comment: '', clause: null })
  }
  await local.advanceTo('2026-01-04T06:00:00.000Z')
  browser = await openBrowser()
  editor = await openPhone(browser, local, 'zhou-ning')
})

afterAll(async () => {
  await browser.close()
  await local.remove()
})

const order = () => editor.on('#desk-posts .desk-post-title').allInnerTexts()
const sends = async () => (await local.standIn('sends')) as { articles: { title: string }[] }[]

test('首页 calls the editor to a short edition, and one tap opens its desk', async () => {
  await editor.tap('#desk-alerts .row-alert', '差 2 篇，1 篇还没有通过')
  await editor.see('#desk')
  expect(await editor.read('#time-lock')).toContain('15:00')
  expect(await order()).toEqual([first, second, third, unpassed])
  expect(await editor.on('.row-foreseen .foreseen-text').first().innerText()).toBe(
    `截稿：3 篇已通过的编入，《${unpassed}》顺延到1月5日 周一`,
  )
})

test('one tap moves a post, two make it the head post', async () => {
  await editor.on('.row-post', third).locator('.desk-move-up').tap()
  await editor.see('#desk-posts .row-post:nth-child(2)', third)
  await editor.tap('.row-post .desk-post-body', third)
  await editor.tap('#make-head')
  await editor.see('#desk-posts .row-post:nth-child(1)', third)
  expect(await order()).toEqual([third, first, second, unpassed])
})

test('two taps take a post out, and what comes of it is said before', async () => {
  await editor.tap('.row-post .desk-post-body', second)
  await editor.see('.row-act', '顺延到1月5日 周一')
  await editor.tap('#pull')
  await editor.on('#desk-posts .row-post', second).waitFor({ state: 'detached' })
  expect(await order()).toEqual([third, first, unpassed])
})

test('G2: a reason for a short edition stays on the desk', async () => {
  await editor.tap('#settle-shortage')
  await editor.tap('#send-fewer')
  await editor.see('#desk-shortage', '周宁已写明原因：节日期间稿件少')
})

test('two taps stop the sending, whatever the time; one lets it go out', async () => {
  await local.advanceTo('2026-01-04T07:30:00.000Z')
  await demoPhone(local.url, local.envId)('zhou-ning').approvePreview('group-media_2026-01-04_1')
  await local.advanceTo('2026-01-04T08:55:00.000Z')
  await editor.page.reload()
  await editor.see('#send-stage', '待发')
  await editor.tap('#stop-sheet-open')
  await editor.tap('#stop')
  await editor.see('#stopped', '周宁')
  await editor.see('.row-foreseen', '已停发，不会发出')
  await local.advanceTo('2026-01-04T09:05:00.000Z')
  expect(await sends()).toEqual([])
  await editor.tap('#resume')
  await editor.on('#stopped').waitFor({ state: 'detached' })
  await local.advanceTo('2026-01-04T09:07:00.000Z')
  expect((await sends()).map(({ articles }) => articles.map(({ title }) => title))).toEqual([[third, first]])
  await editor.close()
})
