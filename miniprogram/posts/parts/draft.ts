import {
  emptyMaterial,
  noWishes,
  type Block,
  type CoverCrops,
  type DraftChannel,
  type Material,
  type PictureCheck,
  type ShownVideo,
  type TextKind,
  type VideoCheck,
} from '../../../shared/posts'
import { neutralLine, neutralText, refuse, type Refusal } from '../../../shared/_kernel'
import { createId } from '../../_platform/ids'

export type { TextKind }

/** A picture of a draft, from the moment it was chosen. */
export type DraftPicture = {
  /** Names it on this screen. */
  readonly key: string
  /** Given by the server; null until then. */
  readonly pictureId: string | null
  /** Where it is shown from; empty when it must be asked for again. */
  readonly url: string
  readonly caption: string
  readonly check: PictureCheck | null
  readonly failed: boolean
}

/** The video of a draft, from the moment it was chosen. */
export type DraftVideo = {
  /** Given by the server; null until then. */
  readonly videoId: string | null
  readonly bytes: number
  readonly check: VideoCheck | null
  readonly failed: boolean
}

/** Of lists, each line is an item. */
export type TextBlock = { readonly key: string; readonly kind: TextKind; readonly text: string }

/** A picture's block has the key of the picture. */
export type DraftBlock = TextBlock | { readonly key: string; readonly kind: 'picture' }

/** What is being written on this phone, until it is handed in. */
export type Draft = Omit<Material, 'blocks' | 'coverId' | 'coverCrops' | 'videoId'> & {
  /** Of the draft, and of what is handed in from it. */
  readonly id: string
  /** Where it is to appear: each its own post. */
  readonly channels: readonly DraftChannel[]
  readonly blocks: readonly DraftBlock[]
  readonly pictures: readonly DraftPicture[]
  readonly video: DraftVideo | null
  /** The key of the picture chosen as cover. */
  readonly cover: string | null
  /** What is seen of it, and the key of the picture that it was chosen for. */
  readonly crops?: (CoverCrops & { readonly of: string }) | null
}

/** The text block with which a draft begins. */
export const firstBlock: DraftBlock = { key: 'body', kind: 'text', text: '' }

export function emptyDraft(id: string, channelIds: readonly string[]): Draft {
  const { title, author, digest, source, category } = emptyMaterial
  return {
    ...{ id, title, author, digest, source, category, pictures: [], video: null, cover: null },
    channels: channelIds.map(toChannel),
    blocks: [firstBlock],
  }
}

export function toChannel(channelId: string): DraftChannel {
  return { channelId, postId: createId(), wishes: noWishes }
}

export type KnownPicture = Pick<DraftPicture, 'check' | 'url'> & { readonly pictureId: string }

/** Material that was handed in before, as a draft again. */
export function draftOf(
  id: string,
  channels: readonly DraftChannel[],
  material: Material,
  known: readonly KnownPicture[],
  video: ShownVideo | null,
): Draft {
  const { title, author, digest, source, category, blocks, coverId, coverCrops } = material
  const captions = new Map(
    blocks.flatMap((block) => (block.kind === 'picture' ? [[block.pictureId, block.caption]] : [])),
  )
  const pictures = known.map(({ pictureId, check, url }) => ({
    ...{ key: pictureId, pictureId, check, url, failed: false },
    caption: captions.get(pictureId) ?? '',
  }))
  const written = blocks.map(draftBlockOf).filter(isFirst)
  return {
    ...{ id, channels, title, author, digest, source, category, pictures, cover: coverId },
    video: video && draftVideo(video),
    crops: coverId && coverCrops ? { ...coverCrops, of: coverId } : null,
    blocks: written.length > 0 ? written : [firstBlock],
  }
}

export function draftVideo({ videoId, check }: Pick<ShownVideo, 'videoId' | 'check'>): DraftVideo {
  return { videoId, check, bytes: check.bytes, failed: false }
}

/** A picture that stands twice in older material stands once in a draft. */
function isFirst(block: DraftBlock, index: number, all: readonly DraftBlock[]): boolean {
  return all.findIndex(({ key }) => key === block.key) === index
}

function draftBlockOf(block: Block, index: number): DraftBlock {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'quote':
      return { key: `b${index}`, kind: block.kind, text: block.text }
    case 'list':
      return { key: `b${index}`, kind: block.ordered ? 'numbered' : 'list', text: block.items.join('\n') }
    case 'picture':
      return { key: block.pictureId, kind: 'picture' }
    default:
      return block satisfies never
  }
}

