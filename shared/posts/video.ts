import type { Stored } from '../_kernel'

/** What the server found in an uploaded video, by parts of its content: it is never read as a whole. */
export type VideoCheck = {
  readonly bytes: number
  /** By content, not by name: `mp4`, `mov`, what else it is, or what is wrong with it in words. */
  readonly format: string
  /** Of its size, its beginning and its end: what is approved names it. */
  readonly fingerprint: string
}

/** A video that a person uploaded for a post. */
export type Video = Stored & {
  readonly ownerId: string
  /** Where the person put it; once it is checked, its copy. Empty when that was no video, of which nothing is kept. */
  readonly fileId: string
  readonly check: VideoCheck | null
}

/** A video as a form or a page shows it; the address is readable for two hours. */
export type ShownVideo = { readonly videoId: string; readonly check: VideoCheck; readonly url: string }

/** What phones play; the others are for a computer. */
export function playsOnPhones({ format }: Pick<VideoCheck, 'format'>): boolean {
  return ['mp4', 'mov', '3gp'].includes(format)
}

/** Beyond it a video is not looked at, whatever the rules say (G9). */
export const videoLimits = { bytes: 500 * 1024 * 1024 } as const

/** In place of a format, what is wrong with the file: no standard takes it, and the refusal says it. */
export const wrongVideo = { empty: '空文件', none: '不是视频', broken: '不完整的视频' } as const

export function isWholeVideo({ format }: Pick<VideoCheck, 'format'>): boolean {
  return !Object.values<string>(wrongVideo).includes(format)
}
