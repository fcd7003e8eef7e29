import type { Browser } from 'playwright-core'
import { openBrowser, openPhone, type BrowserPhone } from '../_support/browser'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'

let local: TestEnvironment
let browser: Browser
let admin: BrowserPhone

beforeAll(async () => {
  local = await openDemoCompany()
  browser = await openBrowser()
})

beforeEach(async () => {
  admin = await openPhone(browser, local, 'he-jing')
  await admin.tab('管理').tap()
  // A link that is opened while the tab is still coming up is lost below it.
  await admin.see('#library .row-book')
})

afterEach(() => admin.close())

afterAll(async () => {
  await browser.close()
  await local.remove()
})

test('G2: an admin sets a channel’s figures, is told what the rules refuse, and sees who set them', async () => {
  await admin.tap('#library #channels')
  await admin.tap('#change-group-media')
  await admin.see('#figures #applies-from', '3月3日')
  await admin.tap('#lockMinutes-20')
  await admin.tap('#save-figures')
  await admin.see('#figures-failure', '定稿（发出前 30 分钟）不能早于截稿（发出前 20 分钟）')
  await admin.tap('#lockMinutes-180')
  await admin.tap('#plannedPosts-8')
  await admin.tap('#save-figures')
  await admin.see('#channel-group-media .row-figure', '发出前 180 分钟')
  await admin.see('#channel-group-media', '何静 1月1日 10:00 修改过公司设定')
})

test('the holidays of this year are listed by month, those of the next are not published', async () => {
  await admin.tap('#library #holidays')
  await admin.see('#holiday-2026-02-14', '调休上班')
  await admin.tap('#year-2027')
  await admin.see('#holidays-unknown', '2027年的节假日未公布')
})

test('X1: a clause is found by another word for the same, whatever the width', async () => {
  await admin.on('#search input').fill('照片 ５ＭＢ')
  await admin.see('#clause-G9 .clause-found', '5 MB')
  await admin.on('#clause-G2').waitFor({ state: 'detached' })
  await admin.on('#search input').fill('lgzt')
  await admin.see('#clause-G6 .clause-found', '两个整天')
})

test('X1: from the list one tap leads to a rulebook, and a link to a clause of it', async () => {
  await admin.tap('#book-group-media')
  await admin.see('#book-title', '集团媒体管理规定')
  await admin.see('#book #clause-G1')
  await admin.open('/rulebooks/book/index?id=group-media&clause=G13')
  await admin.see('#book #clause-G13')
  await admin.page.waitForFunction(() => {
    const clauses = Array.from(document.querySelectorAll('#clause-G13'))
    return clauses.some((clause) => {
      const { top } = clause.getBoundingClientRect()
      return top > 0 && top < 400
    })
  })
})

test('X2, W3: from a refusal one tap leads to its clause', async () => {
  await admin.tap('#library #channels')
  await admin.tap('#testers-group-media')
  await admin.on('.row-tester .button').first().tap()
  await admin.tap('#save-testers')
  await admin.tap('#testers-failure .to-clause', '查看条款 W3')
  await admin.see('#clause #clause-W3', '先测试')
})

test('whoever may not open a page is told why, and led home', async () => {
  const author = await openPhone(browser, local, 'chen-mo')
  await author.open('/admin/people/index')
  await author.see('#failure', '这一页不对您开放')
  expect(await author.on('#retry').count()).toBe(0)
  await author.tap('#go-home')
  await author.see('#greeting')
  await author.close()
})

test('the calendar shows one channel alone, when it is chosen', async () => {
  await admin.open('/editions/calendar/index')
  await admin.see('.row-edition', '青梧集团媒体号')
  await admin.see('.row-holiday', '春节班')
  await admin.tap('#channel-store-news')
  await admin.see('.row-edition', '青梧百货号')
  expect(await admin.on('.row-edition', '青梧集团媒体号').count()).toBe(0)
  await admin.see('.edition-warning', '春节放假')
})

test('G6: days too near for what is handed in today say so; to whoever runs the channel they say what is free', async () => {
  const author = await openPhone(browser, local, 'chen-mo')
  await author.open('/editions/calendar/index')
  await author.tap('#channel-group-media')
  const rooms = (phone: BrowserPhone) => phone.on('.edition-free').allInnerTexts()
  await author.see('.row-edition', '已过投稿时限')
  expect((await rooms(author)).slice(0, 3)).toEqual([...['已过投稿时限', '已过投稿时限', '剩 6/6']])
  const editor = await openPhone(browser, local, 'zhou-ning')
  await editor.open('/editions/calendar/index')
  await editor.tap('#channel-group-media')
  await editor.see('.row-desk', '剩 6/6')
  expect((await rooms(editor)).slice(0, 2)).toEqual(['剩 6/6', '剩 6/6'])
  for (const phone of [author, editor]) await phone.close()
})
