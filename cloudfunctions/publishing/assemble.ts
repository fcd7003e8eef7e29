import {
  articleHtml,
  cropsOf,
  digested,
  pictureLimits,
  sayCrop,
  sentFile,
  type Revision,
} from '../../shared/posts'
import { uploadedIdOf, type Article, type Send, type Uploaded } from '../../shared/publishing'
import { Contention } from '../_platform/contention'
import type { Context } from '../_platform/context'
import { is } from '../_platform/database'
import { isThere, wechat, WeChatError, type DraftArticle } from '../_platform/wechat'
import { fingerprintOf } from '../posts'
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
  const mediaId = await uploadOnce(
    ctx,
    send,
    'cover',
    await approvedPicture(ctx, send, pictureId, 'original'),
  )
  return { ...send, covers: { ...send.covers, [pictureId]: mediaId } }
}

/** @throws NotAsApproved */
export async function uploadPicture(ctx: Context, send: Send, pictureId: string): Promise<Send> {
  const address = await uploadOnce(ctx, send, 'body', await approvedPicture(ctx, send, pictureId, 'sent'))
  return { ...send, pictures: { ...send.pictures, [pictureId]: address } }
}

/**
 * The whole edition as one draft, in its order. Made twice after a crash, the first one is just never sent. Without a
 * draft, when WeChat has lost a cover: all of them are uploaded anew.
 * @throws NotAsApproved
 */
export async function addEditionDraft(ctx: Context, send: Send): Promise<Send> {
  for (const article of send.articles) await approveVideo(ctx, article)
  const revisions = await ctx.db.getMany(
    'revisions',
    send.articles.map((article) => article.revisionId),
  )
  const drafted = send.articles.map((article) =>
    draftArticle(send, article, approvedRevision(ctx, article, revisions)),
  )
  try {
    return { ...send, draftId: await wechat(ctx, send.appId).addDraft(drafted) }
  } catch (fault) {
    if (!(fault instanceof WeChatError && fault.errcode === deadMediaId)) throw fault
    await forgetUploads(ctx, send.appId, Object.values(send.covers))
    return { ...send, covers: {}, problem: problemIn(fault), troubledSince: send.troubledSince ?? ctx.now }
  }
}

/** A draft that was to be sent before: is it still in its box? */
export async function lookForDraft(ctx: Context, send: Send, draftId: string): Promise<Send> {
  const isThere = await wechat(ctx, send.appId).draftExists(draftId)
  return isThere ? { ...send, stage: 'previewing' } : { ...send, draftId: null }
}

/** wechat-facts 1.5 */
const deadMediaId = 40007

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

/**
 * What an account has been given before is used again (wechat-facts 1.4), also by other editions and after a restart.
 * An address that can no longer be fetched is forgotten.
 */
async function uploadOnce(
  ctx: Context,
  { appId }: Send,
  kind: Uploaded['kind'],
  { content, name, sha256 }: ApprovedPicture,
): Promise<string> {
  const { db } = ctx
  const _id = uploadedIdOf({ appId, kind, sha256 })
  const known = await db.get('uploads', _id)
  if (known?.reference && (kind === 'cover' || (await isThere(known.reference)))) return known.reference
  const account = wechat(ctx, appId)
  const reference = await (kind === 'cover'
    ? account.uploadCover(content, name)
    : account.uploadBodyPicture(content, name))
  const uploaded: Uploaded = { _id, schema: 1, version: 1, appId, kind, sha256, reference }
  await db
    .transact((tx) =>
      known ? tx.replace('uploads', { ...known, reference }) : tx.insert('uploads', uploaded),
    )
    .catch(unlessContended)
  return reference
}

/** Another edition remembered the same picture at the same moment: either does. */
function unlessContended(fault: unknown): void {
  if (!(fault instanceof Contention)) throw fault
}

async function forgetUploads({ db }: Context, appId: string, references: readonly string[]): Promise<void> {
  if (references.length === 0) return
  const lost = await db.find('uploads', {
    where: { appId, reference: is.oneOf(references) },
    limit: references.length,
  })
  for (const uploaded of lost)
    await db.transact((tx) => tx.replace('uploads', { ...uploaded, reference: null })).catch(unlessContended)
}

/** @throws NotAsApproved */
async function approveVideo(ctx: Context, article: Article): Promise<void> {
  const { db } = ctx
  const { videoId, postId } = article
  if (videoId === null) return
  const [video, revisions] = await Promise.all([
    db.get('videos', videoId),
    db.getMany('revisions', [article.revisionId]),
  ])
  const { video: approved } = approvedRevision(ctx, article, revisions)
  const print = video && (await fingerprintOf(ctx, video.fileId))
  if (!print) throw new NotAsApproved(postId, '视频已经找不到')
  if (print !== approved?.fingerprint) throw new NotAsApproved(postId, '视频与审批时不同')
}

type ApprovedPicture = { readonly content: Uint8Array; readonly name: string; readonly sha256: string }

async function approvedPicture(
  ctx: Context,
  send: Send,
  pictureId: string,
  which: 'original' | 'sent',
): Promise<ApprovedPicture> {
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
  return { content, name: `${pictureId}.${approved.format}`, sha256: approved.sha256 }
}
