import Taro from '@tarojs/taro'
import { renditionBelow, renditionTries } from '../../../shared/posts'
import { browserEasel } from './browser'
import type { ChosenFile } from './file'
import { paint, type Easel } from './drawing'

/** Each holds a whole picture in memory, so there is one at a time. */
let last: Promise<unknown> = Promise.resolve()

/** A JPG of the picture that WeChat takes in an article's body (P3); null when this phone cannot draw it. */
export function makeRendition(picture: ChosenFile): Promise<ChosenFile | null> {
  const made = last.then(() => tryRendition(picture))
  last = made
  return made
}

async function tryRendition(picture: ChosenFile): Promise<ChosenFile | null> {
  try {
    const easel = process.env.TARO_ENV === 'weapp' ? await openEasel(picture) : await browserEasel(picture)
    for (const { width, height, quality } of renditionTries(easel)) {
      const made = await easel.draw(width, height).toJpg(quality)
      if (made.bytes < renditionBelow) return made
    }
    return null
  } catch {
    // No picture, or none that this phone knows: the server says which.
    return null
  }
}

/** @throws when WeChat cannot draw the file */
async function openEasel({ path }: ChosenFile): Promise<Easel> {
  const image = await loadImage(path)
  return {
    width: image.width,
    height: image.height,
    draw(width, height) {
      const canvas = Taro.createOffscreenCanvas({ type: '2d', width, height })
      const context = canvas.getContext('2d') as unknown as CanvasRenderingContext2D
      paint(context, image as unknown as CanvasImageSource, width, height)
      return { toJpg: (quality) => encode(canvas, width, height, quality) }
    },
  }
}

/** An image belongs to the kind of canvas that made it; its size does not matter. */
async function loadImage(path: string): Promise<Taro.Image> {
  const image = Taro.createOffscreenCanvas({ type: '2d', width: 1, height: 1 }).createImage()
  await new Promise<void>((resolve, reject) => {
    image.onload = () => resolve()
    image.onerror = () => reject(new Error('this is no picture'))
    image.src = path
  })
  return image
}

async function encode(
  canvas: Taro.OffscreenCanvas,
  width: number,
  height: number,
  quality: number,
): Promise<ChosenFile> {
  const { tempFilePath } = await Taro.canvasToTempFilePath({
    canvas: canvas as unknown as Taro.Canvas,
    ...{ x: 0, y: 0, width, height },
    // In pixels: without them WeChat multiplies by those of the screen.
    ...{ destWidth: width, destHeight: height, fileType: 'jpg', quality },
  })
  return { path: tempFilePath, bytes: await bytesOf(tempFilePath) }
}

function bytesOf(filePath: string): Promise<number> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().getFileInfo({
      filePath,
      success: (info) => resolve((info as { size: number }).size),
      fail: reject,
    })
  })
}
