import { crc32, deflateSync } from 'node:zlib'

export type Colour = readonly [red: number, green: number, blue: number]

/** A PNG of soft diagonal bands between two colours; the same for the same arguments. */
export function drawPicture(width: number, height: number, from: Colour, to: Colour): Uint8Array {
  const rows = Array.from({ length: height }, (_, y) => row(width, y / height, from, to))
  return encodePng(width, height, Buffer.concat(rows))
}

/** @param rows of each the filter byte, then three bytes a pixel */
export function encodePng(width: number, height: number, rows: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const bands = 12

/** One row: the filter byte, then three bytes a pixel, filled band by band. */
function row(width: number, depth: number, from: Colour, to: Colour): Buffer {
  const bytes = Buffer.alloc(1 + width * 3)
  for (let x = 0; x < width;) {
    const band = Math.floor(((x / width + depth) / 2) * bands)
    const end = Math.min(width, Math.max(x + 1, Math.ceil(((band + 1) * 2 * width) / bands - depth * width)))
    bytes.fill(mixed(from, to, band / bands), 1 + x * 3, 1 + end * 3)
    x = end
  }
  return bytes
}

function mixed([r, g, b]: Colour, [toR, toG, toB]: Colour, share: number): Buffer {
  const between = (start: number, end: number) => Math.round(start * (1 - share) + end * share)
  return Buffer.from([between(r, toR), between(g, toG), between(b, toB)])
}

function chunk(kind: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'ascii'), content])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(content.length, 0)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}
