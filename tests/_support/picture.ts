import { encodePng } from '../../local/demo/png'

export type Colour = readonly [red: number, green: number, blue: number]

/** A PNG of soft diagonal bands between two colours; the same for the same arguments. */
export function drawPicture(width: number, height: number, from: Colour, to: Colour): Uint8Array {
  const rows = Array.from({ length: height }, (_, y) => row(width, y / height, from, to))
  return encodePng({ width, height, rows: Buffer.concat(rows) })
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
