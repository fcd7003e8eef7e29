import { inflateRawSync } from 'node:zlib'
import { refuse, sayBytes, type Refusal } from '../../shared/_kernel'
import { importLimits } from '../../shared/posts'

/** The main text of a Word file, as its markup; found by content, whatever the file is called. */
export type WordPackage = { readonly documentXml: string }

const signs = { entry: 0x02014b50, local: 0x04034b50, end: 0x06054b50 } as const
const endLength = 22
const mostComment = 65_535

type Entry = { readonly name: string; readonly content: Buffer }

/**
 * Unpacks every part of the package within a bound before anything else reads it: what a package says of its own size
 * is a claim, and ten megabytes can unpack to ten gigabytes.
 */
export function openWordPackage(bytes: Buffer): WordPackage | Refusal {
  if (bytes.length === 0) return refuseFile('这是一个空文件，请重新选择。')
  if (isOldWord(bytes))
    return refuseFile('这是旧的 .doc 格式，或加了密码。请在 Word 里另存为没有密码的 .docx 再导入。')
  const entries = unpack(bytes)
  if (!Array.isArray(entries)) return entries
  const names = new Set(entries.map(({ name }) => name))
  const main = entries.find(({ name }) => name === 'word/document.xml')
  if (!main || names.size < entries.length) return notWord
  const documentXml = main.content.toString('utf8')
  return documentXml.includes('<!DOCTYPE') ? notWord : { documentXml }
}

function unpack(bytes: Buffer): Entry[] | Refusal {
  const end = findEnd(bytes)
  if (end === null) return notWord
  const count = bytes.readUInt16LE(end + 10)
  if (count > importLimits.entries) return tooLarge
  const entries: Entry[] = []
  let at = bytes.readUInt32LE(end + 16)
  let room: number = importLimits.unpackedBytes
  try {
    for (let n = 0; n < count; n += 1) {
      if (bytes.readUInt32LE(at) !== signs.entry) return notWord
      const nameLength = bytes.readUInt16LE(at + 28)
      const content = contentOf(bytes, at, room)
      if (content === 'too-large') return tooLarge
      room -= content.length
      entries.push({ name: bytes.toString('utf8', at + 46, at + 46 + nameLength), content })
      at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    }
  } catch {
    // Offsets beyond the file, or parts that cannot be unpacked.
    return notWord
  }
  return entries
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

function isOldWord(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))
}

function refuseFile(message: string): Refusal {
  return refuse('bad-input', message, { path: 'file' })
}

const notWord = refuseFile(
  '这不是 Word 文档（.docx），没有导入。请选择 .docx 文件；PDF 或图片请复制文字粘贴进来。',
)

const tooLarge = refuse('bad-input', '这个文档展开后太大，没有导入。请删去里面的大图或附件后再试。', {
  ...{ path: 'file', limit: `展开后不超过 ${sayBytes(importLimits.unpackedBytes)}` },
})
