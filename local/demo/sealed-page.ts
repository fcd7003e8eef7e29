import { Canvas, colourOf } from './canvas'
import { seeded } from './seeded'

/** An upright sheet, as a phone photographs it. */
const size = { width: 720, height: 1018 } as const

const desk = colourOf(30, 0.25, 0.72)
const paper = colourOf(45, 0.3, 0.97)
const ink = colourOf(220, 0.08, 0.42)
const red = colourOf(4, 0.72, 0.52)

/** A page of a few paragraphs with a round seal at its foot; the lines follow from its name. */
export function drawSealedPage(name: string): Uint8Array {
  const random = seeded(`sealed ${name}`)
  const canvas = new Canvas(size.width, size.height)
  canvas.box(desk, 0, 0, size.width, size.height)
  canvas.box(paper, 40, 40, size.width - 80, size.height - 80)
  canvas.box(ink, 210, 110, 300, 22)
  const lines = 11 + Math.floor(random() * 4)
  for (let nth = 0; nth < lines; nth += 1) {
    const isLast = nth === lines - 1
    canvas.box(ink, 100, 190 + nth * 40, isLast ? 180 + random() * 200 : 520, 9)
  }
  const [x, y] = [500 + random() * 30, 820 + random() * 20]
  canvas.disc(red, x, y, 92)
  canvas.disc(paper, x, y, 84)
  star(canvas, x, y)
  canvas.box(ink, 400, 850, 180, 9)
  return canvas.encode()
}

/** Five beams around a middle are enough for a star. */
function star(canvas: Canvas, x: number, y: number): void {
  canvas.disc(red, x, y, 16)
  for (let nth = 0; nth < 5; nth += 1) {
    const turn = ((nth * 72 - 90) * Math.PI) / 180
    for (let far = 8; far < 34; far += 4)
      canvas.disc(red, x + Math.cos(turn) * far, y + Math.sin(turn) * far, 9 - far / 4)
  }
}
