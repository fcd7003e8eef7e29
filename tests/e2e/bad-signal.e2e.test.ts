import type { Browser, Route } from 'playwright-core'
import { openBrowser, openPhone, type BrowserPhone } from '../_support/browser'
import { textOf } from '../_support/builders'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'
import { compose } from './steps'

// What a tap on 提交 does when the network fails under it, or the finger taps twice.

const door = '**/v1/functions/api**'
const lostCall = /net::ERR_/

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

function procedureOf(route: Route): string {
  return (route.request().postDataJSON() as { path: string }).path
}

function isSubmit(route: Route): boolean {
  return procedureOf(route) === 'posts.submit'
}

async function titlesHandedIn(phone: BrowserPhone): Promise<string[]> {
  await phone.open('/posts/mine/index')
  await phone.see('#my-posts .list-end', '没有更多了')
  return phone.on('#my-posts .post-title').allInnerTexts()
}

test('a double tap on 提交 hands in one post', async () => {
  const phone = await openPhone(browser, local, 'chen-mo')
  await compose(phone, '点了两下')
  let calls = 0
  let bothTapped: () => void = () => undefined
  const answerAfter = new Promise<void>((resolve) => (bothTapped = resolve))
  await phone.page.route(door, async (route) => {
    if (isSubmit(route)) {
      calls += 1
      await answerAfter
    }
    await route.continue()
  })
  await phone.tap('#submit')
  await phone.on('#submit').tap({ force: true })
  bothTapped()
  await phone.see('#receipt')
  expect(calls).toBe(1)
  expect(await titlesHandedIn(phone)).toEqual(['点了两下'])
  await phone.close()
})

test('when the network is gone, everything written stays, and the next tap hands it in', async () => {
  const phone = await openPhone(browser, local, 'gao-yuan', { expected: lostCall })
  await compose(phone, '地铁里写的')
  await phone.page.route(door, (route) => route.abort('internetdisconnected'))
  await phone.tap('#submit')
  await phone.see('#send-failure', '网络没有回应')
  await phone.tap('#refusal-close')
  expect(await phone.on('#title textarea').inputValue()).toBe('地铁里写的')
  expect(await phone.on('#body textarea').inputValue()).toBe(textOf(320))
  await phone.see('.picture-state', '1200×800')
  await phone.page.unroute(door)
  await phone.tap('#submit')
  expect(await phone.read('#receipt-time')).toBe('1月4日 周日 17:00')
  expect(await titlesHandedIn(phone)).toEqual(['地铁里写的'])
  await phone.close()
})

test('when only the answer is lost, the post is found to be there, and is not handed in twice', async () => {
  const phone = await openPhone(browser, local, 'lin-xiaoyu', { expected: lostCall })
  await compose(phone, '电梯里交的')
  await phone.page.route(door, async (route) => {
    if (!isSubmit(route)) return route.continue()
    await route.fetch()
    await route.abort('connectionreset')
  })
  await phone.tap('#submit')
  await phone.see('#post #place', '1月4日 周日 17:00')
  expect(await titlesHandedIn(phone)).toEqual(['电梯里交的'])
  await phone.close()
})

test('changes that did not arrive are not said to be handed in', async () => {
  const author = await openPhone(browser, local, 'chen-mo', { expected: lostCall })
  await compose(author, '要改一处')
  await author.tap('#submit')
  await author.see('#receipt')
  const editor = await openPhone(browser, local, 'zhou-ning')
  await editor.tab('待办').tap()
  await editor.tap('#approvals .row-waiting', '要改一处')
  await editor.tap('#more')
  await editor.tap('#more-changes-asked')
  await editor.tap('#phrase-0')
  await editor.tap('#confirm-changes-asked')
  await editor.see('#state', '待修改')
  await editor.close()

  await author.page.reload()
  await author.tap('#revise')
  await author.on('#revise #title textarea').fill('改了一处')
  await author.page.route(door, (route) =>
    procedureOf(route) === 'posts.resubmit' ? route.abort('internetdisconnected') : route.continue(),
  )
  await author.tap('#submit')
  await author.see('#send-failure', '网络没有回应')
  await author.tap('#refusal-close')
  await author.page.unroute(door)
  await author.tap('#submit')
  await author.see('#receipt')
  await author.close()
})

test('when only the answer to a decision is lost, the approver sees how far it is, and no failure of theirs', async () => {
  const editor = await openPhone(browser, local, 'zhou-ning', { expected: lostCall })
  await editor.tab('待办').tap()
  await editor.tap('#approvals .row-waiting', '地铁里写的')
  await editor.page.route(door, async (route) => {
    if (procedureOf(route) !== 'approvals.decide') return route.continue()
    await route.fetch()
    await route.abort('connectionreset')
  })
  await editor.tap('#approve')
  await editor.see('#lost', '刚才网络没有回应。现在的进展：周宁 已在 1月1日')
  await editor.page.unroute(door)
  await editor.tap('#go-on')
  await editor.see('#approvals')
  await editor.close()
})

test('a phone that slept says at its next call which day it is', async () => {
  const author = await openPhone(browser, local, 'gao-yuan')
  await author.open('/notices/inbox/index')
  await author.see('.row-notice .notice-when', '今天')
  await local.setClock('2026-01-02T02:00:00.000Z')
  await author.tap('.row-notice')
  await author.see('#post-title')
  await author.page.goBack()
  await author.see('.row-notice .notice-when', '昨天')
  await author.close()
})
