import fc from 'fast-check'
import {
  convertBlock,
  insertAfter,
  moveBlock,
  placePictures,
  putBack,
  removeBlock,
  writeBlock,
  type Arrangement,
} from '../../miniprogram/posts/parts/blocks'
import type { DraftBlock, DraftPicture } from '../../miniprogram/posts/parts/draft'
import { partsOfPaste } from '../../miniprogram/posts/parts/pasted'

const aText = (key: string, text = key): DraftBlock => ({ key, kind: 'text', text })
const aPicture = (key: string): DraftPicture => ({
  ...{ key, pictureId: key, url: '', caption: '', check: null, failed: false },
})

/** Some text blocks and pictures in any order, each picture with its block. */
const arrangements = fc
  .record({ texts: fc.integer({ min: 1, max: 6 }), pictures: fc.integer({ min: 0, max: 4 }), seed: fc.nat() })
  .map(({ texts, pictures: count, seed }): Arrangement => {
    const pictures = Array.from({ length: count }, (_, n) => aPicture(`p${n}`))
    const all = [
      ...Array.from({ length: texts }, (_, n) => aText(`t${n}`)),
      ...pictures.map(({ key }): DraftBlock => ({ key, kind: 'picture' })),
    ]
    const blocks = all.map((_, n) => all[(n * 7 + seed) % all.length]!)
    const distinct = all.length % 7 === 0 ? all : blocks
    return { blocks: distinct, pictures, cover: pictures[0]?.key ?? null }
  })

const withKey = arrangements.chain((arrangement) =>
  fc.record({
    arrangement: fc.constant(arrangement),
    key: fc.constantFrom(...arrangement.blocks.map(({ key }) => key)),
  }),
)

describe('arranging blocks', () => {
  it('moves one down and up again to where it was, and stops at either end', () => {
    const blocks = [aText('a'), aText('b'), aText('c')]
    expect(moveBlock(blocks, 'a', 1).map(({ key }) => key)).toEqual(['b', 'a', 'c'])
    expect(moveBlock(moveBlock(blocks, 'b', 1), 'b', -1)).toEqual(blocks)
    expect(moveBlock(blocks, 'a', -1)).toEqual(blocks)
    expect(moveBlock(blocks, 'c', 1)).toEqual(blocks)
  })

  it('changes the kind and keeps the text', () => {
    expect(convertBlock([aText('a', '甲\n乙')], 'a', 'list')).toEqual([
      { key: 'a', kind: 'list', text: '甲\n乙' },
    ])
  })

  it('puts new ones after the chosen block, else at the end', () => {
    const blocks = [aText('a'), aText('b')]
    expect(insertAfter(blocks, 'a', aText('n')).map(({ key }) => key)).toEqual(['a', 'n', 'b'])
    expect(insertAfter(blocks, null, aText('n')).map(({ key }) => key)).toEqual(['a', 'b', 'n'])
  })

  it('gives each picture exactly one block, whatever is removed or added', () => {
    fc.assert(
      fc.property(withKey, fc.boolean(), ({ arrangement, key }, adds) => {
        const left = removeBlock(arrangement, key)
        const pictures = adds ? [...left.pictures, aPicture('new')] : left.pictures
        const blocks = placePictures(left.blocks, pictures, arrangement.blocks[0]?.key ?? null)
        const placed = blocks.flatMap((block) => (block.kind === 'picture' ? [block.key] : []))
        expect([...placed].sort()).toEqual(pictures.map((picture) => picture.key).sort())
      }),
    )
  })

  it('is undone with nothing lost of what was written since', () => {
    fc.assert(
      fc.property(withKey, ({ arrangement, key }) => {
        const removed = removeBlock(arrangement, key)
        const other = removed.blocks.find(({ kind }) => kind === 'text')
        const now = other
          ? { ...removed, blocks: writeBlock(removed.blocks, other.key, '后来写的') }
          : removed
        const back = putBack(arrangement, now)
        expect(back.blocks.map((block) => block.key)).toEqual(arrangement.blocks.map((block) => block.key))
        expect(back.pictures).toEqual(arrangement.pictures)
        expect(back.cover).toBe(arrangement.cover)
        if (other) expect(back.blocks).toContainEqual({ ...other, text: '后来写的' })
      }),
    )
  })

  it('chooses another cover when the picture that was it is removed', () => {
    const both: Arrangement = {
      blocks: [
        { key: 'p0', kind: 'picture' },
        { key: 'p1', kind: 'picture' },
      ],
      pictures: [aPicture('p0'), aPicture('p1')],
      cover: 'p0',
    }
    expect(removeBlock(both, 'p0').cover).toBe('p1')
  })
})

describe('a pasted text', () => {
  it('stays one text block when it is paragraphs only, and when it is typed', () => {
    expect(partsOfPaste('', '第一段\n\n第二段')).toBeNull()
    expect(partsOfPaste('- 甲\n- ', '- 甲\n- 乙')).toBeNull()
  })

  it('becomes lists where its lines have bullets or numbers, between the paragraphs around them', () => {
    expect(
      partsOfPaste('', '活动安排：\r\n• 签到\r\n• 剪彩\r\n\r\n注意：\n1. 带证件\n2、准时\n（3）安静\n谢谢'),
    ).toEqual([
      { kind: 'text', text: '活动安排：' },
      { kind: 'list', text: '签到\n剪彩' },
      { kind: 'text', text: '注意：' },
      { kind: 'numbered', text: '带证件\n准时\n安静' },
      { kind: 'text', text: '谢谢' },
    ])
  })

  it('keeps what stood before it in the block', () => {
    expect(partsOfPaste('开头\n', '开头\n- 甲\n- 乙')).toEqual([
      { kind: 'text', text: '开头' },
      { kind: 'list', text: '甲\n乙' },
    ])
  })

  it('does not take a single dash, a decimal or a year for a list', () => {
    expect(partsOfPaste('', '他说：\n- 好的\n2026.01 开业\n12.5 万人到场\n3.6 亿元')).toBeNull()
  })

  it('loses no written sign but the marks of its lists', () => {
    const lines = fc.array(fc.constantFrom('第一段', '• 甲', '• 乙', '1. 子', '2. 丑', ''), { maxLength: 12 })
    fc.assert(
      fc.property(lines, (pasted) => {
        const text = pasted.join('\n')
        const parts = partsOfPaste('', text)
        const kept = (parts ?? [{ text }]).map((part) => part.text).join('')
        const signs = (from: string) => from.replace(/[\s•]|\d\./g, '')
        expect(signs(kept)).toBe(signs(text))
      }),
    )
  })
})
