import { dayOf, type Instant } from '../../../shared/_kernel'
import type { Block, Material } from '../../../shared/posts'
import { about } from './about'
import type { Story } from './story'

export type Author = {
  readonly name: string
  readonly unitId: string
  readonly unitName: string
}

/** A story as its author hands it in: pictures among the text, who wrote it, and at its end who the unit is. */
export function materialOf(
  { title, digest, category, body }: Story,
  { name, unitId, unitName }: Author,
  pictureIds: readonly string[],
  at: Instant,
): Material {
  const [coverId = null, ...others] = pictureIds
  const paragraphs = body.map(blockOf)
  const blocks = paragraphs.flatMap((block, index) => {
    const pictureId = others[index]
    return pictureId === undefined ? [block] : [block, picture(pictureId)]
  })
  const left = others.slice(paragraphs.length).map(picture)
  const [, month, day] = dayOf(at).split('-').map(Number)
  const written = `${month} 月 ${day} 日写于${unitName}。文字：${name}；图片：${unitName}；供稿人对内容的真实、可靠与合规负责。`
  const who = about[unitId]?.[title.length % 2] ?? ''
  return {
    title,
    author: unitName,
    digest,
    source: unitName,
    category,
    coverId,
    blocks: [...(coverId ? [picture(coverId)] : []), ...blocks, ...left, text(written), text(who)],
  }
}

function blockOf(paragraph: string): Block {
  const [mark, rest] = [paragraph.slice(0, 2), paragraph.slice(2)]
  if (mark === '# ') return { kind: 'heading', text: rest }
  if (mark === '> ') return { kind: 'quote', text: rest }
  return mark === '- ' ? { kind: 'list', items: rest.split('|') } : text(paragraph)
}

function text(written: string): Block {
  return { kind: 'text', text: written }
}

function picture(pictureId: string): Block {
  return { kind: 'picture', pictureId, caption: '' }
}
