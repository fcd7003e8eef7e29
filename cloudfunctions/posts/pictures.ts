import { isRefusal, newId, refuse, sayBytes, type Refusal } from '../../shared/_kernel'
import {
  mayEdit,
  maySubmit,
  needsRendition,
  pictureLimits,
  renditionBelow,
  sameShape,
  type FileCheck,
  type Picture,
  type PictureCheck,
} from '../../shared/posts'
import { checkMaterial, type EffectiveRules, type Limit } from '../../shared/rulebooks'
import type { Context, StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import type { UploadTicket } from '../_platform/files'
import { lookAt, type Looked } from './look-at-picture'

type Ticket = { readonly path: string; readonly upload: UploadTicket }

export type PictureTicket = Ticket & {
  readonly pictureId: string
  /** Where its rendition goes; null when it is small enough for a body (P3). */
  readonly rendition: Ticket | null
}

export type TicketCommand = {
  readonly bytes: number
  /** Whose rules are asked at once; they are asked again when the post is handed in. */
  readonly channelId?: string | undefined
}

/** Says where one picture and, if need be, its rendition may be put: paths that nobody can guess. */
export async function ticketPicture(
  ctx: StaffContext,
  { bytes, channelId }: TicketCommand,
): Promise<PictureTicket | Refusal> {
  const { db, files, person, random } = ctx
  const channel = channelId === undefined ? null : await db.get('channels', channelId)
  if (!maySubmit(person) && !(channel && mayEdit(person, channel)))
    return refuse('not-allowed', '只有各单位指定的供稿人和渠道的编辑可以上传图片。', { clause: 'G1' })
  if (bytes === 0) return emptyFile
  const rules = channelId === undefined ? null : await db.get('effectiveRules', channelId)
  const refusal = (rules && refuseSize(rules, bytes)) ?? (bytes > pictureLimits.bytes ? tooLarge : null)
  if (refusal) return refusal
  const pictureId = newId(random)
  const path = `uploads/${pictureId}`
  const smallPath = needsRendition(bytes) ? `uploads/${newId(random)}` : null
  const [whole, small] = await Promise.all([files.ticket(path), smallPath ? files.ticket(smallPath) : null])
  const picture: Picture = {
    _id: pictureId,
    schema: 1,
    version: 1,
    ownerId: person._id,
    fileId: whole.fileId,
    renditionFileId: small?.fileId ?? null,
    check: null,
  }
  await db.transact((tx) => tx.insert('pictures', picture))
  const rendition = small && smallPath ? { path: smallPath, upload: small.upload } : null
  return { pictureId, path, upload: whole.upload, rendition }
}

export type CheckedPicture = {
  readonly pictureId: string
  readonly check: PictureCheck
  readonly url: string
}

/**
 * Looks at an uploaded picture and its rendition by their content: type, bytes, pixels, SHA-256. What it finds is kept,
 * and so are the very bytes it looked at, where nobody but the server writes: the upload, which could be overwritten
 * after the check, is deleted.
 */
export function checkPicture(
  ctx: StaffContext,
  { pictureId }: { readonly pictureId: string },
): Promise<CheckedPicture | Refusal> {
  const { db, files, person, random } = ctx
  return untilUncontended(random, async () => {
    const picture = await db.get('pictures', pictureId)
    if (picture?.ownerId !== person._id) return refuse('not-found', '没有这张图片，请重新上传。')
    if (picture.check) return presentPicture(ctx, picture, picture.check)
    const content = await files.read(picture.fileId, pictureLimits.bytes)
    if (content === 'missing') return refuse('not-found', '这张图片没有上传成功，请重新上传。')
    if (content === 'too-large') return tooLarge
    const original = lookAt(content, ctx)
    const rendition = await lookAtRendition(ctx, picture, original.check)
    if (rendition && isRefusal(rendition)) return rendition
    const [fileId, renditionFileId] = await Promise.all([
      keep(ctx, original),
      rendition && keep(ctx, rendition),
    ])
    const check = { ...original.check, rendition: rendition?.check ?? null }
    const checked = { ...picture, check, fileId, renditionFileId }
    await db.transact((tx) => tx.replace('pictures', checked))
    await files.remove([picture.fileId, ...(picture.renditionFileId ? [picture.renditionFileId] : [])])
    return presentPicture(ctx, checked, check)
  })
}

/** Where the very bytes that were looked at are; empty when they are no picture. */
async function keep({ files, random }: StaffContext, { kept }: Looked): Promise<string> {
  return kept ? files.write(`pictures/${newId(random)}`, kept) : ''
}

/** The rendition is sent in the original's place (P3), so it must be a picture of the same shape. Null: there is none. */
async function lookAtRendition(
  ctx: StaffContext,
  { renditionFileId }: Picture,
  original: FileCheck,
): Promise<Looked | Refusal | null> {
  const content = renditionFileId ? await ctx.files.read(renditionFileId, renditionBelow - 1) : 'missing'
  if (content === 'missing') return null
  const path = 'P3.bytes'
  if (content === 'too-large')
    return refuse(
      'against-rule',
      `这张图片压缩后仍不小于 ${sayBytes(renditionBelow)}（P3），请换一张再传。`,
      {
        ...{ clause: 'P3', path, limit: `小于 ${sayBytes(renditionBelow)}` },
      },
    )
  const looked = lookAt(content, ctx)
  const { format, width, height } = looked.check
  if (!bodyFormats.includes(format))
    return refuse('against-rule', `这张图片压缩后不是 JPG 或 PNG（P3），请重新上传。`, {
      ...{ clause: 'P3', path: 'P3.format', measured: format, limit: 'JPG、PNG' },
    })
  if (sameShape(looked.check, original)) return looked
  return refuse('against-rule', '这张图片压缩后形状变了（P3），请重新上传。', {
    ...{
      clause: 'P3',
      path,
      measured: `${width}×${height}`,
      limit: `与原图 ${original.width}×${original.height} 同比例`,
    },
  })
}

const bodyFormats: readonly string[] = ['jpg', 'png']

async function presentPicture(ctx: Context, picture: Picture, check: PictureCheck): Promise<CheckedPicture> {
  const url = (await pictureAddresses(ctx, [picture])).get(picture._id) ?? ''
  return { pictureId: picture._id, check, url }
}

const addressMinutes = 120

/** Addresses from which the given pictures can be read for a while, by picture id: what their readers will get. */
export async function pictureAddresses(
  { files }: Pick<Context, 'files'>,
  pictures: readonly Picture[],
): Promise<Map<string, string>> {
  const shown = pictures.map(({ _id, fileId, renditionFileId }) => [_id, renditionFileId ?? fileId] as const)
  const wanted = shown.flatMap(([, fileId]) => (fileId ? [fileId] : []))
  const addresses = await files.addresses(wanted, addressMinutes)
  return new Map(shown.map(([id, fileId]) => [id, addresses.get(fileId) ?? '']))
}

/** By the smallest limit that the channel's rules set (G9, P3), before any byte is uploaded. */
function refuseSize({ material }: EffectiveRules, bytes: number): Refusal | null {
  const ofBytes = material.filter(({ measure }) => measure === 'pictureBytes')
  const smallestFirst = ofBytes.sort((a, b) => mostOf(a.limit) - mostOf(b.limit))
  const findings = checkMaterial(smallestFirst, { pictureBytes: [bytes] })
  const broken = findings.find(({ verdict }) => verdict === 'not-met')
  if (!broken) return null
  const { clause, question, rule: path, limit = '' } = broken
  const measured = sayBytes(bytes)
  const message = `这张图片有 ${measured}，不符合“${question}”（${clause}），请压缩后再传。`
  return refuse('against-rule', message, { clause, path, measured, limit })
}

function mostOf(limit: Limit): number {
  if ('below' in limit) return limit.below
  return 'atMost' in limit ? limit.atMost : Infinity
}

/** Beyond it a file is not looked at, whatever the rules say. */
const tooLarge = refuse(
  'bad-input',
  `这个文件超过 ${sayBytes(pictureLimits.bytes)}，不能作为图片上传，请压缩后再传。`,
  { limit: sayBytes(pictureLimits.bytes), path: 'bytes' },
)

const emptyFile = refuse('against-rule', '这是一个空文件，没有图片（G9），请换一张。', {
  ...{ clause: 'G9', path: 'G9.format', measured: sayBytes(0), limit: 'JPG、PNG' },
})
