import fc from 'fast-check'
import { isMentioned, passages, sayRule, seek } from '../../shared/rulebooks'
import { groupMedia, wechatPlatform } from '../../shared/rulebooks/books'

/** The clauses found, as on the screen of the rulebooks. */
function found(typed: string): string[] {
  const sought = seek(typed)
  return [groupMedia, wechatPlatform].flatMap(({ clauses, rules }) =>
    clauses
      .filter(({ id, heading, text }) => {
        const said = rules.filter(({ clause }) => clause === id).map(sayRule)
        return isMentioned(sought, [id, heading, text, ...said])
      })
      .map(({ id }) => id),
  )
}

describe('X1: a clause is found', () => {
  it.each([
    ['by its words', '备案', 'G13'],
    ['by its id', 'g13', 'G13'],
    ['with spaces where the clause has none', '两 个 整天', 'G6'],
    ['without the space that the clause has', '300字', 'G9'],
    ['typed in full width', '５ＭＢ', 'G9'],
    ['typed in small letters', 'mp4', 'G9'],
    ['by another word for the same', '照片', 'P3'],
    ['by another word inside a longer one', '照片清晰', 'G9'],
    ['by another word: 小编', '小编', 'G1'],
    ['by another word: 公章', '公章', 'G13'],
    ['by words that stand apart in it', '订阅号 每天', 'P2'],
    ['by what its rule says', '四级追责', 'G11'],
  ])('%s', (_, typed, clause) => {
    expect(found(typed)).toContain(clause)
  })

  it('not by words that none has', () => {
    expect(found('打车报销')).toEqual([])
  })

  it('and every one, while nothing is typed', () => {
    expect(found(' 　')).toHaveLength(28)
  })
})

describe('what was found in a text', () => {
  const marked = (text: string, typed: string) =>
    passages(text, seek(typed))
      .filter(({ isFound }) => isFound)
      .map(({ text: passage }) => passage)

  it.each([
    ['正文不少于 300 字', '300字', ['300 字']],
    ['图片须清晰，照片要大', '图片', ['图片', '照片']],
    ['每张小于 5 MB', '５ｍｂ', ['5 MB']],
    ['没有', '图片', []],
  ])('in %j for %j', (text, typed, expected) => {
    expect(marked(text, typed)).toEqual(expected)
  })

  it('changes nothing of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, typed) => {
        const parts = passages(text, seek(typed))
        expect(parts.map((part) => part.text).join('')).toBe(text)
        expect(parts.every((part, n) => n === 0 || part.isFound !== parts[n - 1]!.isFound)).toBe(true)
      }),
    )
  })
})
