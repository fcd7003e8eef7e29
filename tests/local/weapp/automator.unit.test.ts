import { launchWeapp, type LaunchedWeapp } from '../../_support/weapp'
import { COUNTER } from './support'

let app: LaunchedWeapp

beforeEach(async () => {
  app = await launchWeapp({
    root: COUNTER,
    cloud: { callFunction: async () => [{ id: '9', title: '通知' }], uploadFile: async () => '' },
  })
})
afterEach(() => app.close())

const currentPage = async () => {
  const page = await app.miniProgram.currentPage()
  if (!page) throw new Error('no page')
  return page
}

const element = async (selector: string) => {
  const found = await (await currentPage()).$(selector)
  if (!found) throw new Error(`nothing matches ${selector}`)
  return found
}

test('the npm client taps, reads texts, classes and markup', async () => {
  await (await element('#add')).tap()
  expect(await (await element('#count')).text()).toBe('1')
  expect(await (await element('#count')).attribute('class')).toBe('title')
  expect(await (await element('.card')).outerWxml()).toBe(
    '<view class="card"><text id="count" class="title">1</text></view>',
  )
  expect(await (await currentPage()).$('.none')).toBeNull()
})

test('the npm client types, switches and picks', async () => {
  const input = (await element('#name')) as { input?(value: string): Promise<void> }
  await input.input?.('李四')
  await (await element('#agree')).tap()
  await (await element('#day')).trigger('change', { value: '2031-02-03' })
  expect(await (await currentPage()).data()).toMatchObject({ name: '李四', agree: true, day: '2031-02-03' })
  expect(await (await element('#name')).value()).toBe('李四')
})

test('the npm client follows the pages', async () => {
  await (await currentPage()).callMethod('load')
  await (await element('.row')).tap()
  const detail = await currentPage()
  expect([detail.path, detail.query]).toEqual(['packages/detail/pages/post/index', { id: '9' }])
  expect(await app.miniProgram.pageStack()).toHaveLength(2)
  await app.miniProgram.navigateBack()
  expect((await app.miniProgram.switchTab('/pages/me/index'))?.path).toBe('pages/me/index')
  expect((await app.miniProgram.reLaunch('/pages/home/index'))?.path).toBe('pages/home/index')
})

test('the npm client calls, mocks and restores wx functions', async () => {
  const { miniProgram } = app
  await miniProgram.callWxMethod('setStorageSync', 'a', 1)
  expect(await miniProgram.callWxMethod('getStorageSync', 'a')).toBe(1)
  await miniProgram.mockWxMethod('getStorageSync', 2)
  expect(await miniProgram.evaluate('() => wx.getStorageSync("a")')).toBe(2)
  await miniProgram.mockWxMethod(
    'getStorageSync',
    function (this: { origin(key: string): number }, key: string) {
      return this.origin(key) + 10
    },
  )
  expect(await miniProgram.evaluate('() => wx.getStorageSync("a")')).toBe(11)
  await miniProgram.restoreWxMethod('getStorageSync')
  expect(await miniProgram.evaluate('(key) => wx.getStorageSync(key)', 'a')).toBe(1)
})

test('the npm client hears the console and exceptions', async () => {
  const heard: unknown[] = []
  app.miniProgram.on('console', (line) => heard.push(line))
  app.miniProgram.on('exception', (line) => heard.push(line))
  await app.miniProgram.evaluate(
    '() => { console.log("said", 1); setTimeout(() => { throw new Error("fell") }) }',
  )
  expect(heard).toMatchObject([{ type: 'log', args: ['said', 1] }, { exception: { message: 'fell' } }])
  expect(app.host.problems.take()).toHaveLength(1)
})

test('a launch that had problems does not close quietly', async () => {
  const other = await launchWeapp({ root: COUNTER })
  await other.miniProgram.evaluate('() => console.error("bad")')
  await expect(other.close()).rejects.toThrow('console.error: bad')
})
