import { refuse, sayBytes, type Instant, type Refusal, type Stored } from '../_kernel'
import type { Verdict } from './approval'

/** What a comment can carry, told by content and never by name. */
export const attachmentFormats = ['jpg', 'png', 'pdf', 'docx'] as const

export type AttachmentFormat = (typeof attachmentFormats)[number]

export const attachmentLimits = { bytes: 10 * 1024 * 1024, files: 9 } as const

/** What the server found in an uploaded file, by its content. */
export type AttachmentCheck = {
  readonly format: AttachmentFormat
  readonly bytes: number
  readonly sha256: string
}

/** A file that somebody put beside what they said. */
export type Attachment = Stored & {
  readonly ownerId: string
  readonly name: string
  /** Where its owner put it, who can overwrite it there; once it is checked, the copy of what was looked at. */
  readonly fileId: string
  readonly check: AttachmentCheck | null
}

/** What somebody said without deciding (评论). */
export type Comment = Stored & {
  readonly approvalId: string
  readonly subjectId: string
  readonly by: string
  readonly byName: string
  readonly at: Instant
  readonly text: string
  readonly files: readonly (AttachmentCheck & Pick<Attachment, 'name' | 'fileId'>)[]
  /** `<at>_<id>` */
  readonly sortKey: string
}

/** A person's own usual phrases, under their id. */
export type OwnPhrases = Stored & {
  readonly phrases: readonly { readonly verdict: Verdict; readonly text: string }[]
  readonly commands: readonly string[]
}

/** The format by the first bytes of a file; null for what is none of them. */
export function attachmentFormat(content: Uint8Array): AttachmentFormat | null {
  const begins = (...bytes: readonly number[]) => bytes.every((byte, index) => content[index] === byte)
  if (begins(0xff, 0xd8, 0xff)) return 'jpg'
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (begins(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'pdf'
  if (begins(0x50, 0x4b, 0x03, 0x04) && holds(content, wordsMainPart)) return 'docx'
  return null
}

/** A docx is a zip in whose directory this name stands uncompressed. */
const wordsMainPart = Array.from('word/document.xml', (sign) => sign.charCodeAt(0))

function holds(content: Uint8Array, wanted: readonly number[]): boolean {
  const [first = 0] = wanted
  for (let at = content.indexOf(first); at >= 0; at = content.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => content[at + index] === byte)) return true
  }
  return false
}

/** Why a file of this name and size is not taken, before a byte of it is sent; null when it may come. */
export function refuseAttachment(name: string, bytes: number): Refusal | null {
  const limit = sayBytes(attachmentLimits.bytes)
  if (bytes > attachmentLimits.bytes) {
    const measured = sayBytes(bytes)
    return refuse('bad-input', `这个文件有 ${measured}，附件不超过 ${limit}。`, {
      path: 'bytes',
      measured,
      limit,
    })
  }
  // Neither a path nor signs that turn a name around on the screen.
  if (/^[^/\\\p{C}]{1,80}$/u.test(name.trim())) return null
  return refuse('bad-input', '文件名不正确，请改名后再传。', { path: 'name' })
}

export const notAnAttachment = refuse(
  'bad-input',
  '附件须是 JPG、PNG、PDF 或 DOCX 文件（看内容，不看名字）。',
  {
    path: 'attachmentId',
  },
)
