import type { Browser } from 'playwright-core'
import { demoPhone } from '../_support/demo-phone'
import { demoPosts } from '../_support/demo-posts'
import { openBrowser, openPhone } from '../_support/browser'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'

const post = demoPosts[0]!

let local: TestEnvironment
let browser: Browser
let postId: string

beforeAll(async () => {
  local = await openDemoCompany()
  postId = await demoPhone(local.url, local.envId)(post.by).handIn(post)
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await local.remove()
})

test('G11: the editor changes the title, and its submitter sees by whom and what', async () => {
  const editor = await openPhone(browser, local, 'zhou-ning')
  await editor.open(`/posts/detail/index?id=${postId}`)
  await editor.tap('#edit')
  await editor.see('#edit-note')
  await editor.on('#edit #title textarea').fill('十年的商场')
  await editor.tap('#submit')
  await editor.see('#edited .again-title', '编辑 周宁 改动了 1 处')

  const author = await openPhone(browser, local, post.by)
  await author.open(`/posts/detail/index?id=${postId}`)
  await author.see('#edited .span-added')
  await author.see('#trail', '编辑改动内容')
  expect(await author.on('#edit').count()).toBe(0)
})
