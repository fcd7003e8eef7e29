import { imageSize } from 'image-size'
import { type Camera, createCamera } from '../../../local/weapp'
import { toDocument } from '../../../local/weapp/snapshot/document'
import { aCounter, callWx, closeHosts } from './support'

let camera: Camera

beforeAll(() => {
  camera = createCamera()
})
afterEach(closeHosts)
afterAll(() => camera.close())

test('a picture has the size of the screen asked for, at two pixels per point', async () => {
  const host = aCounter()
  for (const width of [320, 390, 1024]) {
    expect(imageSize(await camera.take(host, { width, height: 700 }))).toMatchObject({
      width: width * 2,
      height: 1400,
    })
  }
})

test('dark and light differ, and so do large and normal text', async () => {
  const host = aCounter()
  const light = await camera.take(host)
  expect(await camera.take(host, { theme: 'dark' })).not.toEqual(light)
  expect(await camera.take(host, { rootFontSize: 24 })).not.toEqual(light)
  expect(await camera.take(host)).toEqual(light)
})

test('bars, title, badge and controls are drawn', async () => {
  const host = aCounter({ theme: 'dark' })
  await callWx(host, 'setTabBarBadge', { index: 1, text: '5' })
  await callWx(host, 'setNavigationBarTitle', { title: '今天' })
  const html = toDocument(host, { theme: 'dark', wholePage: false })
  expect(html).toContain('background:#111111;color:white')
  expect(html).toContain('<em>5</em>')
  expect(html).toContain('今天')
  expect(html).toContain('>姓名</div>')
  expect(html).toMatch(/<wx-image id="picture" mode="widthFix"><img src="data:image\/png;base64,/)
  expect(html).toContain('<wx-view class="stepper" data-hears-tap="yes"><wx-text>+2</wx-text></wx-view>')
})
