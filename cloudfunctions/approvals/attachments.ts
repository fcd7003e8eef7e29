import { newId, refuse, type Refusal } from '../../shared/_kernel'
import {
  attachmentFormat,
  attachmentLimits,
  notAnAttachment,
  refuseAttachment,
  type Attachment,
  type AttachmentCheck,
} from '../../shared/approvals'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import type { UploadTicket } from '../_platform/files'

export type AttachmentTicket = {
  readonly attachmentId: string
  readonly path: string
  readonly upload: UploadTicket
}

/** Says where one file may be put: a path that nobody can guess, and that no name gets into. */
export async function ticketAttachment(
  { db, files, person, random }: StaffContext,
  { name, bytes }: { readonly name: string; readonly bytes: number },
): Promise<AttachmentTicket | Refusal> {
  const refusal = refuseAttachment(name, bytes)
  if (refusal) return refusal
  const attachmentId = newId(random)
  const path = `uploads/${attachmentId}`
  const { fileId, upload } = await files.ticket(path)
  const attachment: Attachment = {
    _id: attachmentId,
    schema: 1,
    version: 1,
    ownerId: person._id,
    name: name.trim(),
    fileId,
    check: null,
  }
  await db.transact((tx) => tx.insert('attachments', attachment))
  return { attachmentId, path, upload }
}

/** A file that is there; `url` shows a picture for a while, of others there is nothing to show. */
export type LookedAt = {
  readonly attachmentId: string
  readonly name: string
  readonly bytes: number
  readonly url: string | null
}

const shownMinutes = 60

/**
 * Looks at an uploaded file by its content, and keeps the very bytes it looked at where only the server writes, as
 * pictures are kept.
 */
export function checkAttachment(
  { db, files, person, random, hash }: StaffContext,
  { attachmentId }: { readonly attachmentId: string },
): Promise<LookedAt | Refusal> {
  return untilUncontended(random, async () => {
    const attachment = await db.get('attachments', attachmentId)
    if (attachment?.ownerId !== person._id) return refuse('not-found', '没有这个文件，请重新上传。')
    const { name, check: known } = attachment
    if (known) return lookedAt(files, { attachmentId, name, fileId: attachment.fileId, ...known })
    const content = await files.read(attachment.fileId, attachmentLimits.bytes)
    if (content === 'missing') return refuse('not-found', '这个文件没有上传成功，请重新上传。')
    if (content === 'too-large') return refuseAttachment(name, attachmentLimits.bytes + 1) ?? notAnAttachment
    const format = attachmentFormat(content)
    if (!format) return notAnAttachment
    const check = { format, bytes: content.byteLength, sha256: hash(content) }
    const fileId = await files.write(`attachments/${newId(random)}.${format}`, content)
    await db.transact((tx) => tx.replace('attachments', { ...attachment, fileId, check }))
    return lookedAt(files, { attachmentId, name, fileId, ...check })
  })
}

async function lookedAt(
  files: StaffContext['files'],
  {
    attachmentId,
    name,
    bytes,
    format,
    fileId,
  }: Pick<Attachment, 'name' | 'fileId'> & AttachmentCheck & { readonly attachmentId: string },
): Promise<LookedAt> {
  const isPicture = format === 'jpg' || format === 'png'
  const addresses = isPicture ? await files.addresses([fileId], shownMinutes) : new Map<string, string>()
  return { attachmentId, name, bytes, url: addresses.get(fileId) ?? null }
}
