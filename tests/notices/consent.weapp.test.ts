import { openIdOf } from '../../local/demo/identities'
import { demoPhone } from '../_support/demo-phone'
import { demoPosts } from '../_support/demo-posts'
import { miniProgramAppId } from '../../local/settings'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'
import type { LaunchedWeapp } from '../_support/weapp'
import { find, phoneOf, read, readAll, tap } from '../weapp/steps'

// Asking for consent on the build that WeChat runs, whose stand-in refuses to ask outside of a tap. Looks into the host.

const all = ['decide', 'result', 'schedule', 'publish', 'remind'].map((name) => `local-template-${name}`)

let local: TestEnvironment

beforeAll(async () => {
  local = await openDemoCompany()
  for (const post of demoPosts.slice(0, 3)) await demoPhone(local.url, local.envId)(post.by).handIn(post)
})

afterAll(() => local.remove())

/** How many are left by kind, as 我的 says it. */
async function credits(app: LaunchedWeapp): Promise<string[]> {
  await app.miniProgram.switchTab('/staff/me/index')
  return readAll(app, '.credit-left')
}

test('我的 says how many are left, and one tap asks for all five', async () => {
  const app = await phoneOf('sun-li', local)
  expect(await credits(app)).toEqual(['0', '0', '0', '0', '0'])
  app.host.subscriptions.answers.set('local-template-publish', 'reject')
  await tap(app, '#top-up')
  expect(app.host.subscriptions.requests).toEqual([all])
  expect(await readAll(app, '.credit-left')).toEqual(['1', '1', '1', '0', '1'])
  expect(app.host.ui.said).toContain('已补充 4 类')
  await app.close()
})

test('deciding asks along, in the tap itself, and goes on whatever the answer is', async () => {
  const app = await phoneOf('zhou-ning', local)
  await app.miniProgram.switchTab('/approvals/inbox/index')
  await tap(app, '.row-waiting')
  await tap(app, '#approve')
  await find(app, '#next')
  expect(app.host.subscriptions.requests).toEqual([
    ['local-template-decide', 'local-template-publish', 'local-template-remind'],
  ])
  expect(await credits(app)).toEqual(['1', '0', '0', '1', '1'])
  await app.close()
})

test('whoever refused is not asked again that day', async () => {
  const app = await phoneOf('zhou-ning', local)
  for (const id of all) app.host.subscriptions.answers.set(id, 'reject')
  for (let n = 0; n < 2; n += 1) {
    await app.miniProgram.switchTab('/approvals/inbox/index')
    await tap(app, '.row-waiting')
    await tap(app, '#approve')
    await find(app, '#next-bar')
  }
  expect(app.host.subscriptions.requests).toHaveLength(1)
  await app.close()
})

test('a message that was consented to arrives, opens the post, and its notice is read then', async () => {
  const consent = { appid: miniProgramAppId, openid: openIdOf('sun-li'), templateId: 'local-template-decide' }
  await local.standIn('consents', consent)
  await local.advanceTo('2026-01-01T02:02:00.000Z')
  const messages = (await local.standIn('messages')) as { touser: string; page: string }[]
  const message = messages.find(({ touser }) => touser === openIdOf('sun-li'))
  expect(message?.page).toMatch(/^posts\/detail\/index\?id=\w+&notice=\w+$/)

  const app = await phoneOf('sun-li', local)
  await app.miniProgram.switchTab('/staff/me/index')
  const before = await read(app, '#notices .section-note')
  await app.miniProgram.reLaunch(`/${message?.page}`)
  await find(app, '#post-title')
  await app.miniProgram.switchTab('/staff/me/index')
  expect(Number.parseInt(await read(app, '#notices .section-note'))).toBe(Number.parseInt(before) - 1)
  await app.close()
})
