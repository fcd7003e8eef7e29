import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { imageSize } from 'image-size'
import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'
import { aCounter, callWx, closeHosts, evaluate } from './support'

let folder: string
beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'weigui-canvas-'))))
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(closeHosts)

type Drawn = { canvas: object; problem?: string }

/** A red picture whose left half is transparent, chosen on the phone and drawn on a canvas of this size. */
async function draw(width: number, height: number) {
  const png = new PNG({ width: 40, height: 20 })
  for (let at = 0; at < png.data.length; at += 4) png.data.set([255, 0, 0, (at / 4) % 40 < 20 ? 0 : 255], at)
  const file = path.join(folder, 'red.png')
  writeFileSync(file, PNG.sync.write(png))
  const host = aCounter()
  host.files.choose(file)
  const { tempFiles } = await callWx(host, 'chooseImage')
  const [{ path: src }] = tempFiles as [{ path: string }]
  evaluate(
    host,
    `globalThis.drawn = {}, (() => {
      const canvas = wx.createOffscreenCanvas({ type: '2d', width: ${width}, height: ${height} })
      const context = canvas.getContext('2d')
      const image = canvas.createImage()
      image.onload = () => {
        context.fillStyle = '#ffffff'
        context.fillRect(0, 0, ${width}, ${height})
        context.drawImage(image, 0, 0, ${width}, ${height})
        drawn.canvas = canvas
      }
      image.onerror = (problem) => { drawn.problem = String(problem) }
      image.src = ${JSON.stringify(src)}
    })()`,
  )
  await host.settle()
  return { host, ...evaluate<Drawn>(host, 'drawn') }
}

test('a picture is scaled and encoded for real; what was transparent shows the ground', async () => {
  const { host, canvas } = await draw(80, 40)
  const { tempFilePath } = await callWx(host, 'canvasToTempFilePath', {
    canvas,
    fileType: 'jpg',
    quality: 0.9,
  })
  const content = host.files.read(String(tempFilePath))
  expect(imageSize(content)).toMatchObject({ type: 'jpg', width: 80, height: 40 })
  const { data } = jpeg.decode(content)
  const pixel = (x: number) => [...data.subarray((20 * 80 + x) * 4, (20 * 80 + x) * 4 + 3)]
  expect(Math.min(...pixel(10))).toBeGreaterThan(240)
  expect(pixel(70)[0]).toBeGreaterThan(230)
  expect(pixel(70)[1]).toBeLessThan(30)
})

test('less quality makes fewer bytes, and PNG has none to choose', async () => {
  const { host, canvas } = await draw(200, 100)
  const bytesOf = async (options: object) => {
    const { tempFilePath } = await callWx(host, 'canvasToTempFilePath', { canvas, ...options })
    return host.files.read(String(tempFilePath))
  }
  const [good, poor] = [
    await bytesOf({ fileType: 'jpg', quality: 1 }),
    await bytesOf({ fileType: 'jpg', quality: 0.2 }),
  ]
  expect(poor.length).toBeLessThan(good.length)
  expect(imageSize(await bytesOf({ destWidth: 50, destHeight: 25 }))).toMatchObject({
    type: 'png',
    width: 50,
  })
})

test('a canvas that a phone would leave blank fails', () => {
  expect(() =>
    evaluate(aCounter(), "wx.createOffscreenCanvas({ type: '2d', width: 10, height: 4097 })"),
  ).toThrow('too large')
})
