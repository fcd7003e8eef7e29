import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ok, type Call } from './call'
import { fileKind, mimeOf, type FileKind } from './file-kind'
import type { Media } from './records'
import { refuse } from './refusal'
import { put } from './store'

const kb = 1024
const mb = 1024 * kb

type MaterialType = Exclude<Media['type'], 'article'>

// wechat-facts 1.4
const materials: Record<MaterialType, { kinds: FileKind[]; bytes: number; tooLarge: number }> = {
  image: { kinds: ['bmp', 'png', 'jpg', 'gif'], bytes: 10 * mb, tooLarge: 40009 },
  voice: { kinds: ['mp3', 'wma', 'wav', 'amr'], bytes: 2 * mb, tooLarge: 45001 },
  video: { kinds: ['mp4'], bytes: 10 * mb, tooLarge: 45001 },
  thumb: { kinds: ['jpg'], bytes: 64 * kb, tooLarge: 40009 },
}
const libraryMost = { image: 100_000, voice: 1000, video: 1000, thumb: 1000 }

/** `media/uploadimg`: a picture for the body of an article; jpg or png under 1 MB (wechat-facts 1.4). */
export async function uploadArticleImage(call: Call) {
  const bytes = await uploaded(call)
  const kind = fileKind(bytes)
  if (kind !== 'jpg' && kind !== 'png') refuse(40005)
  if (bytes.length >= mb) refuse(40009)
  const media = keep(call, 'article', kind, bytes)
  return { url: call.env.url(`mmbiz/${media.file}`), ...ok }
}

/** `material/add_material?type=`: permanent material; only pictures get a URL (wechat-facts 1.4). */
export async function addMaterial(call: Call) {
  const type = call.query.get('type') ?? ''
  if (!isMaterialType(type)) refuse(40004)
  const rule = materials[type]
  const bytes = await uploaded(call)
  const kind = fileKind(bytes)
  if (!kind || !rule.kinds.includes(kind)) refuse(40005)
  if (bytes.length > rule.bytes) refuse(rule.tooLarge)
  if (type === 'video' && !hasDescription(call.form)) refuse(47001, 'description')
  const owned = call.env.store.all('media').filter((m) => m.appid === call.account.appid && m.type === type)
  if (owned.length >= libraryMost[type]) refuse(45009)
  const media = keep(call, type, kind, bytes)
  const url = type === 'image' ? { url: call.env.url(`mmbiz/${media.file}`) } : {}
  return { media_id: media.id, ...url, item: [] }
}

/** Covers and picture posts need permanent pictures of the same account (wechat-facts 1.4, 1.5). */
export function isPermanentPicture(call: Call, mediaId: string): boolean {
  const media = call.env.store.get('media', mediaId)
  return media?.appid === call.account.appid && (media.type === 'image' || media.type === 'thumb')
}

async function uploaded(call: Call): Promise<Buffer> {
  const file = call.form.get('media')
  if (!(file instanceof Blob)) refuse(41005)
  return Buffer.from(await file.arrayBuffer())
}

function keep(call: Call, type: Media['type'], kind: FileKind, bytes: Buffer): Media {
  const id = call.env.issueId('media', 64)
  const media: Media = { id, appid: call.account.appid, type, file: `${id}.${kind}`, mime: mimeOf[kind] }
  mkdirSync(call.env.mediaDir, { recursive: true })
  writeFileSync(join(call.env.mediaDir, media.file), bytes, { flush: true })
  call.env.store.commit(put('media', id, media))
  return media
}

function hasDescription(form: FormData): boolean {
  const description = form.get('description')
  if (typeof description !== 'string') return false
  try {
    const described: unknown = JSON.parse(description)
    return typeof described === 'object' && described !== null && 'title' in described
  } catch {
    return false
  }
}

function isMaterialType(type: string): type is MaterialType {
  return Object.hasOwn(materials, type)
}
