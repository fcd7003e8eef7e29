import {
  goodCover,
  type Draft,
  type DraftBlock,
  type DraftPicture,
  type TextBlock,
  type TextKind,
} from './draft'

/** The part of a draft that is arranged: what can be undone. */
export type Arrangement = Pick<Draft, 'blocks' | 'pictures' | 'cover'>

export const kindNames: Readonly<Record<TextKind, string>> = {
  text: '正文',
  heading: '小标题',
  quote: '引用',
  list: '列表',
  numbered: '编号',
}

/** @param after the key of the block it comes after; at the end when there is none of that key */
export function insertAfter(
  blocks: readonly DraftBlock[],
  after: string | null,
  ...added: readonly DraftBlock[]
): DraftBlock[] {
  const at = blocks.findIndex(({ key }) => key === after)
  const place = at < 0 ? blocks.length : at + 1
  return [...blocks.slice(0, place), ...added, ...blocks.slice(place)]
}

/** One place up (-1) or down (1); at either end it stays. */
export function moveBlock(blocks: readonly DraftBlock[], key: string, by: -1 | 1): DraftBlock[] {
  const from = blocks.findIndex((block) => block.key === key)
  const [moving, other] = [blocks[from], blocks[from + by]]
  if (!moving || !other) return [...blocks]
  return blocks.map((block, index) => (index === from ? other : index === from + by ? moving : block))
}

export function convertBlock(blocks: readonly DraftBlock[], key: string, kind: TextKind): DraftBlock[] {
  return blocks.map((block) => (block.key === key && block.kind !== 'picture' ? { ...block, kind } : block))
}

export function writeBlock(blocks: readonly DraftBlock[], key: string, text: string): DraftBlock[] {
  return blocks.map((block) => (block.key === key && block.kind !== 'picture' ? { ...block, text } : block))
}

/** In place of one text block these, e.g. those that a pasted text consists of. */
export function replaceBlock(
  blocks: readonly DraftBlock[],
  key: string,
  parts: readonly TextBlock[],
): DraftBlock[] {
  return blocks.flatMap((block): readonly DraftBlock[] => (block.key === key ? parts : [block]))
}

export function removeBlock({ blocks, pictures, cover }: Arrangement, key: string): Arrangement {
  const gone = blocks.find((block) => block.key === key)
  const left = blocks.filter((block) => block.key !== key)
  if (gone?.kind !== 'picture') return { blocks: left, pictures, cover }
  return {
    blocks: left,
    ...withGoodCover(
      pictures.filter((picture) => picture.key !== gone.key),
      cover,
    ),
  }
}

/** Each picture has one block, and each picture block its picture: new ones come after the block of this key. */
export function placePictures(
  blocks: readonly DraftBlock[],
  pictures: readonly DraftPicture[],
  after: string | null,
): DraftBlock[] {
  const known = new Set(pictures.map(({ key }) => key))
  const left = blocks.filter((block) => block.kind !== 'picture' || known.has(block.key))
  const placed = new Set(left.map(({ key }) => key))
  const added = pictures.flatMap(({ key }): DraftBlock[] =>
    placed.has(key) ? [] : [{ key, kind: 'picture' }],
  )
  return insertAfter(left, after, ...added)
}

/** The arrangement as it was, with what has been written and uploaded since. */
export function putBack(was: Arrangement, now: Arrangement): Arrangement {
  const blocks = was.blocks.map((block) => {
    const latest = now.blocks.find(({ key }) => key === block.key)
    return block.kind !== 'picture' && latest && latest.kind !== 'picture'
      ? { ...block, text: latest.text }
      : block
  })
  const pictures = was.pictures.map(
    (picture) => now.pictures.find(({ key }) => key === picture.key) ?? picture,
  )
  return { blocks, ...withGoodCover(pictures, was.cover) }
}

function withGoodCover(pictures: readonly DraftPicture[], cover: string | null) {
  return { pictures, cover: goodCover({ pictures, cover }) }
}
