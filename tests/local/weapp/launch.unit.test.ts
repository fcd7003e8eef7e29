import type { WeappHost } from '../../../local/weapp'
import { type as typeText } from '../../../local/weapp/view/gestures'
import { aCounter, closeHosts, evaluate, find, tapInside, tapOn, textAt } from './support'

afterEach(closeHosts)

type HomeData = { count: number; log: string[]; greeting: string }
const homeData = (host: WeappHost) => host.pages.current().caller.data as HomeData

test('the app starts on its first page, through the life cycle of a phone', async () => {
  const host = aCounter()
  await host.settle()
  expect(host.pages.current().route).toBe('pages/home/index')
  expect(homeData(host).log).toEqual(['load {}', 'show', 'ready'])
  expect(evaluate(host, 'getApp().launchedAt')).toBe('pages/home/index')
  expect(host.problems.list()).toEqual([])
})

test('a message opens the app on the page it names, with its query', () => {
  const host = aCounter({ page: '/packages/detail/pages/post/index?id=7' })
  expect(textAt(host, '#post')).toBe('7')
})

test('a tap reaches the handler with the dataset, a component with its detail', async () => {
  const host = aCounter()
  await tapOn(host, '#add')
  expect(textAt(host, '#count')).toBe('1')
  await tapInside(host, '#stepper')
  expect(textAt(host, '#count')).toBe('3')
})

test('a disabled button does nothing', async () => {
  const host = aCounter()
  await tapOn(host, '#off')
  expect(textAt(host, '#count')).toBe('0')
})

test('typed text reaches the page, which uses a module of the package', async () => {
  const host = aCounter()
  typeText(find(host, '#name'), '张三')
  await host.settle()
  expect(homeData(host).greeting).toBe('hello 张三')
})

test('an error thrown by a handler is collected and told to the app', async () => {
  const host = aCounter()
  evaluate(host, 'setTimeout(() => { throw new TypeError("lost") }, 1)')
  await host.settle()
  expect(host.problems.take().join()).toContain('TypeError: lost')
  expect(evaluate(host, 'getApp().lastError')).toContain('lost')
  expect(host.problems.list()).toEqual([])
})

test('the app reads the shifted Date, while its timers run on real time', async () => {
  const host = aCounter({ now: () => Date.parse('2031-05-06T07:08:09Z') })
  expect(evaluate(host, 'new Date().toISOString()')).toBe('2031-05-06T07:08:09.000Z')
  expect(evaluate(host, 'Date.now() === Number(new Date())')).toBe(true)
  expect(evaluate(host, 'new Date(0).getTime()')).toBe(0)
  expect(evaluate(host, 'new Date() instanceof Date && new Date().constructor === Date')).toBe(true)
  const startedAt = Date.now()
  evaluate(host, 'setTimeout(() => {}, 30)')
  await host.settle()
  expect(Date.now() - startedAt).toBeGreaterThanOrEqual(29)
})

test.each(['eval("1")', 'new Function("return 1")', 'Function("return 1")()', '(() => {}).constructor("1")'])(
  '%s is refused as WeChat refuses it',
  (code) => {
    const host = aCounter()
    expect(() => evaluate(host, code)).toThrow('not allowed')
    expect(evaluate(host, 'new Function("return this")() === globalThis')).toBe(true)
  },
)

test.each([
  'window',
  'document',
  'fetch',
  'URL',
  'process',
  'require',
  'Buffer',
  'structuredClone',
  'AbortController',
])('the app sees no %s', (name) => {
  expect(evaluate(aCounter(), `typeof ${name}`)).toBe('undefined')
})

test('what crosses to the view and to the cloud is counted per page', async () => {
  const host = aCounter({ cloud: { callFunction: async () => [], uploadFile: async () => '' } })
  host.traffic.reset()
  await tapOn(host, '#add')
  host.pages.call(host.pages.current(), 'load')
  await host.settle()
  const [page] = host.traffic.pages
  expect(page).toMatchObject({ route: 'pages/home/index', setDataCalls: 2, cloudCalls: 1 })
  expect(page?.setDataBytes).toBe('{"count":1}'.length + '{"rows":[]}'.length)
})

test('two apps run side by side, each with its own state and problems', async () => {
  const [one, other] = [aCounter(), aCounter()]
  await tapOn(one, '#add')
  expect([textAt(one, '#count'), textAt(other, '#count')]).toEqual(['1', '0'])
  evaluate(one, 'wx.setTabBarStyle.call(null), setTimeout(() => { throw new Error("mine") })')
  await one.settle()
  expect(one.problems.list()).toHaveLength(1)
  expect(other.problems.list()).toEqual([])
})
