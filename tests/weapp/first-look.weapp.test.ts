import { demoPhone } from '../_support/demo-phone'
import { demoPosts } from '../_support/demo-posts'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'
import { find, phoneOf, readAll } from './steps'

// What a phone shows, and asks the cloud for, before anybody has tapped. Looks into the host.

const inboxTab = 2
const fourthTab = 3

let local: TestEnvironment
let postId: string

beforeAll(async () => {
  local = await openDemoCompany()
  const phone = demoPhone(local.url, local.envId)
  for (const post of demoPosts.slice(0, 3)) postId = await phone(post.by).handIn(post)
})

afterAll(() => local.remove())

test('the badge of 待办 is the length of its list, on whichever screen the app begins', async () => {
  const app = await phoneOf('zhou-ning', local)
  expect(app.host.tabBar.badges.get(inboxTab)).toBe('3')
  await app.miniProgram.switchTab('/approvals/inbox/index')
  expect(await readAll(app, '.waiting-title')).toHaveLength(3)
  expect(app.host.tabBar.badges.get(inboxTab)).toBe('3')
  await app.close()
})

test('the fourth tab is 管理 for admins and 制度 for everybody else', async () => {
  for (const [personId, word] of [
    ['he-jing', '管理'],
    ['chen-mo', '制度'],
    ['xu-xin', '制度'],
  ] as const) {
    const app = await phoneOf(personId, local)
    expect(app.host.tabBar.items.get(fourthTab)).toMatchObject({ text: word })
    await app.close()
  }
})

test('a screen is read with one call, and what it shows is there', async () => {
  const app = await phoneOf('lin-xiaoyu', local)
  const screens = [
    ['/home/today/index', '#greeting'],
    ['/posts/compose/index', '#earliest-time'],
    ['/approvals/inbox/index', '#empty'],
    ['/approvals/deputies/index', '#name-deputy'],
    ['/rulebooks/library/index', '.row-book'],
    ['/rulebooks/book/index?id=group-media', '.row-clause'],
    ['/rulebooks/clause/index?id=G6', '.row-clause'],
    ['/staff/me/index', '#name'],
    [`/posts/detail/index?id=${postId}`, '#post-title'],
    ['/posts/mine/index', '.row-post'],
    ['/posts/drafts/index', '#empty'],
    ['/editions/calendar/index', '.row-edition'],
    ['/desk/edition/index?id=group-media_2026-01-04_1', '#failure'],
    ['/notices/inbox/index', '#empty'],
    ['/admin/channels/index', '#failure'],
    ['/admin/people/index', '#failure'],
  ] as const
  for (const [url, shown] of screens) {
    await app.miniProgram.reLaunch(url)
    await find(app, shown)
    const opened = app.host.traffic.pages.at(-1)
    expect({ url, calls: opened?.cloudCalls }).toEqual({ url, calls: 1 })
  }
  await app.close()
})

test('the desk, with all that it gathers, is read with one call', async () => {
  const app = await phoneOf('zhou-ning', local)
  await app.miniProgram.reLaunch('/desk/edition/index?id=group-media_2026-01-04_1')
  expect(await readAll(app, '.desk-post-title')).toHaveLength(3)
  expect(app.host.traffic.pages.at(-1)?.cloudCalls).toBe(1)
  await app.close()
})
