import { demoPhone } from '../_support/demo-phone'
import { demoPosts } from '../_support/demo-posts'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'
import { find, phoneOf, read, tap } from './steps'

// From a notice to the decision: taps are counted, and the calls they cost.

let local: TestEnvironment

beforeAll(async () => {
  local = await openDemoCompany()
  const [post] = demoPosts
  await demoPhone(local.url, local.envId)(post!.by).handIn(post!)
})

afterAll(() => local.remove())

test('at most two taps lead from the notice to the decision, and one call to each screen', async () => {
  const app = await phoneOf('zhou-ning', local)
  await app.miniProgram.reLaunch('/notices/inbox/index')
  let taps = 0
  const tapped = async (selector: string) => {
    taps += 1
    await tap(app, selector)
  }
  await tapped('.row-notice')
  await find(app, '#post-title')
  await tapped('#approve')
  expect(await read(app, '#all-done')).toContain('都处理完了')
  expect(taps).toBeLessThanOrEqual(2)
  await app.close()
})

test('rejecting takes a reason, which is one tap as well', async () => {
  const app = await phoneOf('wu-fan', local)
  await app.miniProgram.reLaunch('/notices/inbox/index')
  await tap(app, '.row-notice')
  await tap(app, '#more')
  await tap(app, '#more-rejected')
  await tap(app, '#phrase-1')
  await tap(app, '#confirm-rejected')
  expect(await read(app, '#returned-comment')).toBe('内容不适合在本渠道刊出')
  expect(await read(app, '#state')).toBe('未通过')
  await app.close()
})

test('the lists of 待办 are read when they are tapped', async () => {
  const app = await phoneOf('wu-fan', local)
  await app.miniProgram.switchTab('/approvals/inbox/index')
  await tap(app, '#inbox-tab-done')
  expect(await read(app, '.request-title')).toBe(demoPosts[0]!.title)
  await app.close()
})