/** The cover chosen, or the first good picture where that one failed, is none, or is gone. */
export function goodCover({ pictures, cover }: Pick<Draft, 'pictures' | 'cover'>): string | null {
  const good = pictures.filter(({ failed, check }) => !failed && check?.width !== 0)
  return good.some(({ key }) => key === cover) ? cover : (good[0]?.key ?? null)
}

type Uploads = Pick<Draft, 'pictures' | 'video'>

/** Pictures or a video that would be missing from what is handed in: still on their way, or failed. */
export function refuseUnready(draft: Uploads): Refusal | null {
  const { pictures, video } = draft
  const failed = pictures.filter((picture) => picture.failed).length
  const underWay = uploadsUnderWay(draft)
  const told = [
    ...(underWay > 0 ? [`还有 ${underWay} 个文件正在上传和检查，请稍等片刻`] : []),
    ...(failed > 0 ? [`有 ${failed} 张图片没有上传成功（原因见图片旁），请删除或重新添加`] : []),
    ...(video?.failed ? ['视频没有上传成功（原因见视频旁），请删除或重新添加'] : []),
  ]
  if (told.length === 0) return null
  const path = underWay + failed > 0 ? 'pictures' : 'material.videoId'
  return refuse('bad-input', `${told.join('；')}，然后再提交。`, { path })
}

export function uploadsUnderWay({ pictures, video }: Uploads): number {
  return [...pictures, ...(video ? [video] : [])].filter(({ failed, check }) => !failed && !check).length
}

/** The material as it would be handed in: blocks in which nothing is written are left out. */
export function materialOf({ blocks, pictures, video, cover, crops, ...draft }: Draft): Material {
  const coverId = pictures.find(({ key }) => key === cover)?.pictureId ?? null
  return {
    title: neutralLine(draft.title),
    author: neutralLine(draft.author),
    digest: neutralLine(draft.digest),
    source: neutralLine(draft.source),
    category: draft.category,
    coverId,
    ...(coverId && crops?.of === cover && { coverCrops: { wide: crops.wide, square: crops.square } }),
    blocks: blocks.flatMap((block) => blocksOf(block, pictures)),
    ...(video?.videoId && { videoId: video.videoId }),
  }
}

function blocksOf(block: DraftBlock, pictures: readonly DraftPicture[]): Block[] {
  if (block.kind === 'picture') {
    const { pictureId, caption } = pictures.find(({ key }) => key === block.key) ?? {
      pictureId: null,
      caption: '',
    }
    return pictureId ? [{ kind: 'picture', pictureId, caption: neutralLine(caption) }] : []
  }
  const written = neutralText(block.text).trim()
  if (written === '') return []
  switch (block.kind) {
    case 'text':
    case 'quote':
      return [{ kind: block.kind, text: written }]
    case 'heading':
      return [{ kind: 'heading', text: neutralLine(written) }]
    case 'list':
      return [{ kind: 'list', items: linesOf(written) }]
    case 'numbered':
      return [{ kind: 'list', items: linesOf(written), ordered: true }]
    default:
      return block satisfies never
  }
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

export function checksOf(draft: Draft): Map<string, PictureCheck> {
  return new Map(
    draft.pictures.flatMap(({ pictureId, check }) => (pictureId && check ? [[pictureId, check]] : [])),
  )
}

/** Whether anything at all has been written. */
export function isBlank({ title, blocks, pictures, video }: Draft): boolean {
  return (
    pictures.length === 0 &&
    !video &&
    [title, ...blocks.map((block) => ('text' in block ? block.text : ''))].join('').trim() === ''
  )
}

/** What the phone keeps: addresses of pictures expire, and an upload under way does not survive. */
export function keepable(draft: Draft): Draft {
  const pictures = draft.pictures.filter(({ pictureId }) => pictureId !== null)
  const kept = new Set(pictures.map(({ key }) => key))
  return {
    ...draft,
    pictures: pictures.map((picture) => ({ ...picture, url: '' })),
    video: draft.video?.check ? draft.video : null,
    blocks: draft.blocks.filter((block) => block.kind !== 'picture' || kept.has(block.key)),
  }
}

export function draftKey(personId: string, id: string | null): string {
  return `draft:${personId}:${id ?? 'new'}`
}
