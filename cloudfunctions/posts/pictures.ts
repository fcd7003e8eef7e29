import { imageSize } from 'image-size'
import { newId, refuse, sayBytes, type Refusal } from '../../shared/_kernel'
import { maySubmit, pictureLimits, type Picture, type PictureCheck } from '../../shared/posts'
import type { Context, StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import type { UploadTicket } from '../_platform/files'

export type PictureTicket = {
  readonly pictureId: string
  readonly path: string
  readonly upload: UploadTicket
}

/** Says where one picture may be put: a path that nobody can guess and that can be written once. */
export async function ticketPicture(
  ctx: StaffContext,
  { bytes }: { bytes: number },
): Promise<PictureTicket | Refusal> {
  const { db, files, person, random } = ctx
  if (!maySubmit(person))
    return refuse('not-allowed', '只有各单位指定的供稿人可以上传图片。', { clause: 'G1' })
  if (bytes > pictureLimits.bytes) return tooLarge(bytes)
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

/** Looks at an uploaded picture by its content: type, bytes, pixels, SHA-256. What it finds is kept. */
export function checkPicture(
  ctx: StaffContext,
  { pictureId }: { readonly pictureId: string },
): Promise<CheckedPicture | Refusal> {
  const { db, files, person, random } = ctx
  return untilUncontended(random, async () => {
    const picture = await db.get('pictures', pictureId)
    if (picture?.ownerId !== person._id) return refuse('not-found', '没有这张图片，请重新上传。')
    const url = (await pictureAddresses(ctx, [picture])).get(pictureId) ?? ''
    if (picture.check) return { pictureId, check: picture.check, url }
    const content = await files.read(picture.fileId)
    if (!content) return refuse('not-found', '这张图片没有上传成功，请重新上传。')
    if (content.byteLength > pictureLimits.bytes) return tooLarge(content.byteLength)
    const check = lookAt(content, ctx)
    await db.transact((tx) => tx.replace('pictures', { ...picture, check }))
    return { pictureId, check, url }
  })
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

function tooLarge(bytes: number): Refusal {
  return refuse(
    'against-rule',
    `这个文件有 ${sayBytes(bytes)}，超过图片小于 5 MB 的规定（G9），请压缩后再传。`,
    {
      clause: 'G9',
      measured: sayBytes(bytes),
      limit: '小于 5 MB',
    },
  )
}
