import { isRefusal, newId, refuse, remember, type Instant, type Refusal } from '../../shared/_kernel'
import { refuseComment, type Attachment, type AttachmentCheck, type Comment } from '../../shared/approvals'
import type { Context, StaffContext } from '../_platform/context'
import { actOn, type Happened } from './act'
import type { RequestKind } from './request-kind'

export type CommentRow = {
  readonly id: string
  readonly byName: string
  readonly at: Instant
  readonly text: string
  readonly files: readonly (Pick<Attachment, 'name'> &
    Pick<AttachmentCheck, 'format' | 'bytes'> & { readonly url: string })[]
}

const mostComments = 100
const addressMinutes = 120

/** What was said on a subject, the oldest first. */
export async function commentsOn({ db, files }: Context, subjectId: string): Promise<CommentRow[]> {
  const comments = await db.find('comments', {
    where: { subjectId },
    orderBy: ['sortKey', 'asc'],
    limit: mostComments,
  })
  const ids = comments.flatMap((comment) => comment.files.map(({ fileId }) => fileId))
  const addresses = ids.length > 0 ? await files.addresses(ids, addressMinutes) : new Map<string, string>()
  return comments.map(({ _id, byName, at, text, files: attached }) => ({
    id: _id,
    byName,
    at,
    text,
    files: attached.map(({ name, format, bytes, fileId }) => ({
      name,
      format,
      bytes,
      url: addresses.get(fileId) ?? '',
    })),
  }))
}

export type CommentCommand = {
  readonly commandId: string
  readonly approvalId: string
  readonly text: string
  readonly attachmentIds: readonly string[]
}

/** Somebody says something without deciding (评论), with files if they like. */
export async function commentOn(
  ctx: StaffContext,
  kinds: readonly RequestKind[],
  command: CommentCommand,
): Promise<{ comments: CommentRow[] } | Refusal> {
  const { db, person, now, random } = ctx
  const after = await actOn(ctx, kinds, command, async (approval, act): Promise<Happened | Refusal> => {
    const text = command.text.trim()
    const attached = await db.getMany('attachments', command.attachmentIds)
    const files = attached.flatMap(({ ownerId, name, fileId, check }) =>
      ownerId === person._id && check ? [{ name, fileId, ...check }] : [],
    )
    if (files.length < command.attachmentIds.length) return lost
    const refusal = refuseComment(approval, person, { text, files: files.length })
    if (refusal) return refusal
    const _id = newId(random)
    const comment: Comment = {
      _id,
      schema: 1,
      version: 1,
      approvalId: approval._id,
      subjectId: approval.subjectId,
      by: person._id,
      byName: person.name,
      at: now,
      text,
      files,
      sortKey: `${now}_${_id}`,
    }
    return {
      approval: { ...approval, commands: remember(approval.commands, act.commandId) },
      event: { kind: 'commented', text, files: files.map(({ name }) => name) },
      by: { id: person._id, name: person.name },
      alongside: (tx) => tx.insert('comments', comment),
    }
  })
  return isRefusal(after) ? after : { comments: await commentsOn(ctx, after.subjectId) }
}

const lost = refuse('bad-input', '有附件不是由您上传的，或没有上传成功，请删除后重新上传。', {
  path: 'attachmentIds',
})
