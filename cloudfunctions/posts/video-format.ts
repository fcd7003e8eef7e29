import { wrongVideo } from '../../shared/posts'

/** So many bytes from its beginning tell what a file is. */
export const headBytes = 64

/** What a video is by its first bytes; its name and declared type are not asked. */
export function videoFormatOf(head: Uint8Array): string {
  if (head.byteLength === 0) return wrongVideo.empty
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  const text = (from: number, to: number) => bytes.toString('latin1', from, to)
  if (text(4, 8) === 'ftyp') return formatOfBrand(text(8, 12))
  // QuickTime before it had brands.
  if (['moov', 'mdat', 'wide', 'free', 'skip', 'pnot'].includes(text(4, 8))) return 'mov'
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'AVI ') return 'avi'
  // Windows Media, sound and pictures alike: the regulation names the container.
  if (bytes.toString('hex', 0, 16) === '3026b2758e66cf11a6d900aa0062ce6c') return 'wma'
  // RealMedia: RMVB is the same container with a varying rate.
  if (text(0, 4) === '.RMF') return 'rm'
  return others.find(([sign]) => bytes.toString('hex').startsWith(sign))?.[1] ?? wrongVideo.none
}

/** The brands of the ISO base media format (ftyp) that tell a container of their own; all others are MP4. */
function formatOfBrand(brand: string): string {
  if (brand === 'qt  ') return 'mov'
  if (/^3g[pg2rse]/.test(brand)) return '3gp'
  return /^(heic|heix|mif1|msf1|avif)/.test(brand) ? wrongVideo.none : 'mp4'
}

/** Kinds of video that no regulation names, so that a refusal can. */
const others: readonly (readonly [sign: string, format: string])[] = [
  ['1a45dfa3', 'mkv'],
  ['464c5601', 'flv'],
  ['000001ba', 'mpg'],
  ['000001b3', 'mpg'],
  ['47494638', 'gif'],
]

/** Formats that consist of boxes, one after the other to the very end. */
export const boxed: readonly string[] = ['mp4', 'mov', '3gp']

const boxHeader = 16

/**
 * Walks the outer boxes of an MP4, MOV or 3GP: only their headers are read.
 * @returns whether they end where the file does
 */
export async function isWhole(
  bytes: number,
  read: (from: number, to: number) => Promise<Uint8Array>,
): Promise<boolean> {
  let at = 0
  for (let boxes = 0; boxes < mostBoxes && at < bytes; boxes += 1) {
    const header = Buffer.from(await read(at, Math.min(bytes, at + boxHeader)))
    const length = boxLength(header, bytes - at)
    if (length === null || at + length > bytes) return false
    at += length
  }
  // One of very many boxes is made for streaming: it was whole as far as anybody looked.
  return true
}

/** More are found in streams only, one every few seconds. */
const mostBoxes = 12

function boxLength(header: Buffer, left: number): number | null {
  if (header.length < 8) return null
  const short = header.readUInt32BE(0)
  if (short === 0) return left
  if (short !== 1) return short >= 8 ? short : null
  return header.length < boxHeader ? null : Number(header.readBigUInt64BE(8))
}
