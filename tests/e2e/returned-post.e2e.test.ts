import type { Browser } from 'playwright-core'
import { openBrowser, openPhone, type BrowserPhone } from '../_support/browser'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'
import { compose, pass, write } from './steps'

const title = '年货节预告'

let local: TestEnvironment
let browser: Browser
let author: BrowserPhone
let editor: BrowserPhone

beforeAll(async () => {
  local = await openDemoCompany()
  browser = await openBrowser()
  author = await openPhone(browser, local, 'gao-yuan')
  editor = await openPhone(browser, local, 'zhou-ning')
})

afterAll(async () => {
  await browser.close()
  await local.remove()
})

test('the editor returns a post with a reason and a clause', async () => {
  await compose(author, title)
  await author.tap('#submit')
  await author.see('#receipt')
  await editor.tab('待办').tap()
  await editor.tap('#approvals .row-waiting', title)
  await editor.tap('#more')
  await editor.tap('#more-returned')
  await editor.tap('#confirm-returned')
  await editor.see('#reason-sheet', '请写明理由')
  await editor.tap('#phrase-1')
  await editor.tap('#clause-G9')
  await editor.tap('#confirm-returned')
  await editor.see('#state', '已退回')
})

test('its author is told why, mends it, and hands it in again: the lead time starts anew', async () => {
  await local.advanceTo('2026-01-02T02:00:00.000Z')
  await author.page.goBack()
  await author.tab('首页').tap()
  await author.tap('#bell')
  await author.tap('.row-notice', '稿件已退回')
  expect(await author.read('#returned-comment')).toBe('请注明来源')
  await author.tap('#returned .to-clause', 'G9')
  await author.see('#clause #clause-G9', '图文并茂')
  await author.on('#returned').waitFor({ state: 'hidden' })
  await author.page.goBack()
  await author.tap('#revise')
  expect(await author.on('#revise #title textarea').inputValue()).toBe(title)
  await author.see('#revise .picture-state', '1200×800')
  await write(author, { source: '青梧超市，采购部供稿' })
  await author.see('#revise .section-note', '已保存')
})

test('what was mended goes on on another device; where both wrote, the person chooses', async () => {
  const revise = author.page.url().replace(/^.*#/, '')
  const tablet = await openPhone(browser, local, 'gao-yuan')
  await tablet.open(revise)
  await tablet.see('#revise .picture-state', '1200×800')
  expect(await tablet.on('#source input').inputValue()).toBe('青梧超市，采购部供稿')
  await write(tablet, { title: '年货节开街' })
  await tablet.see('#revise .section-note', '已保存')
  await write(author, { title: '年货节的预告' })
  await author.see('#conflict', '年货节开街')
  await author.tap('#keep-both')
  await author.see('#revise .section-note', '自动保存')
  expect(await author.on('#revise #title textarea').inputValue()).toBe('年货节开街')
  await tablet.open('/posts/drafts/index')
  await tablet.see('.row-draft', '年货节的预告')
  expect(await tablet.on('.row-draft').count()).toBe(1)
  await write(author, { title })
  await author.tap('#submit')
  expect(await author.read('#receipt-time')).toBe('1月5日 周一 17:00')
  await tablet.open(revise)
  await tablet.see('#revise #empty', '这篇稿件不在退回状态')
  await tablet.close()
})

test('the editor passes what was mended', async () => {
  await editor.page.goBack()
  await pass(editor, title, '等 吴凡、孙丽 审核')
  await editor.see('.article-meta', '来源：青梧超市，采购部供稿')
  await author.close()
  await editor.close()
})
