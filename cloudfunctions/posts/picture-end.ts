const marker = 0xff
const startOfScan = 0xda
const endOfImage = 0xd9

/** Walks the segments of a JPEG to the end of its image. @returns where it ends; null when it breaks off before */
export function endOfJpeg(content: Uint8Array): number | null {
  let at = 2
  while (at + 1 < content.byteLength) {
    if (content[at] !== marker) return null
    const kind = content[at + 1] ?? 0
    if (kind === endOfImage) return at + 2
    if (kind === marker) at += 1
    else if (standsAlone(kind)) at += 2
    else {
      const length = ((content[at + 2] ?? 0) << 8) + (content[at + 3] ?? 0)
      if (length < 2) return null
      at += 2 + length
      if (kind === startOfScan) at = endOfScan(content, at)
    }
  }
  return null
}

function standsAlone(kind: number): boolean {
  return kind === 0x01 || isRestart(kind)
}

function isRestart(kind: number): boolean {
  return kind >= 0xd0 && kind <= 0xd7
}

/** Compressed data goes on until a marker that is neither a stuffed byte nor a restart. */
function endOfScan(content: Uint8Array, from: number): number {
  let at = content.indexOf(marker, from)
  while (at >= 0) {
    const next = content[at + 1] ?? 0
    if (next !== 0 && next !== marker && !isRestart(next)) return at
    at = content.indexOf(marker, at + 1)
  }
  return content.byteLength
}

const signatureBytes = 8
/** Length, kind and checksum around the data of a chunk. */
const chunkFrame = 12

/** Walks the chunks of a PNG to its last one. @returns where it ends; null when it breaks off before */
export function endOfPng(content: Uint8Array): number | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  for (let at = signatureBytes; at + chunkFrame <= bytes.length;) {
    const next = at + chunkFrame + bytes.readUInt32BE(at)
    if (next > bytes.length) return null
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return next
    at = next
  }
  return null
}
