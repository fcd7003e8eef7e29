import { articleHtml, pictureLimits, type Revision } from '../../shared/posts'
import type { Article, Send } from '../../shared/publishing'
import type { Context } from '../_platform/context'
import { wechat, type DraftArticle } from '../_platform/wechat'

export async function uploadCover(ctx: Context, send: Send, pictureId: string): Promise<Send> {
  const { content, name } = await approvedPicture(ctx, send, pictureId)
  const mediaId = await wechat(send.appId).uploadCover(content, name)
  return { ...send, covers: { ...send.covers, [pictureId]: mediaId } }
}

export async function uploadPicture(ctx: Context, send: Send, pictureId: string): Promise<Send> {
  const { content, name } = await approvedPicture(ctx, send, pictureId)
  const address = await wechat(send.appId).uploadBodyPicture(content, name)
  return { ...send, pictures: { ...send.pictures, [pictureId]: address } }
}

/** The whole edition as one draft, in its order. Made twice after a crash, the first one is just never sent. */
export async function addEditionDraft(ctx: Context, send: Send): Promise<Send> {
  const revisions = await ctx.db.getMany(
    'revisions',
    send.articles.map((article) => article.revisionId),
  )
  const drafted = send.articles.map((article) => draftArticle(send, article, revisionOf(article, revisions)))
  return { ...send, draftId: await wechat(send.appId).addDraft(drafted) }
}

function draftArticle(send: Send, article: Article, { material }: Revision): DraftArticle {
  return {
    title: article.title,
    author: material.author.trim(),
    digest: material.digest.trim(),
    content: articleHtml(material, (pictureId) => send.pictures[pictureId] ?? ''),
    thumb_media_id: send.covers[article.coverId] ?? '',
  }
}

/** What goes out is what was approved: the digest must be the one that the approval named (decision 9). */
function revisionOf(article: Article, revisions: readonly Revision[]): Revision {
  const revision = revisions.find(({ _id }) => _id === article.revisionId)
  if (revision?.digest !== article.digest) throw new Error(`${article.revisionId} is not what was approved`)
  return revision
}

async function approvedPicture(
  { db, files, hash }: Context,
  send: Send,
  pictureId: string,
): Promise<{ content: Uint8Array; name: string }> {
  const picture = await db.get('pictures', pictureId)
  const content = picture && (await files.read(picture.fileId, pictureLimits.bytes))
  if (!picture?.check || !content || typeof content === 'string')
    throw new Error(`picture ${pictureId} of send ${send._id} is gone`)
  if (hash(content) !== picture.check.sha256) throw new Error(`picture ${pictureId} is not what was approved`)
  return { content, name: `${pictureId}.${picture.check.format}` }
}
