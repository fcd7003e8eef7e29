import type { Browser } from 'playwright-core'
import { openBrowser, openPhone, type BrowserPhone } from '../_support/browser'
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

async function openPeople(): Promise<BrowserPhone> {
  const admin = await openPhone(browser, local, 'he-jing')
  await admin.tab('管理').tap()
  await admin.tap('#people')
  await admin.see('.row-person')
  return admin
}

async function agree(phone: BrowserPhone): Promise<void> {
  await phone.tap('.taro-model__confirm')
}

test('G1: a unit is added and renamed, somebody moves there, and becomes what it has one of', async () => {
  const admin = await openPeople()
  await admin.tap('#units')
  await admin.see('#unit-supermarkets', '供稿人 高远')
  await admin.tap('#add-unit')
  await admin.on('#unit-name input').fill('滨江')
  await admin.tap('#save-name')
  await admin.see('#unit-title', '滨江')
  await admin.see('#named-submitter', '暂缺')
  await admin.tap('#rename')
  await admin.on('#unit-name input').fill('滨江店')
  await admin.tap('#save-name')
  await admin.see('#unit-title', '滨江店')

  await admin.open('/admin/people/index')
  await admin.on('#people-words input').fill('gy')
  await admin.tap('#member-gao-yuan')
  await admin.tap('#move')
  await admin.see('#move-plan', '不再是青梧超市的供稿人')
  await admin.tap('#move-unit .row-choice', '滨江店')
  await admin.tap('#move-stand-in .row-choice', '刘芳')
  await admin.tap('#confirm-move', '调到滨江店')
  await admin.see('#person-trail', '调动：青梧超市 → 滨江店，不再是青梧超市的供稿人')
  await admin.tap('#role-submitter')
  await agree(admin)
  await admin.see('#person-trail', '成为滨江店的供稿人')
  await admin.tap('#to-unit')
  await admin.see('#named-submitter', '高远')
  await admin.close()

  const named = await openPhone(browser, local, 'liu-fang')
  await named.tab('我的').tap()
  await named.see('.me-roles', '供稿人')
  await named.close()
})

test('X4: after a lost phone one tap ends the binding, and the person joins with the code that it shows', async () => {
  const lost = await openPhone(browser, local, 'chen-mo')
  await lost.see('#greeting', '陈默')
  const admin = await openPeople()
  await admin.on('#people-words input').fill('cm')
  await admin.tap('#member-chen-mo')
  await admin.see('#binding', '已绑定')
  await admin.tap('#revoke')
  await agree(admin)
  await admin.see('#invite', '陈默的邀请码')
  const code = await admin.read('#invite #invite-code')
  await admin.close()
  await lost.page.reload()
  await lost.see('#join')
  await lost.close()
  const phone = await openPhone(browser, local, 'chen-mo', { openId: 'o-new-phone' })
  await phone.tap('#join #sign-in')
  await phone.on('#invite-code input').fill(code)
  await phone.tap('#bind')
  await phone.see('#greeting', '陈默')
  await phone.close()
})
