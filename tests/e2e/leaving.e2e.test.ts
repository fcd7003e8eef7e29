import type { Browser } from 'playwright-core'
import { openBrowser, openPhone } from '../_support/browser'
import { openDemoCompany } from '../_support/demo-company'
import { demoPhone } from '../_support/demo-phone'
import { demoPosts } from '../_support/demo-posts'
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

test('X4: an admin enters that an approver leaves: out on their phone, and what waited is on the successor’s list', async () => {
  const phone = demoPhone(local.url, local.envId)
  const [post] = demoPosts.filter(({ channelId }) => channelId === undefined)
  const postId = await phone(post!.by).handIn(post!)
  await phone('zhou-ning').decide(postId, { verdict: 'approved', comment: '', clause: null })

  const leaver = await openPhone(browser, local, 'wu-fan')
  await leaver.tab('待办').tap()
  await leaver.see('#approvals .row-waiting', post!.title)

  const admin = await openPhone(browser, local, 'he-jing')
  await admin.tab('管理').tap()
  await admin.tap('#people')
  await admin.on('#people-words input').fill('wf')
  await admin.tap('#member-wu-fan')
  await admin.tap('#leave-wu-fan')
  await admin.see('#leave-plan', '青梧集团媒体号：审核')
  await admin.see('#leave-plan', post!.title)
  // The editor has handled it already.
  await admin.on('#person-name input').fill('周')
  await admin.tap('#person-zhou-ning')
  await admin.see('#leave-unfit', '1 项接手人不能处理')
  await admin.on('#person-name input').fill('唐')
  await admin.tap('#person-tang-yue')
  await admin.tap('#confirm-leave', '由唐悦接手')
  await admin.tap('#again-wu-fan')
  await admin.see('#leave-plan', '已由唐悦接手')
  await admin.close()

  await leaver.page.reload()
  await leaver.see('#not-bound')
  await leaver.tab('首页').tap()
  await leaver.see('#join')
  await leaver.close()

  const successor = await openPhone(browser, local, 'tang-yue')
  await successor.tab('待办').tap()
  await successor.tap('#approvals .row-waiting', post!.title)
  await successor.tap('#approve')
  await successor.see('.status', '等 郑毅')
  await successor.close()
})
