import { between, Canvas, colourOf, type Colour } from './canvas'
import { seeded } from './seeded'

/** What a picture shows; each subject has its own. */
export type Scene = keyof typeof scenes

/** As large as the standards ask of a picture and of a cover (G9, P1). */
const size = { width: 1080, height: 608 } as const

type Random = () => number

/** What a scene is painted with: the hour of the day and a hue of its own. */
type Light = {
  readonly canvas: Canvas
  readonly random: Random
  readonly hue: number
  readonly night: boolean
}

/** A picture of this scene, the same for the same name and another for every other. */
export function drawScene(scene: Scene, name: string): Uint8Array {
  const random = seeded(`${scene} ${name}`)
  const canvas = new Canvas(size.width, size.height)
  const { hue, paint } = scenes[scene]
  paint({ canvas, random, hue: hue + random() * 50 - 25, night: random() < 0.3 })
  return canvas.encode()
}

const scenes = {
  street: { hue: 28, paint: street },
  boats: { hue: 165, paint: boats },
  moon: { hue: 230, paint: moon },
  garden: { hue: 110, paint: garden },
  skyline: { hue: 205, paint: skyline },
  lamps: { hue: 35, paint: lamps },
  fields: { hue: 85, paint: fields },
  harbour: { hue: 200, paint: harbour },
  stage: { hue: 345, paint: stage },
  track: { hue: 12, paint: track },
  stairs: { hue: 250, paint: stairs },
  shelves: { hue: 45, paint: shelves },
  cloth: { hue: 320, paint: cloth },
  road: { hue: 190, paint: road },
} as const

const { width, height } = size

function times(count: number, work: (nth: number) => void): void {
  for (let nth = 0; nth < count; nth += 1) work(nth)
}

function sky({ canvas, hue, night, random }: Light, down: number = height): void {
  const top = night ? colourOf(hue + 20, 0.45, 0.16) : colourOf(hue, 0.5, 0.68)
  const bottom = night ? colourOf(hue + 50, 0.4, 0.38) : colourOf(hue + 30, 0.65, 0.9)
  canvas.fade(top, bottom, 0, down)
  const sun = night ? colourOf(50, 0.5, 0.9) : colourOf(hue + 20, 0.9, 0.95)
  canvas.disc(sun, width * (0.15 + random() * 0.7), down * (0.2 + random() * 0.25), 34 + random() * 40)
}

function hills({ canvas, random, hue, night }: Light, from: number, layers: number): void {
  times(layers, (nth) => {
    const [phase, waves, rise] = [random() * 6, 1 + random() * 2, 30 + random() * 40]
    const light = (night ? 0.3 : 0.62) - nth * (night ? 0.06 : 0.11)
    const base = from + nth * ((height - from) / (layers + 1))
    canvas.land(
      colourOf(hue + nth * 8, 0.38, light),
      (x) => base + Math.sin(phase + (x / width) * waves * 6) * rise,
    )
  })
}

function street(light: Light): void {
  const { canvas, random, hue, night } = light
  sky(light)
  let x = -20
  while (x < width) {
    const [wide, high] = [90 + random() * 110, 170 + random() * 240]
    const wall = colourOf(hue + random() * 60, 0.4, night ? 0.25 : 0.5 + random() * 0.22)
    canvas.box(wall, x, height - 70 - high, wide, high)
    canvas.trapeze(
      between(wall, [40, 30, 30], 0.35),
      x + wide / 2,
      height - 100 - high,
      height - 70 - high,
      wide * 0.5,
      wide + 12,
    )
    const pane = random() < 0.5 || night ? colourOf(48, 0.9, 0.75) : colourOf(hue + 180, 0.25, 0.86)
    for (let y = height - 50 - high; y < height - 130; y += 52)
      for (let at = x + 18; at < x + wide - 30; at += 40) if (random() < 0.8) canvas.box(pane, at, y, 20, 28)
    x += wide + 4
  }
  canvas.box(colourOf(hue, 0.12, night ? 0.16 : 0.42), 0, height - 70, width, 70)
  times(5, (nth) => {
    const at = 100 + nth * 220 + random() * 40
    canvas.disc(colourOf(120 + random() * 40, 0.4, night ? 0.22 : 0.42), at, height - 130, 42 + random() * 16)
    canvas.box(colourOf(25, 0.4, 0.25), at - 5, height - 120, 10, 70)
  })
}

