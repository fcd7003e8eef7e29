import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'
import type { DefineApi, WxMembers } from './async-api'
import type { LocalFiles } from './local-files'

/** Pixels as RGBA. */
type Pixels = { width: number; height: number; data: Uint8Array }

/** Larger ones come out blank on phones; here they fail, so that a test notices. */
const MAX_SIDE = 4096

/**
 * Offscreen 2D canvases, as far as pictures are scaled and encoded with them: white ground, `drawImage`, export.
 * JPEG and PNG are really decoded and encoded. How a camera was held (EXIF) is not applied.
 */
export function canvasMembers(files: LocalFiles, api: DefineApi): WxMembers {
  const drawn = new WeakMap<object, Pixels>()
  return {
    createOffscreenCanvas({ type, width, height }: { type?: string; width: number; height: number }) {
      if (type !== '2d') throw new Error('only 2d canvases are in the wx shim (local/weapp/wx)')
      if (width > MAX_SIDE || height > MAX_SIDE)
        throw new Error(`a canvas of ${width}×${height} is too large`)
      const pixels = { width, height, data: new Uint8Array(width * height * 4) }
      const context = createContext(pixels, drawn)
      const canvas = {
        width,
        height,
        getContext: () => context,
        createImage: () => createImage(files, drawn),
      }
      drawn.set(canvas, pixels)
      return canvas
    },
    canvasToTempFilePath: api<Export>('canvasToTempFilePath', (options) => {
      const { canvas, fileType = 'png', quality = 1, destWidth, destHeight } = options
      const pixels = canvas && drawn.get(canvas)
      if (!pixels) throw new Error('canvas is empty')
      const size = { width: destWidth ?? pixels.width, height: destHeight ?? pixels.height }
      const content = encode(scaled(pixels, size), fileType, quality)
      return { tempFilePath: files.save(`canvas.${fileType}`, content) }
    }),
  }
}

type Export = {
  canvas?: object
  fileType?: 'jpg' | 'png'
  quality?: number
  destWidth?: number
  destHeight?: number
}

function createImage(files: LocalFiles, drawn: WeakMap<object, Pixels>) {
  const image = {
    width: 0,
    height: 0,
    onload: () => undefined as unknown,
    onerror: (_: unknown) => undefined as unknown,
    set src(path: string) {
      queueMicrotask(() => {
        try {
          const pixels = decode(files.read(path))
          drawn.set(image, pixels)
          Object.assign(image, { width: pixels.width, height: pixels.height })
        } catch (error) {
          image.onerror(error)
          return
        }
        image.onload()
      })
    },
  }
  return image
}

function createContext(canvas: Pixels, drawn: WeakMap<object, Pixels>) {
  return {
    fillStyle: '#000000',
    fillRect(x: number, y: number, width: number, height: number) {
      const colour = Buffer.from(`${this.fillStyle.slice(1)}ff`, 'hex')
      each(x, y, width, height, (at) => canvas.data.set(colour, at))
    },
    clearRect(x: number, y: number, width: number, height: number) {
      each(x, y, width, height, (at) => canvas.data.fill(0, at, at + 4))
    },
    drawImage(image: object, x: number, y: number, width: number, height: number) {
      const source = drawn.get(image)
      if (!source) throw new Error('the image is not loaded')
      const fitted = scaled(source, { width, height })
      each(x, y, width, height, (at, fromX, fromY) =>
        lay(canvas.data, at, fitted, (fromY * width + fromX) * 4),
      )
    },
  }

  function each(
    x: number,
    y: number,
    width: number,
    height: number,
    paint: (at: number, fromX: number, fromY: number) => void,
  ) {
    for (let row = Math.max(0, -y); row < height && y + row < canvas.height; row += 1) {
      for (let column = Math.max(0, -x); column < width && x + column < canvas.width; column += 1) {
        paint(((y + row) * canvas.width + x + column) * 4, column, row)
      }
    }
  }
}

/** What is transparent lets the ground through. */
function lay(ground: Uint8Array, at: number, { data }: Pixels, from: number) {
  const share = data[from + 3]! / 255
  for (let part = 0; part < 3; part += 1) {
    ground[at + part] = Math.round(data[from + part]! * share + ground[at + part]! * (1 - share))
  }
  ground[at + 3] = Math.max(ground[at + 3]!, data[from + 3]!)
}

/** The nearest pixel: enough to tell sizes and shapes. */
function scaled(source: Pixels, { width, height }: { width: number; height: number }): Pixels {
  if (source.width === width && source.height === height) return source
  const data = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor((y * source.height) / height) * source.width
    for (let x = 0; x < width; x += 1) {
      const from = (row + Math.floor((x * source.width) / width)) * 4
      data.set(source.data.subarray(from, from + 4), (y * width + x) * 4)
    }
  }
  return { width, height, data }
}

function decode(bytes: Uint8Array): Pixels {
  const isPng = bytes[0] === 0x89
  const { width, height, data } = isPng
    ? PNG.sync.read(Buffer.from(bytes))
    : jpeg.decode(bytes, { useTArray: true, formatAsRGBA: true, maxMemoryUsageInMB: 1024 })
  return { width, height, data }
}

function encode({ width, height, data }: Pixels, fileType: 'jpg' | 'png', quality: number): Uint8Array {
  if (fileType === 'jpg') return jpeg.encode({ width, height, data: Buffer.from(data) }, quality * 100).data
  const png = new PNG({ width, height })
  png.data = Buffer.from(data)
  return PNG.sync.write(png)
}
