import { crc32, inflateRawSync } from 'node:zlib'
import { zip } from '../../ops/deploy/zip'

const files = {
  'index.js': Buffer.from('exports.main = () => 1\n'.repeat(500)),
  'config.json': Buffer.from('{}'),
}

/** Reads an archive by its directory, as whoever unpacks it does. */
function unzip(archive: Buffer): Record<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const entries = archive.readUInt16LE(end + 10)
  let at = archive.readUInt32LE(end + 16)
  const found: Record<string, Buffer> = {}
  for (let n = 0; n < entries; n += 1) {
    const [crc, packed, pathLength] = [
      archive.readUInt32LE(at + 16),
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
    ]
    const body = archive.readUInt32LE(at + 42) + 30 + pathLength
    const content = inflateRawSync(archive.subarray(body, body + packed))
    expect(crc32(content)).toBe(crc)
    found[archive.subarray(at + 46, at + 46 + pathLength).toString()] = content
    at += 46 + pathLength
  }
  return found
}

test('what is packed comes out again, whole', () => {
  expect(unzip(zip(files))).toEqual(files)
})

test('the same files are the same bytes, so that a digest tells whether code changed', () => {
  expect(zip(files).equals(zip({ ...files }))).toBe(true)
  expect(zip(files).equals(zip({ ...files, 'index.js': Buffer.from('other') }))).toBe(false)
})
