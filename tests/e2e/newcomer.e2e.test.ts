import type { Browser } from 'playwright-core'
import { openBrowser, openPhone } from '../_support/browser'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'

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

test('a newcomer joins with the code that an admin made, once', async () => {
  const admin = await openPhone(browser, local, 'he-jing')
  await admin.tab('管理').tap()
  await admin.tap('#people')
  await admin.tap('#people-list-unbound')
  await admin.tap('.row-person', '许欣')
  await admin.see('#binding', '还没有加入')
  await admin.tap('#invite-xu-xin')
  await admin.see('#invite', '许欣的邀请码')
  const code = await admin.read('#invite #invite-code')
  await admin.close()

  const newcomer = await openPhone(browser, local, 'xu-xin')
  await newcomer.tap('#join #sign-in')
  await newcomer.on('#invite-code input').fill('2345')
  await newcomer.tap('#bind')
  await newcomer.see('#wrong-form')
  await newcomer.on('#invite-code input').fill(` ${code.toLowerCase()} `)
  await newcomer.tap('#bind')
  await newcomer.see('#greeting', '许欣')
  await newcomer.close()

  const late = await openPhone(browser, local, 'late', { openId: 'o-somebody-else' })
  await late.tap('#join #sign-in')
  await late.on('#invite-code input').fill(code)
  await late.tap('#bind')
  await late.see('#refusal', '已用过')
  await late.close()
})

test('somebody who has not joined reads the public rules and is told how to join', async () => {
  const stranger = await openPhone(browser, local, 'stranger', { openId: 'o-stranger' })
  await stranger.see('#join', '用邀请码加入')
  await stranger.tab('投稿').tap()
  await stranger.see('#not-bound')
  await stranger.tab('制度').tap()
  await stranger.see('#library .row-book')
  await stranger.see('#library .library-note', '这里是公开条款')
  await stranger.tap('#book-group-media')
  await stranger.see('#book #clause-G6')
  expect(await stranger.on('#book #clause-G17').count()).toBe(0)
  await stranger.close()
})
