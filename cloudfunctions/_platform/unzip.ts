import { inflateRawSync } from 'node:zlib'

export type ZipEntry = { readonly name: string; readonly content: Buffer }

const signs = { entry: 0x02014b50, local: 0x04034b50, end: 0x06054b50 } as const
const endLength = 22
const mostComment = 65_535

/**
 * Everything in a zip, unpacked within a bound: what it says of its own size is a claim, and ten megabytes can unpack to
 * ten gigabytes. One that has two parts of a name, or lies about a size, might be read otherwise by who reads it next.
 */
export function unzip(
  bytes: Buffer,
  most: { readonly entries: number; readonly bytes: number },
): ZipEntry[] | 'no-zip' | 'too-large' {
  const end = findEnd(bytes)
  if (end === null) return 'no-zip'
  const count = bytes.readUInt16LE(end + 10)
  if (count > most.entries) return 'too-large'
  const entries: ZipEntry[] = []
  let at = bytes.readUInt32LE(end + 16)
  let room = most.bytes
  let isHonest = true
  try {
    for (let n = 0; n < count; n += 1) {
      if (bytes.readUInt32LE(at) !== signs.entry) return 'no-zip'
      const nameLength = bytes.readUInt16LE(at + 28)
      const content = contentOf(bytes, at, room)
      if (content === 'too-large') return 'too-large'
      isHonest &&= content.length === bytes.readUInt32LE(at + 24)
      room -= content.length
      entries.push({ name: bytes.toString('utf8', at + 46, at + 46 + nameLength), content })
      at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    }
  } catch {
    // Offsets beyond the file, or parts that cannot be unpacked.
    return 'no-zip'
  }
  const names = new Set(entries.map(({ name }) => name))
  return isHonest && names.size === entries.length ? entries : 'no-zip'
}

/** Office files before 2007, and those with a password. */
export function isOldOffice(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))
}

function contentOf(bytes: Buffer, header: number, room: number): Buffer | 'too-large' {
  const isEncrypted = (bytes.readUInt16LE(header + 8) & 1) === 1
  const method = bytes.readUInt16LE(header + 10)
  const local = bytes.readUInt32LE(header + 42)
  if (isEncrypted || bytes.readUInt32LE(local) !== signs.local) throw new Error('not a part')
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  const packed = bytes.subarray(start, start + bytes.readUInt32LE(header + 20))
  if (method === 0) return packed.length > room ? 'too-large' : packed
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, room) })
  } catch (fault) {
    if ((fault as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') return 'too-large'
    throw fault
  }
}

/** The end record stands last, before a comment of unknown length. */
function findEnd(bytes: Buffer): number | null {
  for (let at = bytes.length - endLength; at >= Math.max(0, bytes.length - endLength - mostComment); at -= 1)
    if (bytes.readUInt32LE(at) === signs.end) return at
  return null
}
