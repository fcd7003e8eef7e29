import type { Browser } from 'playwright-core'
import { demoPhone } from '../_support/demo-phone'
import { demoPosts } from '../_support/demo-posts'
import { openBrowser, openPhone, type BrowserPhone } from '../_support/browser'
import { textOf } from '../_support/builders'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'
import { addPicture, pass, write } from './steps'

// The main job on the phones of those who do it, in the order of the days: each test goes on where the last one ended.

const title = '中山店十周年'

let local: TestEnvironment
let browser: Browser
let author: BrowserPhone

beforeAll(async () => {
  local = await openDemoCompany()
  const other = demoPosts[1]!
  await demoPhone(local.url, local.envId)(other.by).handIn(other)
  browser = await openBrowser()
  author = await openPhone(browser, local, 'chen-mo', { isMoving: true })
})

afterAll(async () => {
  await browser.close()
  await local.remove()
})

async function seeBadge(phone: BrowserPhone, count: number): Promise<void> {
  const badge = phone.tab('待办').locator('.weui-badge')
  if (count === 0) return badge.waitFor({ state: 'detached' })
  expect(await badge.innerText()).toBe(String(count))
}

test('投稿 says the earliest date and who will decide, before a word is written', async () => {
  await author.tab('投稿').tap()
  expect(await author.read('#earliest-time')).toBe('1月4日 周日 17:00')
  expect(await author.on('#chain .chain-names').allInnerTexts()).toEqual(['周宁', '吴凡 / 孙丽', '郑毅'])
})

test('a text that is too short is shown as not met, and refused with its clause', async () => {
  await write(author, { title, text: textOf(120), source: '青梧百货中山店' })
  await addPicture(author)
  await author.see('.rule-not-met', '正文不少于 300 字')
  await author.tap('#submit')
  await author.see('#refusal .clause-id', 'G9')
  expect(await author.read('#refusal-measured')).toContain('120')
  expect(await author.read('#refusal-limit')).toContain('300')
  await author.tap('#refusal-close')
})

test('closing the app in the middle of writing loses nothing', async () => {
  await write(author, { text: textOf(320) })
  await author.see('#progress', '全部符合')
  await author.page.reload()
  expect(await author.on('#title textarea').inputValue()).toBe(title)
  expect(await author.on('#body textarea').inputValue()).toBe(textOf(320))
  expect(await author.on('#source input').inputValue()).toBe('青梧百货中山店')
  await author.see('.picture-state', '1200×800')
  await author.see('.picture-cover')
  await author.see('#progress', '全部符合')
})

test('handing in answers with the date', async () => {
  await author.tap('#submit')
  expect(await author.read('#receipt-time')).toBe('1月4日 周日 17:00')
  expect(await author.read('#receipt-message')).toContain('预占青梧集团媒体号1月4日 周日的版位')
})

test('three people pass it, each in two taps from 待办, whose badge is the length of the list', async () => {
  const steps = [
    ['zhou-ning', '等 吴凡、孙丽 审核'],
    ['wu-fan', '等 郑毅 放行'],
    ['zheng-yi', '已通过'],
  ] as const
  for (const [personId, then] of steps) {
    const phone = await openPhone(browser, local, personId, { theme: 'dark', isMoving: true })
    await phone.tab('待办').tap()
    await phone.see('#approvals .row-waiting')
    const waiting = await phone.on('#approvals .row-waiting').count()
    await seeBadge(phone, waiting)
    await pass(phone, title, then)
    await phone.page.goBack()
    await phone.on('#approvals .row-waiting', title).waitFor({ state: 'hidden' })
    await seeBadge(phone, waiting - 1)
    await phone.close()
  }
})

test('at its time the edition is sent, once, with the post in it', async () => {
  await local.advanceTo('2026-01-04T07:01:00.000Z')
  expect(await local.standIn('sends')).toEqual([])
  await demoPhone(local.url, local.envId)('zhou-ning').approvePreview('group-media_2026-01-04_1')
  await local.advanceTo('2026-01-04T09:00:00.000Z')
  await local.standIn('settle', {})
  await local.advanceTo('2026-01-04T09:31:00.000Z')
  expect(await local.standIn('sends')).toMatchObject([{ status: 'SEND_SUCCESS', articles: [{ title }] }])
})

test('its author is told, and the link opens what was published', async () => {
  await author.page.goBack()
  await author.tab('首页').tap()
  await author.tap('#bell')
  await author.tap('.row-notice', '已发布')
  await author.see('#state', '已发布')
  const link = await author.read('#link .cell-note')
  await author.close()
  const reader = await browser.newPage()
  await reader.goto(link)
  await reader.getByText(title).first().waitFor()
  await reader.getByText(textOf(320)).waitFor()
})

test.each([
  ['slide', true, '0.3s'],
  ['do not slide for whoever asked their device for less movement', false, '0s'],
])('screens %s', async (_, isMoving, lasts) => {
  const phone = await openPhone(browser, local, 'zhou-ning', { isMoving })
  const takes = await phone.page.locator('.taro_router').evaluate((router) => {
    const coming = router.appendChild(document.createElement('div'))
    coming.className = 'taro_page'
    return getComputedStyle(coming).transitionDuration
  })
  expect(takes).toBe(lasts)
  await phone.close()
})
