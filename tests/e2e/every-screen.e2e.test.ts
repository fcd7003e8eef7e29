import type { Browser } from 'playwright-core'
import { openBrowser, openPhone, type BrowserPhone } from '../_support/browser'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'
import { compose } from './steps'

let local: TestEnvironment
let browser: Browser
let postId: string

beforeAll(async () => {
  local = await openDemoCompany()
  browser = await openBrowser()
  const author = await openPhone(browser, local, 'chen-mo')
  await compose(author, '每个画面都看一遍')
  await author.tap('#submit')
  await author.see('#receipt')
  postId = /id=(.+)$/.exec(author.page.url())?.[1] ?? ''
  await author.close()
})

afterAll(async () => {
  await browser.close()
  await local.remove()
})

/** Each screen, and what is on it, and not on the one before, once it has been read. */
const screens = (id: string): [screen: string, shown: string][] => [
  ['/home/today/index', '#greeting'],
  ['/posts/compose/index', '#compose'],
  ['/approvals/inbox/index', '#approvals'],
  ['/approvals/deputies/index', '#name-deputy'],
  ['/rulebooks/library/index', '#library .row-book'],
  ['/rulebooks/book/index?id=group-media&clause=G6', '#book .row-clause'],
  ['/rulebooks/clause/index?id=G6&of=group-media@1', '#clause-version'],
  ['/staff/me/index', '#me #name'],
  ['/staff/sign-in/index', '#bind'],
  [`/posts/detail/index?id=${id}`, '#post-title'],
  [`/posts/revise/index?id=${id}`, '#revise #failure'],
  ['/posts/mine/index', '#my-posts'],
  ['/posts/drafts/index', '#draft-list'],
  ['/editions/calendar/index', '.row-edition'],
  ['/desk/edition/index?id=group-media_2026-01-04_1', '#desk #failure'],
  ['/desk/preview/index?id=group-media_2026-01-04_1', '#preview #failure'],
  ['/desk/by-hand/index?id=group-media_2026-01-04_1', '#by-hand #failure'],
  ['/applications/kinds/index', '.row-kind'],
  ['/applications/form/index?kind=account-opening', '#hand-in'],
  [`/applications/detail/index?id=${id}`, '#application #failure'],
  ['/accounts/registry/index', '#registry'],
  [`/accounts/detail/index?id=${id}`, '#account #failure'],
  ['/accounts/register/index', '#confirm-register'],
  ['/accounts/report/index', '#confirm-report'],
  ['/notices/inbox/index', '#notices'],
  ['/commissions/list/index', '#commissions'],
  ['/commissions/ask/index', '#ask-sheet #failure'],
  [`/commissions/detail/index?id=${id}`, '#commission #failure'],
  ['/insights/ahead/index', '#summary'],
  ['/insights/units/index', '#units .row-unit'],
  ['/urgent/request/index?id=' + id, '#urgent-post'],
  ['/archive/search/index', '#archive'],
  ['/archive/export/index', '#export #begin'],
  ['/admin/channels/index', '.row-channel'],
  ['/admin/holidays/index', '.row-holiday'],
  ['/admin/notices/index', '#change-notice-figures'],
  ['/admin/offices/index', '#office-people'],
  ['/admin/people/index', '.row-person'],
  ['/admin/person/index?id=xu-xin', '#binding'],
  ['/admin/units/index', '.row-unit'],
  ['/admin/unit/index?id=supermarkets', '.row-person'],
  ['/admin/roster/index', '#choose'],
  ['/admin/rulebooks/index', '#in-force .row-book'],
  ['/admin/adoption/index?rulebook=daily-platform@1', '#adoption-title'],
  ['/readings/list/index', '#readings #start'],
  [`/readings/campaign/index?id=${id}`, '#campaign #failure'],
  ['/amendments/edit/index?id=group-media@2', '#amend #failure'],
  ['/amendments/amendment/index?id=group-media@2', '#amendment #failure'],
]

async function openEvery(phone: BrowserPhone): Promise<void> {
  for (const [screen, shown] of screens(postId)) {
    await phone.open(screen)
    await phone.see(shown)
  }
}

for (const theme of ['light', 'dark'] as const)
  test(`every screen opens from its link without an error, ${theme}`, async () => {
    const phone = await openPhone(browser, local, 'he-jing', { theme })
    await openEvery(phone)
    await phone.close()
  })
