import { imageSize } from 'image-size'
import { pictureLimits, type FileCheck } from '../../shared/posts'
import type { Context } from '../_platform/context'
import { endOfJpeg, endOfPng } from './picture-end'

export type Looked = {
  readonly check: FileCheck
  /** What is kept of it: the picture without what was appended to it; null when it is none. */
  readonly kept: Uint8Array | null
}

/** In place of a format, what is wrong with the file: no standard takes it, and the refusal says it. */
const wrong = {
  empty: '空文件',
  none: '不是图片',
  broken: '不完整的图片',
  stuffed: '夹带其他文件的图片',
  enormous: '像素过多的图片',
} as const

/** Looks at a file by its content; its name and declared type are not asked. Nothing is unpacked here. */
export function lookAt(content: Uint8Array, { hash }: Pick<Context, 'hash'>): Looked {
  const { format, width, height } = headOf(content)
  const end = endOf(content, format)
  const kept = end === null ? content : content.subarray(0, end)
  const fault = faultIn(content, { format, width, height, end })
  const { byteLength: bytes } = fault ? content : kept
  const check = { sha256: hash(fault ? content : kept), bytes, format: fault ?? format, width, height }
  return { check, kept: fault || !keepable.includes(format) ? null : kept }
}

type Head = Pick<FileCheck, 'format' | 'width' | 'height'>

/** SVG is a program, and what is not recognised is no picture: neither is given to anybody's phone. */
const keepable: readonly string[] = ['jpg', 'png', 'gif', 'webp', 'bmp', 'heic', 'heif', 'avif', 'tiff']

function headOf(content: Uint8Array): Head {
  try {
    const { type = wrong.none, width, height, orientation = 1 } = imageSize(content)
    const lies = orientation >= lyingFrom
    return { format: type, width: lies ? height : width, height: lies ? width : height }
  } catch {
    return { format: startsLikeAPicture(content) ? wrong.broken : wrong.none, width: 0, height: 0 }
  }
}

/** EXIF orientations from here on are turned by 90 degrees. */
const lyingFrom = 5

function startsLikeAPicture(content: Uint8Array): boolean {
  const start = Buffer.from(content.subarray(0, 4)).toString('hex')
  return start.startsWith('ffd8ff') || start === '89504e47'
}

/** Where the picture ends; of formats that are not taken anyway, where the file does. Null: it is not whole. */
function endOf(content: Uint8Array, format: string): number | null {
  if (format === 'jpg') return endOfJpeg(content)
  if (format === 'png') return endOfPng(content)
  return content.byteLength
}

function faultIn(content: Uint8Array, { format, width, height, end }: Head & { end: number | null }) {
  if (content.byteLength === 0) return wrong.empty
  if (Object.values<string>(wrong).includes(format)) return format
  if (width > pictureLimits.side || height > pictureLimits.side || width * height > pictureLimits.pixels)
    return wrong.enormous
  if (end === null) return wrong.broken
  return carriesAnotherFile(content.subarray(end)) ? wrong.stuffed : null
}

/** Phones append previews and moving pictures, which are cut off; archives, programs and pages mean something else. */
function carriesAnotherFile(rest: Uint8Array): boolean {
  const text = Buffer.from(rest.buffer, rest.byteOffset, rest.byteLength).toString('latin1')
  return (
    text.startsWith('MZ') ||
    otherFiles.some((sign) => text.includes(sign)) ||
    /<(script|html|\?php)/i.test(text)
  )
}

const otherFiles = ['PK\x03\x04', 'Rar!\x1a\x07', '7z\xbc\xaf\x27\x1c', '%PDF-', '\x7fELF'] as const
