import { createCipheriv } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { newId } from '../../shared/_kernel'
import { emptyMaterial, type Block, type Material } from '../../shared/posts'
import { encodePng } from '../../local/demo/png'
import { drawPicture } from './picture'

/** An id for a test, different each time. */
export function anId(): string {
  return newId(Math.random)
}

/** Text of exactly so many written characters. */
export function textOf(characters: number): string {
  return '青梧集团媒体号刊发各单位的消息。'.repeat(Math.ceil(characters / 16)).slice(0, characters)
}

type Wanted = Partial<Omit<Material, 'blocks'>> & { characters?: number; pictures?: readonly string[] }

/** Material that meets every standard, if it is given at least one good picture. */
export function aMaterial({ characters = 300, pictures = [], ...fields }: Wanted = {}): Material {
  const shown = pictures.map((pictureId): Block => ({ kind: 'picture', pictureId, caption: '' }))
  return {
    ...emptyMaterial,
    title: '青梧百货中山店周年庆',
    author: '企划部',
    source: '青梧百货中山店',
    coverId: pictures[0] ?? null,
    ...fields,
    blocks: [{ kind: 'text', text: textOf(characters) }, ...shown],
  }
}

const drawn = new Map<string, Uint8Array>()

/** A picture that meets every standard. */
export function aPicture(width = 1200, height = 800): Uint8Array {
  const size = `${width}x${height}`
  const picture = drawn.get(size) ?? drawPicture(width, height, [27, 127, 92], [233, 196, 106])
  drawn.set(size, picture)
  return picture
}

/** A picture that meets the regulation, but is too large for a body by WeChat's API: 1500 × 1000, about 3 MB. */
export function aLargePicture(): Uint8Array {
  const [width, height] = [1500, 1000]
  const stride = 1 + width * 3
  const rows = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(
    Buffer.alloc(stride * height),
  )
  // Noise compresses to nothing small; less of it in green and blue.
  for (let at = 0; at < rows.length; at += 1) {
    const place = at % stride
    if (place === 0) rows[at] = 0
    else if (place % 3 !== 1) rows[at] = (rows[at] ?? 0) % 32
  }
  return encodePng({ width, height, rows })
}

/** A PNG that claims to be enormous. */
export function aPictureBomb(): Uint8Array {
  const small = Buffer.from(drawPicture(16, 16, [0, 0, 0], [9, 9, 9]))
  small.writeUInt32BE(60_000, 16)
  small.writeUInt32BE(60_000, 20)
  return Buffer.concat([small, deflateSync(Buffer.alloc(1024))])
}
