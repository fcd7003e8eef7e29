import { imageSize } from 'image-size'
import { newId, refuse, sayBytes, type Refusal } from '../../shared/_kernel'
import { maySubmit, pictureLimits, type Picture, type PictureCheck } from '../../shared/posts'
import { checkMaterial, type EffectiveRules, type Limit } from '../../shared/rulebooks'
import type { Context, StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import type { UploadTicket } from '../_platform/files'

export type PictureTicket = {
  readonly pictureId: string
  readonly path: string
  readonly upload: UploadTicket
}

export type TicketCommand = {
  readonly bytes: number
  /** Whose rules are asked at once; they are asked again when the post is handed in. */
  readonly channelId?: string | undefined
}

/** Says where one picture may be put: a path that nobody can guess. */
export async function ticketPicture(
  ctx: StaffContext,
  { bytes, channelId }: TicketCommand,
): Promise<PictureTicket | Refusal> {
  const { db, files, person, random } = ctx
  if (!maySubmit(person))
    return refuse('not-allowed', '只有各单位指定的供稿人可以上传图片。', { clause: 'G1' })
  const rules = channelId === undefined ? null : await db.get('effectiveRules', channelId)
  const refusal = (rules && refuseSize(rules, bytes)) ?? (bytes > pictureLimits.bytes ? tooLarge : null)
  if (refusal) return refusal
  const pictureId = newId(random)
  const path = `uploads/${pictureId}`
  const { fileId, upload } = await files.ticket(path)
  const picture: Picture = { _id: pictureId, schema: 1, version: 1, ownerId: person._id, fileId, check: null }
  await db.transact((tx) => tx.insert('pictures', picture))
  return { pictureId, path, upload }
}

export type CheckedPicture = {
  readonly pictureId: string
  readonly check: PictureCheck
  readonly url: string
}

/**
 * Looks at an uploaded picture by its content: type, bytes, pixels, SHA-256. What it finds is kept, and so are the very
 * bytes it looked at, where nobody but the server writes: the upload could be overwritten after the check.
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
    const check = lookAt(content, ctx)
    const checked = { ...picture, check, fileId: await files.write(`pictures/${newId(random)}`, content) }
    await db.transact((tx) => tx.replace('pictures', checked))
    return presentPicture(ctx, checked, check)
  })
}

async function presentPicture(ctx: Context, picture: Picture, check: PictureCheck): Promise<CheckedPicture> {
  const url = (await pictureAddresses(ctx, [picture])).get(picture._id) ?? ''
  return { pictureId: picture._id, check, url }
}

const addressMinutes = 120

/** Addresses from which the given pictures can be read for a while, by picture id. */
export async function pictureAddresses(
  { files }: Pick<Context, 'files'>,
  pictures: readonly Picture[],
): Promise<Map<string, string>> {
  const addresses = await files.addresses(
    pictures.map((picture) => picture.fileId),
    addressMinutes,
  )
  return new Map(pictures.map((picture) => [picture._id, addresses.get(picture.fileId) ?? '']))
}

function lookAt(content: Uint8Array, { hash }: Pick<Context, 'hash'>): PictureCheck {
  const { format, width, height } = sizeOf(content)
  return { sha256: hash(content), bytes: content.byteLength, format, width, height }
}

/** Reads the header only: a picture that would unpack to gigabytes is never unpacked here. */
function sizeOf(content: Uint8Array): Pick<PictureCheck, 'format' | 'width' | 'height'> {
  try {
    const { type, width, height } = imageSize(content)
    return { format: type ?? notAPicture, width, height }
  } catch {
    return { format: notAPicture, width: 0, height: 0 }
  }
}

const notAPicture = '不是图片'

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
