import type { Browser } from 'playwright-core'
import { openBrowser, openPhone } from '../_support/browser'
import { textOf } from '../_support/builders'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'
import { addPicture, write } from './steps'

// Material owed (约稿, G22) on the phones of those concerned: each test goes on where the last one ended.

let local: TestEnvironment
let browser: Browser

beforeAll(async () => {
  local = await openDemoCompany()
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await local.remove()
})

test('G6, G22: the editor asks a unit for material for an edition, and reads by when it must come', async () => {
  const editor = await openPhone(browser, local, 'zhou-ning')
  await editor.tab('我的').tap()
  await editor.tap('#commissions')
  await editor.tap('#ask')
  await editor.tap('#unit .choice', '青梧超市')
  await editor.on('#topic textarea').fill('新春年货节的现场')
  await editor.tap('#target .choice', '1月8日')
  expect(await editor.read('#ask-deadline')).toBe(
    '要刊于 1月8日 周四，须在 1月5日 周一 24:00 前交到编辑（提前量 2 个整天，G6）',
  )
  await editor.tap('#send-ask')
  await editor.see('#commission-topic', '新春年货节的现场')
  expect(await editor.read('#commission-state')).toBe('待交')
  await editor.see('#remind.nut-button-disabled, #remind[disabled]')
  await editor.close()
})

test('the unit sees on its first screen what it owes, and writes for it in two taps', async () => {
  const author = await openPhone(browser, local, 'gao-yuan')
  await author.see('#owed', '欠稿 1')
  await author.tap('#owed .row-commission')
  await author.tap('#hand-in')
  await author.see('#written-for', '计入约稿')
  await write(author, { title: '年货节开街', text: textOf(320), source: '青梧超市' })
  await addPicture(author)
  await author.see('#progress', '全部符合')
  await author.tap('#submit')
  await author.see('#receipt')
  await author.tap('#commission', '新春年货节')
  await author.see('#commission-topic', '新春年货节')
  await author.open('/commissions/list/index')
  await author.tap('#tab-done')
  await author.see('.row-commission', '已交齐')
  await author.close()
})

test('the head sees the week ahead, and the month’s numbers with what they mean', async () => {
  const head = await openPhone(browser, local, 'zheng-yi', { theme: 'dark' })
  await head.tab('我的').tap()
  await head.tap('#insights')
  await head.see('#summary', '七天内')
  await head.see('.row-edition-ahead', '审批中 1')
  await head.tap('.row-edition-ahead .ahead-head')
  await head.see('#time-lock')
  await head.open('/insights/ahead/index')
  await head.tap('#unit-months')
  await head.see('#bars-supermarkets', '青梧超市')
  expect(await head.on('#table-supermarkets .table-cell').allInnerTexts()).toEqual([
    ...['1', '0', '0', '0', '0', '0', '0'],
  ])
  await head.close()
})
