import type { Browser } from 'playwright-core'
import { openBrowser, openPhone, type BrowserPhone } from '../_support/browser'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'
import { write } from './steps'

// One person, two devices: what is written on one goes on on the other, and nothing is thrown away unasked.

let local: TestEnvironment
let browser: Browser
let phone: BrowserPhone
let tablet: BrowserPhone

beforeAll(async () => {
  local = await openDemoCompany()
  browser = await openBrowser()
  phone = await openPhone(browser, local, 'chen-mo')
  tablet = await openPhone(browser, local, 'chen-mo')
})

afterAll(async () => {
  await phone.close()
  await tablet.close()
  await browser.close()
  await local.remove()
})

const title = (device: BrowserPhone) => device.on('#title textarea').inputValue()

async function goOnWith(device: BrowserPhone, draft: string): Promise<void> {
  await device.open('/posts/drafts/index')
  await device.tap('.row-draft .draft-text', draft)
  await device.see('#compose #title')
}

test('the last sign that was typed survives a reload at the very next moment', async () => {
  await phone.tab('投稿').tap()
  await write(phone, { title: '没写完', text: '第一段' })
  await phone.page.reload()
  await phone.see('#compose #title')
  expect(await title(phone)).toBe('没写完')
  expect(await phone.on('#body textarea').inputValue()).toBe('第一段')
})

test('a draft is in the list of drafts, and goes on on another device', async () => {
  await phone.see('#compose .section-note', '已保存')
  await goOnWith(tablet, '没写完')
  expect(await title(tablet)).toBe('没写完')
  await write(tablet, { title: '在平板上接着写' })
  await tablet.see('#compose .section-note', '已保存')
})

test('where both wrote, the person chooses, and both can stay', async () => {
  await write(phone, { title: '在手机上也改了' })
  await phone.see('#conflict', '在平板上接着写')
  await phone.tap('#keep-both')
  await phone.on('#conflict').waitFor({ state: 'hidden' })
  await phone.see('#compose .section-note', '已保存')
  expect(await title(phone)).toBe('在手机上也改了')
  await phone.open('/posts/drafts/index')
  await phone.see('.row-draft', '在手机上也改了')
  await phone.see('.row-draft', '在平板上接着写')
})

test('deleting a draft asks first, and then it is gone', async () => {
  await phone.on('.row-draft', '在平板上接着写').locator('.draft-remove').tap()
  await phone.page.getByText('删除后不能恢复').waitFor()
  await phone.page.getByText('继续', { exact: true }).tap()
  await phone.on('.row-draft', '在平板上接着写').waitFor({ state: 'detached' })
  await phone.see('.row-draft', '在手机上也改了')
})

test('blocks are moved, made into something else, removed, and taken back', async () => {
  await goOnWith(phone, '在手机上也改了')
  await phone.tap('#add-heading')
  await phone.on('.field-heading textarea').fill('开幕当天')
  await phone.tap('.block-heading .block-more')
  await phone.tap('#block-up')
  expect(await phone.on('.row-block textarea').first().inputValue()).toBe('开幕当天')
  await phone.tap('#kind-quote')
  expect(await phone.on('.field-quote textarea').inputValue()).toBe('开幕当天')
  await phone.tap('#block-remove')
  await phone.on('.field-quote').waitFor({ state: 'detached' })
  await phone.tap('#undo')
  expect(await phone.on('.field-quote textarea').inputValue()).toBe('开幕当天')
})
