import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'
import { find, phoneOf, read, tap, write } from './steps'

// The rules on the build that WeChat runs: a clause by its words, and from one phone to another.

let local: TestEnvironment

beforeAll(async () => {
  local = await openDemoCompany()
})

afterAll(() => local.remove())

test('X1: any clause is found by words in at most three taps, and opens on a page of its own', async () => {
  const app = await phoneOf('chen-mo', local)
  let taps = 0
  const tapped = async (selector: string) => {
    taps += 1
    await tap(app, selector)
  }
  taps += 1
  await app.miniProgram.switchTab('/rulebooks/library/index')
  await tapped('#search')
  await write(app, '#search', '照片 5MB')
  await tapped('#clause-G9 .clause-top')
  expect(await read(app, '#clause-version')).toContain('第 1 版')
  expect(await read(app, '#clause-G9 .clause-body')).toContain('图文并茂')
  expect(taps).toBeLessThanOrEqual(3)
  await app.close()
})

test('X1: a forwarded clause names its version, and opens on another phone as its first screen', async () => {
  const app = await phoneOf('chen-mo', local)
  await app.miniProgram.navigateTo('/rulebooks/clause/index?id=G6')
  await find(app, '#clause-version')
  const page = await app.miniProgram.currentPage()
  const shared = (await page?.callMethod('onShareAppMessage')) as { title: string; path: string }
  expect(shared).toEqual({
    title: 'G6 提前两个整天 · 《集团媒体管理规定》第 1 版',
    path: '/rulebooks/clause/index?id=G6&of=group-media@1',
  })
  await tap(app, '#copy')
  expect(app.host.device.clipboard).toMatch(/^G6 提前两个整天 · 《集团媒体管理规定》第 1 版\n合格材料/)
  await app.close()

  for (const personId of ['lin-xiaoyu', 'xu-xin']) {
    const other = await phoneOf(personId, local, shared.path)
    expect(await read(other, '#clause-G6 .clause-name')).toBe('提前两个整天')
    await tap(other, '#all')
    await find(other, '#book-group-media')
    await other.close()
  }
})
