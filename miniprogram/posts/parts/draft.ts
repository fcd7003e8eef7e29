import {
  bodyText,
  emptyMaterial,
  materialLimits,
  type Block,
  type Material,
  type PictureCheck,
} from '../../../shared/posts'
import { refuse, type Refusal } from '../../../shared/_kernel'
import type { Replies } from '../../_platform'

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

/** What is being written on this phone, until it is handed in. */
export type Draft = Omit<Material, 'blocks' | 'coverId'> & {
  readonly postId: string
  readonly channelId: string
  readonly text: string
  readonly pictures: readonly DraftPicture[]
  /** The key of the picture chosen as cover. */
  readonly cover: string | null
}

export function emptyDraft(postId: string, channelId: string): Draft {
  const { title, author, digest, source, category } = emptyMaterial
  return { postId, channelId, title, author, digest, source, category, text: '', pictures: [], cover: null }
}

type Again = NonNullable<Replies['posts']['compose']['again']>

export function draftOf({ postId, channelId, material, pictures }: Again): Draft {
  const { title, author, digest, source, category, blocks, coverId } = material
  const captions = new Map(
    blocks.flatMap((block) => (block.kind === 'picture' ? [[block.pictureId, block.caption]] : [])),
  )
  const text = bodyText({ ...material, blocks: blocks.filter((block) => block.kind !== 'picture') })
  return {
    ...{ postId, channelId, title, author, digest, source, category, text, cover: coverId },
    pictures: pictures.map(({ pictureId, check, url }) => ({
      ...{ key: pictureId, pictureId, check, url, failed: false },
      caption: captions.get(pictureId) ?? '',
    })),
  }
}

/** The cover chosen, or the first good picture where that one failed or is gone. */
export function goodCover({ pictures, cover }: Pick<Draft, 'pictures' | 'cover'>): string | null {
  const good = pictures.filter(({ failed }) => !failed)
  return good.some(({ key }) => key === cover) ? cover : (good[0]?.key ?? null)
}

/** Pictures that would be missing from what is handed in: still on their way, or failed. */
export function refuseUnready({ pictures }: Pick<Draft, 'pictures'>): Refusal | null {
  const failed = pictures.filter((picture) => picture.failed).length
  const underWay = pictures.filter(({ failed: hasFailed, check }) => !hasFailed && !check).length
  if (failed + underWay === 0) return null
  const told = [
    ...(underWay > 0 ? [`还有 ${underWay} 张图片正在上传和检查，请稍等片刻`] : []),
    ...(failed > 0 ? [`有 ${failed} 张图片没有上传成功，请删除或重新添加`] : []),
  ]
  return refuse('bad-input', `${told.join('；')}，然后再提交。`, { path: 'pictures' })
}

/** The material as it would be handed in: the text's paragraphs, then the pictures. */
export function materialOf(draft: Draft): Material {
  const { title, author, digest, source, category, pictures, cover } = draft
  const uploaded = pictures.flatMap(({ pictureId, caption }): Block[] =>
    pictureId ? [{ kind: 'picture', pictureId, caption }] : [],
  )
  const coverId = pictures.find(({ key }) => key === cover)?.pictureId ?? null
  const blocks = [...paragraphs(draft.text, materialLimits.blocks - uploaded.length), ...uploaded]
  return { title, author, digest, source, category, coverId, blocks }
}

/** One block a paragraph; what exceeds the number of blocks stays together in the last one. */
function paragraphs(text: string, most: number): Block[] {
  const lines = text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const kept = lines.length > most ? [...lines.slice(0, most - 1), lines.slice(most - 1).join('\n')] : lines
  return kept.map((line) => ({ kind: 'text', text: line }))
}

export function checksOf(draft: Draft): Map<string, PictureCheck> {
  return new Map(
    draft.pictures.flatMap(({ pictureId, check }) => (pictureId && check ? [[pictureId, check]] : [])),
  )
}

/** What the phone keeps: addresses of pictures expire, and an upload under way does not survive. */
export function keepable(draft: Draft): Draft {
  const pictures = draft.pictures.filter(({ pictureId }) => pictureId !== null)
  return { ...draft, pictures: pictures.map((picture) => ({ ...picture, url: '' })) }
}

export function draftKey(personId: string, postId: string | null): string {
  return `draft:${personId}:${postId ?? 'new'}`
}
