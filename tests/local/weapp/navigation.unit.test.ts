import type { WeappHost } from '../../../local/weapp'
import { aCounter, callWx, closeHosts, evaluate } from './support'

afterEach(closeHosts)

const HOME = '/pages/home/index'
const ME = '/pages/me/index'
const POST = '/packages/detail/pages/post/index'

const stackOf = (host: WeappHost) => host.pages.stack.map((page) => page.route)

test('pages are stacked and taken off again', async () => {
  const host = aCounter()
  await callWx(host, 'navigateTo', { url: `${POST}?id=1` })
  await callWx(host, 'navigateTo', { url: `${POST}?id=2` })
  expect(stackOf(host)).toEqual(['pages/home/index', POST.slice(1), POST.slice(1)])
  expect(evaluate(host, 'getCurrentPages().map((page) => page.data.id)')).toEqual([undefined, '1', '2'])
  await callWx(host, 'redirectTo', { url: `${POST}?id=3` })
  expect(evaluate(host, 'getCurrentPages().map((page) => page.data.id)')).toEqual([undefined, '1', '3'])
  await callWx(host, 'navigateBack', { delta: 5 })
  expect(stackOf(host)).toEqual(['pages/home/index'])
})

test('a tab keeps its state while another is shown', async () => {
  const host = aCounter()
  const home = host.pages.current()
  await callWx(host, 'switchTab', { url: ME })
  await callWx(host, 'switchTab', { url: HOME })
  expect(host.pages.current()).toBe(home)
  expect((home.caller.data as { log: string[] }).log).toEqual(['load {}', 'show', 'ready', 'hide', 'show'])
})

test('reLaunch starts every page anew', async () => {
  const host = aCounter()
  const home = host.pages.current()
  await callWx(host, 'reLaunch', { url: HOME })
  expect(host.pages.current().id).not.toBe(home.id)
  expect(stackOf(host)).toEqual(['pages/home/index'])
})

test('an address without a slash is relative to the page', async () => {
  const host = aCounter()
  await callWx(host, 'switchTab', { url: '../me/index' })
  expect(stackOf(host)).toEqual(['pages/me/index'])
})

test.each([
  ['navigateTo', ME, 'navigateTo:fail can not navigateTo a tabbar page'],
  ['redirectTo', ME, 'redirectTo:fail can not redirectTo a tabbar page'],
  ['switchTab', POST, 'switchTab:fail can not switch to no-tabBar page'],
  ['navigateTo', '/pages/none/index', 'navigateTo:fail page "pages/none/index" is not found'],
  ['navigateBack', '', 'navigateBack:fail cannot navigate back at first page.'],
])('%s to %s is refused in WeChat’s words', async (name, url, errMsg) => {
  const host = aCounter()
  await expect(callWx(host, name, { url })).rejects.toMatchObject({ errMsg })
  expect(stackOf(host)).toEqual(['pages/home/index'])
})

test('ten pages are the most', async () => {
  const host = aCounter()
  for (let depth = 1; depth < 10; depth++) await callWx(host, 'navigateTo', { url: POST })
  await expect(callWx(host, 'navigateTo', { url: POST })).rejects.toMatchObject({
    errMsg: 'navigateTo:fail webview count limit exceed',
  })
})
