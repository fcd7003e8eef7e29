import { encodePng } from './png'

export type Colour = readonly [red: number, green: number, blue: number]

/** @param hue in degrees @param saturation and `light` from 0 to 1 */
export function colourOf(hue: number, saturation: number, light: number): Colour {
  const strength = saturation * Math.min(light, 1 - light)
  const part = (offset: number) => {
    const turn = (((offset + hue / 30) % 12) + 12) % 12
    return Math.round(255 * (light - strength * Math.max(-1, Math.min(turn - 3, 9 - turn, 1))))
  }
  return [part(0), part(8), part(4)]
}

export function between(from: Colour, to: Colour, share: number): Colour {
  const mixed = from.map((part, index) => Math.round(part + ((to[index] ?? 0) - part) * share))
  return [mixed[0] ?? 0, mixed[1] ?? 0, mixed[2] ?? 0]
}

/** From where to where a shape reaches in one row; null where it has nothing. */
type Extent = (y: number) => readonly [left: number, right: number] | null

/** A picture of few colours, painted row by row: flat shapes pack into a few kilobytes. */
export class Canvas {
  private readonly rows: Buffer
  private readonly colours = new Map<string, number>()

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.rows = Buffer.alloc((width + 1) * height)
  }

  paint(colour: Colour, top: number, bottom: number, extent: Extent): void {
    const index = this.indexOf(colour)
    for (let y = Math.max(0, Math.round(top)); y < Math.min(this.height, Math.round(bottom)); y += 1) {
      const [left, right] = extent(y) ?? [0, 0]
      const from = Math.max(0, Math.min(this.width, Math.round(left)))
      const to = Math.max(from, Math.min(this.width, Math.round(right)))
      const start = y * (this.width + 1) + 1
      this.rows.fill(index, start + from, start + to)
    }
  }

  box(colour: Colour, left: number, top: number, width: number, height: number): void {
    this.paint(colour, top, top + height, () => [left, left + width])
  }

  disc(colour: Colour, x: number, y: number, radius: number, flat = 1): void {
    const high = radius * flat
    this.paint(colour, y - high, y + high, (row) => {
      const half = radius * Math.sqrt(Math.max(0, 1 - ((row + 0.5 - y) / high) ** 2))
      return [x - half, x + half]
    })
  }

  /** Wider or narrower towards its foot. */
  trapeze(colour: Colour, x: number, top: number, bottom: number, above: number, below: number): void {
    this.paint(colour, top, bottom, (y) => {
      const half = (above + ((below - above) * (y - top)) / (bottom - top)) / 2
      return [x - half, x + half]
    })
  }

  /** Everything below a line that `heightAt` gives for each column, in steps of a few pixels. */
  land(colour: Colour, heightAt: (x: number) => number): void {
    const step = 3
    const tops = Array.from({ length: Math.ceil(this.width / step) }, (_, nth) => heightAt(nth * step))
    const level = Math.max(...tops)
    for (const [nth, top] of tops.entries()) this.box(colour, nth * step, top, step, level - top)
    this.box(colour, 0, level, this.width, this.height)
  }

  fade(from: Colour, to: Colour, top: number, bottom: number, bands = 18): void {
    const high = (bottom - top) / bands
    for (let band = 0; band < bands; band += 1)
      this.box(between(from, to, band / (bands - 1)), 0, top + band * high, this.width, high + 1)
  }

  encode(): Uint8Array {
    const palette = Buffer.from([...this.colours.keys()].flatMap((name) => name.split(' ').map(Number)))
    return encodePng({ width: this.width, height: this.height, rows: this.rows, palette })
  }

  private indexOf(colour: Colour): number {
    const name = colour.join(' ')
    const known = this.colours.get(name) ?? this.colours.size
    if (known > 255) throw new Error('a picture of the demo has 256 colours at most')
    this.colours.set(name, known)
    return known
  }
}
