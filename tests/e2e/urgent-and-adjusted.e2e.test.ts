import type { Browser } from 'playwright-core'
import { secureRandom } from '../../cloudfunctions/_platform/hash'
import { openContext } from '../../cloudfunctions/_platform/open-context'
import { demoPhone } from '../_support/demo-phone'
import { demoPosts } from '../_support/demo-posts'
import { openBrowser, openPhone } from '../_support/browser'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'
import { compose } from './steps'

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

test('G8: from the post’s page to its urgent request, the head’s signature, and the arranger’s choice', async () => {
  const author = await openPhone(browser, local, 'chen-mo')
  await compose(author, '店庆提前')
  await author.tap('#submit')
  await author.see('#receipt')
  await author.tap('#urgency')
  await author.tap('#wished-day .row-choice', '1月2日 周五')
  await author.on('#urgent-reason textarea').fill('店庆提前到 1 月 2 日')
  await author.tap('#ask-urgently', '提交申请')
  await author.see('#asked-state', '审批中')

  const head = await openPhone(browser, local, 'ma-chao')
  await head.tab('待办').tap()
  await head.tap('#approvals .row-waiting', '加急：店庆提前')
  // The same person on a second phone, a moment later.
  const other = await openPhone(browser, local, 'ma-chao')
  await other.tab('待办').tap()
  await other.tap('#approvals .row-waiting', '加急：店庆提前')
  await other.see('#agree', '签字同意')
  await head.tap('#agree', '签字同意')
  await head.see('#next-bar')
  await other.tap('#refuse')
  await other.on('#refuse-reason textarea').fill('这一句不能丢')
  await other.tap('#confirm-refuse')
  await other.see('#lost', '马超 已在 1月1日')
  await other.see('#lost', '通过，您这次的决定没有计入')
  expect(await other.read('#lost-text')).toBe('这一句不能丢')
  await other.close()

  const arranger = await openPhone(browser, local, 'tang-yue')
  await arranger.tab('待办').tap()
  await arranger.tap('#approvals .row-waiting', '加急：店庆提前')
  await arranger.see('#agree', '请先选一种安排')
  await arranger.tap('[id="free-2026-01-02"]', '用空位')
  await arranger.tap('#agree', '按此安排')
  await arranger.see('#arranged', '已安排到 1月2日 周五')

  await author.open('/home/today/index')
  await author.see('#posts .row-post', '加急')
  const editor = await openPhone(browser, local, 'zhou-ning')
  await editor.tab('待办').tap()
  await editor.see('#approvals .row-waiting', '加急')
  for (const phone of [author, head, arranger, editor]) await phone.close()
})

test('G5: an editor’s report, its effects seen before it is handed in and before it is approved', async () => {
  const editor = await openPhone(browser, local, 'zhou-ning')
  await editor.open('/editions/calendar/index')
  await editor.tap('#adjust-group-media')
  await editor.tap('#adjust-posts-changed')
  await editor.tap('#planned-3')
  await editor.on('#adjust-reason textarea').fill('元旦后来稿较少')
  await editor.tap('#look', '看看会有什么变化')
  await editor.see('#changed .row-effect', '计划 6 → 3 篇')
  await editor.tap('#ask-to-adjust', '提交调整报告')
  await editor.see('#report-state', '等待审批')

  const head = await openPhone(browser, local, 'zheng-yi')
  await head.tab('待办').tap()
  await head.tap('#approvals .row-waiting', '调整：每期计划 3 篇')
  await head.see('#changed .row-effect', '计划 6 → 3 篇')
  await head.tap('#agree', '同意调整')
  await head.see('#report-state', '已生效')
  for (const phone of [editor, head]) await phone.close()
})

test('T16, G8: from the notice that a post expired to its new place, in one way through', async () => {
  const post = demoPosts[0]!
  const postId = await demoPhone(local.url, local.envId)(post.by).handIn(post)
  await wishLatest(postId)
  await local.advanceTo('2026-01-04T07:01:00.000Z')
  const author = await openPhone(browser, local, post.by)
  await author.tap('#bell')
  await author.tap('.row-notice', '已过最晚日期')
  await author.see('#urgent-place', '已过最晚日期')
  await author.tap('#wished-day .row-choice', '1月5日')
  await author.on('#urgent-reason textarea').fill('活动延期一天')
  await author.tap('#ask-urgently', '提交申请')
  await author.see('#asked-state', '审批中')

  const head = await openPhone(browser, local, 'ma-chao')
  await head.tab('待办').tap()
  await head.tap('#approvals .row-waiting', post.title)
  await head.tap('#agree', '签字同意')
  await head.see('#next-bar')
  const arranger = await openPhone(browser, local, 'tang-yue')
  await arranger.tab('待办').tap()
  await arranger.tap('#approvals .row-waiting', post.title)
  await arranger.see('#urgent-place', '已过最晚日期')
  await arranger.tap('[id="free-2026-01-05"]', '用空位')
  await arranger.tap('#agree', '按此安排')
  await arranger.see('#arranged', '已安排到 1月5日 周一')

  await author.open(`/posts/detail/index?id=${postId}`)
  await author.see('#place', '1月5日 周一 17:00（已排定）')
  await author.see('#waiting-for', '编辑')
  for (const phone of [author, head, arranger]) await phone.close()
})

async function wishLatest(postId: string): Promise<void> {
  const { db } = openContext('2026-01-01T02:00:00.000Z', secureRandom, null, 'test')
  const post = (await db.get('posts', postId))!
  const wishes = { ...post.wishes, latest: '2026-01-04' as const }
  await db.transact((tx) => tx.replace('posts', { ...post, wishes }))
}
