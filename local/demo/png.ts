import { crc32, deflateSync } from 'node:zlib'

const colourTypes = { rgb: 2, indexed: 3 } as const

type Png = {
  readonly width: number
  readonly height: number
  /** Of each row the filter byte, then its pixels: three bytes each, or one that names a colour of the palette. */
  readonly rows: Uint8Array
  /** Three bytes a colour, at most 256 colours; without it the pixels are colours themselves. */
  readonly palette?: Uint8Array
}

export function encodePng({ width, height, rows, palette }: Png): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, palette ? colourTypes.indexed : colourTypes.rgb, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...(palette ? [chunk('PLTE', palette)] : []),
    chunk('IDAT', deflateSync(rows, { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(kind: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'ascii'), content])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(content.length, 0)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}
