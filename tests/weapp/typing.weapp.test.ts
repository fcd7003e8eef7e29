import { textOf } from '../_support/builders'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'
import { addPicture, find, phoneOf, tap, write } from './steps'

// What typing costs the phone. Looks into the host.

let local: TestEnvironment

beforeAll(async () => {
  local = await openDemoCompany()
})

afterAll(() => local.remove())

const kilobyte = 1024

test('in a text of 20,000 characters a keystroke sends at most 4 KB to the view, in one call at most', async () => {
  const app = await phoneOf('chen-mo', local)
  await app.miniProgram.switchTab('/posts/compose/index')
  await write(app, '#body', textOf(10_000))
  await tap(app, '#add-heading')
  await write(app, '.field-heading', '小标题')
  await tap(app, '#add-text')
  await find(app, '.field-heading')
  const page = app.host.traffic.pages.at(-1)!
  const before = { ...page }
  const keystrokes = 20
  for (let n = 1; n <= keystrokes; n += 1) await write(app, '#body', textOf(20_000 + n))
  const calls = page.setDataCalls - before.setDataCalls
  const bytes = page.setDataBytes - before.setDataBytes
  expect(calls).toBeLessThanOrEqual(keystrokes)
  expect(bytes).toBeLessThanOrEqual(keystrokes * 4 * kilobyte)
  await app.close()
})

test('a keystroke in what is said of a picture draws nothing but what changes in the standards', async () => {
  const app = await phoneOf('gao-yuan', local)
  await app.miniProgram.switchTab('/posts/compose/index')
  await write(app, '#body', textOf(10_000))
  await addPicture(app)
  const page = app.host.traffic.pages.at(-1)!
  const before = { ...page }
  const keystrokes = 20
  for (let n = 1; n <= keystrokes; n += 1) await write(app, '.picture-caption', textOf(n))
  expect(page.setDataBytes - before.setDataBytes).toBeLessThanOrEqual(keystrokes * 4 * kilobyte)
  expect(page.setDataCalls - before.setDataCalls).toBeLessThanOrEqual(keystrokes)
  await app.close()
})
