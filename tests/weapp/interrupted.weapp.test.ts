import { openIdOf } from '../../local/demo/identities'
import { textOf } from '../_support/builders'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'
import { launchWeapp } from '../_support/weapp'
import { addPicture, find, phoneOf, read, readAll, tap, write } from './steps'

// The network goes, or WeChat ends the app, in the middle of the work. Looks into the host.

let local: TestEnvironment

beforeAll(async () => {
  local = await openDemoCompany()
})

afterAll(() => local.remove())

test('what was written is there again after WeChat has ended the app', async () => {
  const before = await phoneOf('lin-xiaoyu', local)
  await before.miniProgram.switchTab('/posts/compose/index')
  await write(before, '#title', '没写完的一篇')
  await write(before, '#body', textOf(320))
  await addPicture(before)
  await before.miniProgram.switchTab('/home/today/index')
  const { storage } = before.host
  await before.close()

  const after = await launchWeapp({ openId: openIdOf('lin-xiaoyu'), gateway: local, storage })
  await after.miniProgram.switchTab('/posts/compose/index')
  expect(await (await find(after, '#title')).value()).toBe('没写完的一篇')
  expect(await (await find(after, '#body')).value()).toBe(textOf(320))
  expect(await readAll(after, '.picture-state')).toEqual([expect.stringContaining('1200×800')])
  await after.close()
})

test('without a network nothing written is lost, and the next tap hands it in, once', async () => {
  const app = await phoneOf('gao-yuan', local)
  await app.miniProgram.switchTab('/posts/compose/index')
  await write(app, '#title', '地铁里写的')
  await write(app, '#body', textOf(320))
  await write(app, '#source', '青梧超市')
  await addPicture(app)
  app.host.setNetwork('none')
  await tap(app, '#submit')
  await find(app, '#send-failure')
  await tap(app, '#refusal-close')
  app.host.setNetwork('wifi')
  await tap(app, '#submit')
  expect(await read(app, '#receipt-time')).toBe('1月4日 周日 17:00')
  await app.miniProgram.navigateTo('/posts/mine/index')
  expect(await readAll(app, '.post-title')).toEqual(['地铁里写的'])
  await app.close()
})
