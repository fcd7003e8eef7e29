import { isRefusal, newId, refuse, sayBytes, type Refusal } from '../../shared/_kernel'
import { takesVideo, type Channel } from '../../shared/channels'
import {
  isWholeVideo,
  maySubmit,
  videoLimits,
  wrongVideo,
  type Material,
  type Video,
  type VideoCheck,
} from '../../shared/posts'
import { checkMaterial } from '../../shared/rulebooks'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import type { UploadTicket } from '../_platform/files'
import { boxed, headBytes, isWhole, videoFormatOf } from './video-format'

export type VideoTicket = { readonly videoId: string; readonly path: string; readonly upload: UploadTicket }

/** Says where a video may be put, once its size is known to be allowed: before any byte of it is sent. */
export async function ticketVideo(
  { db, files, person, random }: StaffContext,
  { bytes, channelId }: { readonly bytes: number; readonly channelId: string },
): Promise<VideoTicket | Refusal> {
  if (!maySubmit(person))
    return refuse('not-allowed', '只有各单位指定的供稿人可以上传视频（G1）。', { clause: 'G1' })
  const [channel, rules] = await Promise.all([
    db.get('channels', channelId),
    db.get('effectiveRules', channelId),
  ])
  if (!channel || !rules) return refuse('not-found', '没有这个渠道，请重新选择。', { path: 'channelId' })
  if (!takesVideo(channel)) return noVideoHere(channel.name)
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

/** Until editions can be finished in WeChat's console, an edition that is sent by API has no way to carry a video (P3). */
function noVideoHere(channelName: string): Refusal {
  return refuse(
    'against-rule',
    `${channelName}由系统通过微信接口发出，接口不接收带视频的稿件（P3）。请先去掉视频提交图文，视频请联系编辑安排。`,
    { clause: 'P3', path: 'material.videoId', measured: '含视频', limit: '图文' },
  )
}

/** What was found in the video of this material; null when it has none. */
export async function ownVideo(
  { db, person }: StaffContext,
  channel: Channel,
  { videoId }: Material,
): Promise<VideoCheck | null | Refusal> {
  if (videoId === undefined) return null
  if (!takesVideo(channel)) return noVideoHere(channel.name)
  const video = await db.get('videos', videoId)
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
  const [start, end] = await Promise.all([
    read(0, Math.min(bytes, fingerprintBytes)),
    read(Math.max(0, bytes - fingerprintBytes), bytes),
  ])
  const named = videoFormatOf(start.subarray(0, headBytes))
  const format = !boxed.includes(named) || (await isWhole(bytes, read)) ? named : wrongVideo.broken
  return { bytes, format, fingerprint: hash(`${bytes} ${hash(start)} ${hash(end)}`) }
}

function tooLarge(bytes: number, clause: string): Refusal {
  const [measured, limit] = [sayBytes(bytes), `不超过 ${sayBytes(videoLimits.bytes)}`]
  return refuse('against-rule', `这个视频有 ${measured}，视频${limit}（${clause}），请压缩或剪短后再传。`, {
    ...{ clause, path: 'G9.video.bytes', measured, limit },
  })
}
