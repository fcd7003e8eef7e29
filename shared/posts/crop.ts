import * as z from 'zod'
import { refuse, type Refusal } from '../_kernel'

const share = z.number().min(0).max(1)
export const cropInput = z
  .strictObject({ left: share, top: share, right: share, bottom: share })
  .refine(({ left, top, right, bottom }) => left < right && top < bottom)

/** What readers see of a cover: as the head post (头条) it is wide, further down (次条) it is a square. */
export const coverCropsInput = z.strictObject({ wide: cropInput, square: cropInput })

/** A part of a picture, in shares of its width and height. */
export type Crop = z.infer<typeof cropInput>
export type CoverCrops = z.infer<typeof coverCropsInput>
export type CoverShape = keyof CoverCrops

/** Width by height. */
const coverShapes: Readonly<Record<CoverShape, number>> = { wide: 2.35, square: 1 }

type Size = { readonly width: number; readonly height: number }

/** Where on a picture a crop lies: its middle, in shares, and how much closer it is than the largest one possible. */
export type Aim = { readonly x: number; readonly y: number; readonly zoom: number }

export const middle: Aim = { x: 0.5, y: 0.5, zoom: 1 }

export const mostZoom = 4

/** The crop of this shape nearest to where it is aimed: it never leaves the picture. */
export function cropAt({ width, height }: Size, shape: CoverShape, { x, y, zoom }: Aim): Crop {
  const ratio = coverShapes[shape]
  const closer = Math.min(mostZoom, Math.max(1, zoom))
  const wide = Math.min(1, (height * ratio) / width) / closer
  const high = Math.min(1, width / ratio / height) / closer
  const left = within(x - wide / 2, 1 - wide)
  const top = within(y - high / 2, 1 - high)
  return { left: exact(left), top: exact(top), right: exact(left + wide), bottom: exact(top + high) }
}

function within(value: number, most: number): number {
  return Math.min(Math.max(0, most), Math.max(0, value))
}

const digits = 6

/** WeChat takes six digits. */
function exact(value: number): number {
  return Math.min(1, Number(value.toFixed(digits)))
}

export function aimOf(size: Size, shape: CoverShape, { left, top, right, bottom }: Crop): Aim {
  const largest = cropAt(size, shape, middle)
  const zoom = (largest.right - largest.left) / (right - left)
  return { x: (left + right) / 2, y: (top + bottom) / 2, zoom }
}

/** Both crops of a cover: as its author chose them, or the largest ones from its middle. */
export function cropsOf(size: Size, chosen: CoverCrops | null | undefined): CoverCrops {
  return chosen ?? { wide: cropAt(size, 'wide', middle), square: cropAt(size, 'square', middle) }
}

/** In whole pixels of the picture. */
export function cropPixels({ width, height }: Size, { left, top, right, bottom }: Crop): Size {
  return { width: Math.round((right - left) * width), height: Math.round((bottom - top) * height) }
}

/** Crops of another shape would be stretched, or cropped again by WeChat. */
export function refuseCrops(size: Size, crops: CoverCrops): Refusal | null {
  const wrong = (['wide', 'square'] as const).find((shape) => !hasShape(size, shape, crops[shape]))
  if (!wrong) return null
  return refuse('bad-input', '封面的裁剪与图片对不上（P1），请重新选择封面的显示部分。', {
    ...{ clause: 'P1', path: `material.coverCrops.${wrong}` },
  })
}

/** A pixel more or less on either side. */
function hasShape({ width, height }: Size, shape: CoverShape, { left, top, right, bottom }: Crop): boolean {
  const ratio = coverShapes[shape]
  return Math.abs((right - left) * width - (bottom - top) * height * ratio) <= 1 + ratio
}

/** `X1_Y1_X2_Y2`, as WeChat takes it. */
export function sayCrop({ left, top, right, bottom }: Crop): string {
  return [left, top, right, bottom].map((value) => value.toFixed(digits)).join('_')
}
