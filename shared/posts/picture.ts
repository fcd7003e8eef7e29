import type { Stored } from '../_kernel'

/** What the server found in an uploaded file, by its content. */
export type FileCheck = {
  readonly sha256: string
  readonly bytes: number
  /** By content, not by name: `jpg`, `png`, what else it is, or what is wrong with it in words. */
  readonly format: string
  /** As it is shown, turned as the camera noted. */
  readonly width: number
  readonly height: number
}

/** A picture and, where it is too large for a body by WeChat's API (P3), the smaller one that is sent in its place. */
export type PictureCheck = FileCheck & { readonly rendition: FileCheck | null }

/** A picture that a person uploaded for a post. */
export type Picture = Stored & {
  readonly ownerId: string
  /**
   * Where the person put it, who can overwrite it there; once it is checked, the copy of what was looked at. Empty when
   * that was no picture, of which nothing is kept.
   */
  readonly fileId: string
  /** Of its rendition, likewise; null when it needs none. */
  readonly renditionFileId: string | null
  readonly check: PictureCheck | null
}

const megabyte = 1024 * 1024

/** Beyond them a file is not looked at, or not taken for a picture, whatever the rules say. */
export const pictureLimits = { bytes: 10 * megabyte, side: 20_000, pixels: 100_000_000 } as const

/** What the phone makes of a larger picture stays below (P3). */
export const renditionBelow = megabyte

export function needsRendition(bytes: number): boolean {
  return bytes >= renditionBelow
}

/** The file that stands in an article's body. */
export function sentFile(check: PictureCheck): FileCheck {
  return check.rendition ?? check
}

type Size = { readonly width: number; readonly height: number }

/** Scaled down, each side is rounded to whole pixels; beyond that the two must have one shape. */
export function sameShape(a: Size, b: Size): boolean {
  return Math.abs(a.width * b.height - a.height * b.width) <= Math.max(a.width + a.height, b.width + b.height)
}

/** How a rendition is tried: as sharp as possible, then as wide as possible. */
export type RenditionTry = Size & { readonly quality: number }

/** No phone draws larger canvases reliably. */
const canvasSide = 4096

const tries: readonly (readonly [width: number, quality: number])[] = [
  [2160, 0.9],
  [1620, 0.85],
  [1280, 0.85],
  [1080, 0.85],
  [1080, 0.7],
  [1080, 0.5],
  [900, 0.5],
  [720, 0.5],
  [480, 0.4],
]

/** At least 1080 pixels wide as long as that can be had below the limit: quality goes before width. */
export function renditionTries({ width, height }: Size): RenditionTry[] {
  const most = Math.min(width, canvasSide, Math.max(1, Math.floor((width * canvasSide) / height)))
  const within = tries.map(([wanted, quality]) => ({ width: Math.min(wanted, most), quality }))
  return within
    .filter(({ width: wide, quality }, n) => {
      const before = within[n - 1]
      return !before || wide < before.width || quality < before.quality
    })
    .map((one) => ({
      ...one,
      height: Math.min(canvasSide, Math.max(1, Math.round((height * one.width) / width))),
    }))
}
