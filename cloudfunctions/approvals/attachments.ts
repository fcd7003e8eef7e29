import { newId, refuse, type Refusal } from '../../shared/_kernel'
import {
  attachmentFormat,
  attachmentLimits,
  notAnAttachment,
  refuseAttachment,
  type Attachment,
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

/**
 * Looks at an uploaded file by its content, and keeps the very bytes it looked at where only the server writes, as
 * pictures are kept.
 */
export function checkAttachment(
  { db, files, person, random, hash }: StaffContext,
  { attachmentId }: { readonly attachmentId: string },
): Promise<{ attachmentId: string; name: string; bytes: number } | Refusal> {
  return untilUncontended(random, async () => {
    const attachment = await db.get('attachments', attachmentId)
    if (attachment?.ownerId !== person._id) return refuse('not-found', '没有这个文件，请重新上传。')
    const { name, check: known } = attachment
    if (known) return { attachmentId, name, bytes: known.bytes }
    const content = await files.read(attachment.fileId, attachmentLimits.bytes)
    if (content === 'missing') return refuse('not-found', '这个文件没有上传成功，请重新上传。')
    if (content === 'too-large') return refuseAttachment(name, attachmentLimits.bytes + 1) ?? notAnAttachment
    const format = attachmentFormat(content)
    if (!format) return notAnAttachment
    const check = { format, bytes: content.byteLength, sha256: hash(content) }
    const fileId = await files.write(`attachments/${newId(random)}.${format}`, content)
    await db.transact((tx) => tx.replace('attachments', { ...attachment, fileId, check }))
    return { attachmentId, name, bytes: check.bytes }
  })
}