function water({ canvas, random, hue, night }: Light, from: number): void {
  canvas.fade(
    colourOf(hue, 0.45, night ? 0.28 : 0.6),
    colourOf(hue + 15, 0.55, night ? 0.14 : 0.36),
    from,
    height,
    12,
  )
  times(46, () => {
    const y = from + 10 + random() * (height - from)
    const shine = colourOf(hue, 0.5, night ? 0.5 : 0.82)
    canvas.box(shine, random() * width, y, 20 + random() * 90, 2 + ((y - from) / height) * 5)
  })
}

function boats(light: Light): void {
  const { canvas, random, hue } = light
  sky(light, 300)
  hills(light, 230, 2)
  water(light, 320)
  times(2 + Math.floor(random() * 3), (nth) => {
    const [x, y, wide] = [150 + nth * 290 + random() * 90, 370 + random() * 130, 200 + random() * 90]
    const hull = colourOf(hue + 150 + random() * 90, 0.65, 0.45)
    canvas.trapeze(hull, x, y, y + 34, wide, wide * 0.72)
    canvas.box(between(hull, [255, 255, 255], 0.55), x - wide / 2, y, wide, 8)
    times(6, (seat) => {
      const at = x - wide * 0.33 + seat * wide * 0.13
      canvas.disc(colourOf(20, 0.5, 0.72), at, y - 24, 9)
      canvas.trapeze(colourOf(hue + 40 * nth, 0.7, 0.55), at, y - 16, y, 12, 22)
    })
  })
}

function moon(light: Light): void {
  const { canvas, random, hue } = light
  canvas.fade(colourOf(hue, 0.5, 0.12), colourOf(hue + 40, 0.45, 0.36), 0, height)
  times(70, () => canvas.disc([255, 250, 225], random() * width, random() * 380, 1 + random() * 2.5))
  const [x, y, radius] = [260 + random() * 560, 150 + random() * 90, 78 + random() * 44]
  canvas.disc(colourOf(hue + 20, 0.4, 0.32), x, y, radius * 1.35)
  canvas.disc(colourOf(46, 0.85, 0.86), x, y, radius)
  times(4, () => {
    const [dx, dy] = [(random() - 0.5) * radius, (random() - 0.5) * radius]
    canvas.disc(colourOf(44, 0.7, 0.8), x + dx, y + dy, 6 + random() * 14)
  })
  hills({ ...light, night: true }, 400, 3)
  times(4, () => {
    const at = random() * width
    canvas.disc(colourOf(20, 0.85, 0.58), at, 470 + random() * 60, 18 + random() * 10, 1.25)
  })
}

function garden(light: Light): void {
  const { canvas, random, hue } = light
  sky(light)
  hills(light, 260, 3)
  times(34, () => {
    const [x, y] = [random() * width, 350 + random() * 250]
    const tall = 40 + random() * 70
    canvas.box(colourOf(hue, 0.45, 0.3), x - 2, y - tall, 4, tall)
    const petal = colourOf(hue + 140 + random() * 150, 0.7, 0.68)
    times(5, (nth) =>
      canvas.disc(petal, x + Math.cos(nth * 1.26) * 13, y - tall + Math.sin(nth * 1.26) * 13, 10),
    )
    canvas.disc(colourOf(48, 0.9, 0.6), x, y - tall, 8)
  })
}

function skyline(light: Light): void {
  const { canvas, random, hue, night } = light
  sky(light)
  const steps = 9 + Math.floor(random() * 5)
  const wide = width / steps
  times(steps, (nth) => {
    const high = 90 + (nth / steps) * 190 + random() * 150
    const tone = colourOf(hue + nth * 6, 0.45, night ? 0.3 : 0.42 + (nth % 3) * 0.08)
    canvas.box(tone, nth * wide + 8, height - high, wide - 16, high)
    canvas.box(between(tone, [255, 255, 255], 0.3), nth * wide + 8, height - high, (wide - 16) / 2, high)
  })
  times(steps - 1, (nth) =>
    canvas.disc(colourOf(hue + 190, 0.8, 0.6), (nth + 1) * wide, 300 - nth * 18 + random() * 50, 10),
  )
}

function lamps(light: Light): void {
  const { canvas, random, hue } = light
  canvas.fade(colourOf(hue + 200, 0.3, 0.2), colourOf(hue, 0.35, 0.36), 0, height)
  times(4 + Math.floor(random() * 2), (nth) => {
    const [x, y] = [120 + nth * 215 + random() * 50, 110 + random() * 110]
    const glow = colourOf(hue + 10, 0.8, 0.66)
    canvas.trapeze(between(glow, colourOf(hue, 0.35, 0.36), 0.72), x, y + 40, height - 90, 70, 330)
    canvas.box([30, 26, 30], x - 2, 0, 4, y)
    canvas.trapeze(colourOf(hue + 320, 0.55, 0.4), x, y, y + 46, 30, 96)
    canvas.disc(glow, x, y + 52, 22)
  })
  canvas.box(colourOf(hue, 0.4, 0.22), 0, height - 96, width, 96)
  times(9, (nth) => {
    const high = 40 + random() * 70
    canvas.box(
      colourOf(hue + random() * 120, 0.5, 0.55),
      40 + nth * 116,
      height - 96 - high,
      62 + random() * 30,
      high,
    )
  })
}

