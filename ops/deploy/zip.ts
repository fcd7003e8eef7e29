import { crc32, deflateRawSync } from 'node:zlib'

/** A ZIP archive of files by name. It holds no times: the same files give the same bytes, so that a digest names them. */
export function zip(files: Readonly<Record<string, Buffer>>): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content)
    const path = Buffer.from(name)
    const about = aboutFile(content, packed, path)
    const body = Buffer.concat([numbers([4, 0x04034b50], ...about), path, packed])
    bodies.push(body)
    const attributes = [
      [2, 0],
      [2, 0],
      [2, 0],
      [4, (0o100644 << 16) >>> 0],
      [4, offset],
    ] as const
    directory.push(numbers([4, 0x02014b50], [2, madeOnUnix], ...about, ...attributes), path)
    offset += body.byteLength
  }
  const entries = Object.keys(files).length
  const listed = Buffer.concat(directory)
  const end = numbers(
    [4, 0x06054b50],
    [4, 0],
    [2, entries],
    [2, entries],
    [4, listed.byteLength],
    [4, offset],
    [2, 0],
  )
  return Buffer.concat([...bodies, listed, end])
}

type Numeral = readonly [bytes: 2 | 4, value: number]

const madeOnUnix = 0x0314
const deflated = 8
/** 1 January 1980: the first day that ZIP knows. */
const noDay = 0x21

function aboutFile(content: Buffer, packed: Buffer, path: Buffer): readonly Numeral[] {
  return [
    [2, 20],
    [2, 0],
    [2, deflated],
    [2, 0],
    [2, noDay],
    [4, crc32(content)],
    [4, packed.byteLength],
    [4, content.byteLength],
    [2, path.byteLength],
    [2, 0],
  ]
}

function numbers(...numerals: readonly Numeral[]): Buffer {
  return Buffer.concat(
    numerals.map(([bytes, value]) => {
      const buffer = Buffer.alloc(bytes)
      buffer.writeUIntLE(value, 0, bytes)
      return buffer
    }),
  )
}
