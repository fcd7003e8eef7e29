import {
  articleHtml,
  cropsOf,
  digested,
  pictureLimits,
  sayCrop,
  sentFile,
  type Revision,
} from '../../shared/posts'
import type { Article, Send } from '../../shared/publishing'
import type { Context } from '../_platform/context'
import { wechat, type DraftArticle } from '../_platform/wechat'
import { problemIn } from './trouble'

/** An article must not go out: something in it is not what the approval named (decision 9). */
export class NotAsApproved extends Error {
  constructor(
    readonly postId: string,
    readonly why: string,
  ) {
    super(`post ${postId} is not what was approved`)
    this.name = 'NotAsApproved'
  }
}

/** @throws NotAsApproved */
export async function uploadCover(ctx: Context, send: Send, pictureId: string): Promise<Send> {
  const { content, name } = await approvedPicture(ctx, send, pictureId, 'original')
  const mediaId = await wechat(ctx, send.appId).uploadCover(content, name)
  return { ...send, covers: { ...send.covers, [pictureId]: mediaId } }
}

/** @throws NotAsApproved */
export async function uploadPicture(ctx: Context, send: Send, pictureId: string): Promise<Send> {
  const { content, name } = await approvedPicture(ctx, send, pictureId, 'sent')
  const address = await wechat(ctx, send.appId).uploadBodyPicture(content, name)
  return { ...send, pictures: { ...send.pictures, [pictureId]: address } }
}

/**
 * The whole edition as one draft, in its order. Made twice after a crash, the first one is just never sent.
 * @throws NotAsApproved
 */
export async function addEditionDraft(ctx: Context, send: Send): Promise<Send> {
  const revisions = await ctx.db.getMany(
    'revisions',
    send.articles.map((article) => article.revisionId),
  )
  const drafted = send.articles.map((article) =>
    draftArticle(send, article, approvedRevision(ctx, article, revisions)),
  )
  return { ...send, draftId: await wechat(ctx, send.appId).addDraft(drafted) }
}

/** A draft from before the edition was rearranged. One that cannot be deleted stays in its box and harms nobody. */
export async function deleteFormerDraft(ctx: Context, send: Send, draftId: string): Promise<Send> {
  await wechat(ctx, send.appId).deleteDraft(draftId).catch(problemIn)
  return { ...send, formerDrafts: send.formerDrafts.filter((other) => other !== draftId) }
}

export function draftOf(send: Send): string {
  if (send.draftId === null) throw new Error(`send ${send._id} is at '${send.stage}' without a draft`)
  return send.draftId
}

function draftArticle(send: Send, article: Article, { material, pictures }: Revision): DraftArticle {
  const cover = pictures.find(({ pictureId }) => pictureId === article.coverId)
  const crops = cover && cropsOf(cover, material.coverCrops)
  return {
    title: article.title,
    author: material.author.trim(),
    digest: material.digest.trim(),
    content: articleHtml(material, (pictureId) => send.pictures[pictureId] ?? ''),
    thumb_media_id: send.covers[article.coverId] ?? '',
    ...(crops && { pic_crop_235_1: sayCrop(crops.wide), pic_crop_1_1: sayCrop(crops.square) }),
  }
}

/** The stored digest alone would say nothing of what stands beside it. */
function approvedRevision(
  { hash }: Pick<Context, 'hash'>,
  { postId, revisionId, digest }: Article,
  revisions: readonly Revision[],
): Revision {
  const revision = revisions.find(({ _id }) => _id === revisionId)
  if (revision?.digest !== digest || hash(digested(revision)) !== digest)
    throw new NotAsApproved(postId, '稿件内容与审批时不同')
  return revision
}

async function approvedPicture(
  ctx: Context,
  send: Send,
  pictureId: string,
  which: 'original' | 'sent',
): Promise<{ content: Uint8Array; name: string }> {
  const { db, files, hash } = ctx
  const article = send.articles.find((one) => one.coverId === pictureId || one.pictureIds.includes(pictureId))
  if (!article) throw new Error(`send ${send._id} has no article with picture ${pictureId}`)
  const [picture, revisions] = await Promise.all([
    db.get('pictures', pictureId),
    db.getMany('revisions', [article.revisionId]),
  ])
  const { pictures } = approvedRevision(ctx, article, revisions)
  const check = pictures.find((candidate) => candidate.pictureId === pictureId)
  const approved = check && which === 'sent' ? sentFile(check) : check
  const fileId = which === 'sent' && check?.rendition ? picture?.renditionFileId : picture?.fileId
  const content = fileId ? await files.read(fileId, pictureLimits.bytes) : 'missing'
  if (content === 'missing') throw new NotAsApproved(article.postId, '有图片已经找不到')
  if (content === 'too-large' || hash(content) !== approved?.sha256)
    throw new NotAsApproved(article.postId, '有图片与审批时不同')
  return { content, name: `${pictureId}.${approved.format}` }
}