function fields(light: Light): void {
  const { canvas, random, hue, night } = light
  sky(light, 290)
  hills(light, 230, 2)
  const meet = width * (0.3 + random() * 0.4)
  const rows = 15
  times(rows * 2, (nth) => {
    const at = (nth - rows) / rows
    const tone = colourOf(hue + (nth % 2) * 14, 0.5, (night ? 0.22 : 0.42) + (nth % 2) * 0.1)
    canvas.paint(tone, 300, height, (y) => {
      const deep = (y - 290) / (height - 290)
      return [meet + at * width * deep * 2, meet + (at + 1 / rows) * width * deep * 2 + 1]
    })
  })
  times(6, () => {
    const [x, y] = [random() * width, 340 + random() * 200]
    canvas.disc(colourOf(hue + 270, 0.75, 0.58), x, y, 14 + (y - 340) / 9)
    canvas.box(colourOf(hue, 0.5, 0.25), x - 2, y - 26 - (y - 340) / 9, 4, 14)
  })
}

function harbour(light: Light): void {
  const { canvas, random, hue } = light
  sky(light, 360)
  water(light, 350)
  const x = width * (0.2 + random() * 0.6)
  canvas.disc(colourOf(hue + 190, 0.2, 0.35), x, 430, 190, 0.4)
  times(5, (nth) => {
    const tone: Colour = nth % 2 ? [245, 242, 235] : colourOf(8 + random() * 12, 0.7, 0.52)
    canvas.trapeze(tone, x, 170 + nth * 44, 214 + nth * 44, 50 + nth * 9, 59 + nth * 9)
  })
  canvas.box([50, 52, 60], x - 34, 156, 68, 14)
  canvas.box(colourOf(48, 0.95, 0.7), x - 18, 120, 36, 36)
  canvas.trapeze(colourOf(8, 0.7, 0.42), x, 92, 120, 8, 56)
  times(3, (nth) =>
    canvas.land(
      colourOf(hue, 0.5, 0.42 - nth * 0.08),
      (at) => 500 + nth * 38 + Math.sin(at / (50 + nth * 20) + nth * 2) * 14,
    ),
  )
}

function stage(light: Light): void {
  const { canvas, random, hue } = light
  canvas.fade(colourOf(hue, 0.45, 0.14), colourOf(hue + 25, 0.5, 0.3), 0, height)
  times(3, (nth) => {
    const x = 250 + nth * 290 + random() * 60
    canvas.trapeze(colourOf(hue + 40 + nth * 30, 0.45, 0.4), x, 0, height - 120, 40, 260)
  })
  canvas.disc(colourOf(hue + 30, 0.4, 0.52), width / 2, height - 90, 430, 0.2)
  times(11, (nth) => {
    const [x, tall] = [200 + nth * 68, 80 + random() * 60]
    canvas.disc(colourOf(24, 0.45, 0.66), x, height - 130 - tall, 17)
    canvas.trapeze(colourOf(hue + 80 + nth * 22, 0.55, 0.5), x, height - 112 - tall, height - 96, 26, 48)
  })
  times(8, (nth) => {
    const fold = colourOf(hue, 0.6, nth % 2 ? 0.36 : 0.42)
    canvas.box(fold, nth * 17, 0, 18, height)
    canvas.box(fold, width - (nth + 1) * 17, 0, 18, height)
  })
}

function track(light: Light): void {
  const { canvas, random, hue, night } = light
  sky(light, 280)
  hills(light, 250, 1)
  canvas.box(colourOf(110, 0.4, night ? 0.24 : 0.44), 0, 300, width, height)
  const x = width * (0.1 + random() * 0.8)
  times(7, (nth) => {
    const lane = nth % 2 ? ([246, 240, 232] as const) : colourOf(hue, 0.6, 0.5 - nth * 0.02)
    canvas.disc(lane, x, height + 160, 900 - nth * (nth % 2 ? 76 : 80), 0.46)
  })
  times(4, (nth) => {
    const [at, y] = [150 + nth * 240 + random() * 60, 420 + random() * 60]
    canvas.disc(colourOf(24, 0.5, 0.68), at, y - 62, 16)
    canvas.trapeze(colourOf(hue + 130 + nth * 60, 0.7, 0.5), at, y - 46, y, 30, 44)
    canvas.box([60, 56, 70], at - 16, y, 12, 36)
    canvas.box([60, 56, 70], at + 6, y, 12, 28)
  })
}

