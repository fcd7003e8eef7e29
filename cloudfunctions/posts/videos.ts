import { isRefusal, newId, refuse, sayBytes, type Refusal } from '../../shared/_kernel'
import {
  isWholeVideo,
  maySubmit,
  videoLimits,
  wrongVideo,
  type Material,
  type ShownVideo,
  type Video,
  type VideoCheck,
} from '../../shared/posts'
import { checkMaterial } from '../../shared/rulebooks'
import type { Person } from '../../shared/staff'
import type { Context, StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import type { OpenFile, UploadTicket } from '../_platform/files'
import { boxed, headBytes, isWhole, videoFormatOf } from './video-format'

export type VideoTicket = { readonly videoId: string; readonly path: string; readonly upload: UploadTicket }

/** Says where a video may be put, once its size is known to be allowed: before any byte of it is sent. */
export async function ticketVideo(
  { db, files, person, random }: StaffContext,
  { bytes, channelId }: { readonly bytes: number; readonly channelId: string },
): Promise<VideoTicket | Refusal> {
  if (!maySubmit(person))
    return refuse('not-allowed', '只有各单位指定的供稿人可以上传视频（G1）。', { clause: 'G1' })
  const rules = await db.get('effectiveRules', channelId)
  if (!rules) return refuse('not-found', '没有这个渠道，请重新选择。', { path: 'channelId' })
  const broken = checkMaterial(rules.material, { videoBytes: [bytes] }).find(
    ({ verdict }) => verdict === 'not-met',
  )
  if (broken || bytes > videoLimits.bytes) return tooLarge(bytes, broken?.clause ?? 'G9')
  const videoId = newId(random)
  const path = `uploads/${videoId}`
  const { fileId, upload } = await files.ticket(path)
  const video: Video = { _id: videoId, schema: 1, version: 1, ownerId: person._id, fileId, check: null }
  await db.transact((tx) => tx.insert('videos', video))
  return { videoId, path, upload }
}

const addressMinutes = 120

/** A video that was looked at, for whoever may read what it belongs to. */
export async function shownVideo(
  ctx: Pick<Context, 'db' | 'files'>,
  videoId: string | null | undefined,
): Promise<ShownVideo | null> {
  return presentVideo(ctx, videoId ? await ctx.db.get('videos', videoId) : null)
}

export async function presentVideo(
  { files }: Pick<Context, 'files'>,
  video: Video | null,
): Promise<ShownVideo | null> {
  if (!video?.check || !isWholeVideo(video.check)) return null
  const addresses = await files.addresses([video.fileId], addressMinutes)
  return { videoId: video._id, check: video.check, url: addresses.get(video.fileId) ?? '' }
}

/** What was found in the video of this material; null when it has none. */
export async function ownVideo(
  { db, person }: StaffContext,
  { videoId }: Material,
): Promise<VideoCheck | null | Refusal> {
  return videoId === undefined ? null : checkOfOwn(person, await db.get('videos', videoId))
}

export function checkOfOwn(person: Person, video: Video | null): VideoCheck | null | Refusal {
  if (video?.ownerId === person._id) return video.check
  return refuse('bad-input', '视频不是由您上传的，或已失效，请删除后重新上传。', { path: 'material.videoId' })
}

export type CheckedVideo = { readonly videoId: string; readonly check: VideoCheck }

/** Looks at an uploaded video by parts of its content, and keeps what it was in a copy of its own. */
export function checkVideo(
  ctx: StaffContext,
  { videoId }: { readonly videoId: string },
): Promise<CheckedVideo | Refusal> {
  const { db, files, person, random } = ctx
  return untilUncontended(random, async () => {
    const video = await db.get('videos', videoId)
    if (video?.ownerId !== person._id) return refuse('not-found', '没有这个视频，请重新上传。')
    if (video.check) return { videoId, check: video.check }
    const check = await lookAtVideo(ctx, video.fileId)
    if (isRefusal(check)) return check
    const fileId = isWholeVideo(check) ? await files.copy(video.fileId, `videos/${newId(random)}`) : ''
    await db.transact((tx) => tx.replace('videos', { ...video, check, fileId }))
    await files.remove([video.fileId])
    return { videoId, check }
  })
}

/** Of its beginning and its end. */
const fingerprintBytes = 64 * 1024

async function lookAtVideo(
  { files, hash }: Pick<StaffContext, 'files' | 'hash'>,
  fileId: string,
): Promise<VideoCheck | Refusal> {
  const opened = await files.open(fileId)
  if (opened === 'missing') return refuse('not-found', '这个视频没有上传成功，请重新上传。')
  const { bytes, read } = opened
  if (bytes > videoLimits.bytes) return tooLarge(bytes, 'G9')
  const [start, end] = await endsOf(opened)
  const named = videoFormatOf(start.subarray(0, headBytes))
  const format = !boxed.includes(named) || (await isWhole(bytes, read)) ? named : wrongVideo.broken
  return { bytes, format, fingerprint: printOf(hash, bytes, start, end) }
}

/** The fingerprint of a stored video as it is now, by its beginning and its end; null when it is not there. */
export async function fingerprintOf(
  { files, hash }: Pick<Context, 'files' | 'hash'>,
  fileId: string,
): Promise<string | null> {
  const opened = await files.open(fileId)
  if (opened === 'missing') return null
  const { bytes } = opened
  const [start, end] = await endsOf(opened)
  return printOf(hash, bytes, start, end)
}

function endsOf({ bytes, read }: OpenFile): Promise<[Uint8Array, Uint8Array]> {
  return Promise.all([
    read(0, Math.min(bytes, fingerprintBytes)),
    read(Math.max(0, bytes - fingerprintBytes), bytes),
  ])
}

function printOf(hash: Context['hash'], bytes: number, start: Uint8Array, end: Uint8Array): string {
  return hash(`${bytes} ${hash(start)} ${hash(end)}`)
}

function tooLarge(bytes: number, clause: string): Refusal {
  const [measured, limit] = [sayBytes(bytes), `不超过 ${sayBytes(videoLimits.bytes)}`]
  return refuse('against-rule', `这个视频有 ${measured}，视频${limit}（${clause}），请压缩或剪短后再传。`, {
    ...{ clause, path: 'G9.video.bytes', measured, limit },
  })
}