function stairs(light: Light): void {
  const { canvas, random, hue } = light
  sky(light)
  const count = 7 + Math.floor(random() * 4)
  const wide = width / count
  times(count, (nth) => {
    const high = 70 + nth * (410 / count)
    const tone = colourOf(hue + nth * 5, 0.38, 0.36 + nth * 0.03)
    canvas.box(tone, nth * wide, height - high, width, high)
    canvas.box(between(tone, [255, 255, 255], 0.45), nth * wide, height - high, width, 9)
  })
  const on = 2 + Math.floor(random() * (count - 3))
  const [x, y] = [(on + 0.5) * wide, height - 70 - on * (410 / count)]
  canvas.disc(colourOf(24, 0.5, 0.7), x, y - 92, 20)
  canvas.trapeze(colourOf(hue + 170, 0.7, 0.55), x, y - 70, y, 34, 56)
}

function shelves(light: Light): void {
  const { canvas, random, hue } = light
  canvas.fade(colourOf(hue, 0.4, 0.9), colourOf(hue + 10, 0.4, 0.8), 0, height)
  times(3, (row) => {
    const floor = 190 + row * 185
    let x = 40 + random() * 40
    while (x < width - 90) {
      const [wide, high] = [34 + random() * 62, 60 + random() * 75]
      const tone = colourOf(hue + random() * 260, 0.5, 0.5 + random() * 0.2)
      if (random() < 0.35) canvas.disc(tone, x + wide / 2, floor - wide / 2, wide / 2)
      else {
        canvas.box(tone, x, floor - high, wide, high)
        canvas.box(between(tone, [255, 255, 255], 0.7), x + 6, floor - high * 0.66, wide - 12, high * 0.3)
      }
      x += wide + 6 + random() * 22
    }
    canvas.box(colourOf(hue - 15, 0.4, 0.42), 0, floor, width, 16)
    canvas.box(colourOf(hue - 15, 0.4, 0.34), 0, floor + 16, width, 6)
  })
}

function cloth(light: Light): void {
  const { canvas, random, hue } = light
  canvas.box(colourOf(hue, 0.35, 0.86), 0, 0, width, height)
  times(9, () =>
    canvas.box(colourOf(hue + random() * 70, 0.4, 0.74), random() * width, 0, 20 + random() * 80, height),
  )
  times(4, (nth) => {
    const [x, wide] = [130 + nth * 245 + random() * 40, 150 + random() * 40]
    const tone = colourOf(hue + 40 + nth * 55 + random() * 30, 0.5, 0.5)
    canvas.box([70, 62, 66], x - 3, 60, 6, 50)
    canvas.trapeze(tone, x, 110, 190, 50, wide + 50)
    canvas.trapeze(
      between(tone, [0, 0, 0], 0.08),
      x,
      190,
      470 + random() * 60,
      wide * 0.8,
      wide * (0.9 + random() * 0.5),
    )
    times(4, (button) => canvas.disc([250, 246, 240], x, 220 + button * 50, 6))
  })
  canvas.box([70, 62, 66], 0, 54, width, 9)
}

function road(light: Light): void {
  const { canvas, random, hue, night } = light
  sky(light, 330)
  hills(light, 260, 3)
  const meet = width * (0.35 + random() * 0.3)
  canvas.paint(colourOf(hue, 0.08, night ? 0.2 : 0.36), 340, height, (y) => {
    const deep = (y - 335) / (height - 335)
    return [meet - deep * 420, meet + deep * 420]
  })
  times(6, (nth) => {
    const y = 352 + nth * nth * 9
    canvas.trapeze([248, 244, 226], meet, y, y + 8 + nth * 4, 3 + nth * 3, 5 + nth * 4)
  })
  const [x, y] = [meet + 150 + random() * 90, 430 + random() * 50]
  canvas.box(colourOf(hue + 320 * random(), 0.55, 0.52), x - 120, y - 96, 170, 110)
  canvas.box(colourOf(hue + 60, 0.5, 0.88), x - 104, y - 78, 138, 30)
  canvas.box(colourOf(hue + 160, 0.5, 0.45), x + 54, y - 58, 64, 72)
  canvas.box([206, 230, 240], x + 80, y - 48, 32, 30)
  times(3, (nth) => {
    canvas.disc([40, 40, 46], x - 80 + nth * 84, y + 16, 21)
    canvas.disc([190, 190, 196], x - 80 + nth * 84, y + 16, 9)
  })
}
