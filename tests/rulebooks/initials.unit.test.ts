import fc from 'fast-check'
import { initialsOf } from '../../cloudfunctions/_platform/initials'
import { isMentioned, passages, seek } from '../../shared/rulebooks'
import { knownRulebooks } from '../../shared/rulebooks/books'

describe('X1: a text by the first letters of its pinyin', () => {
  it.each([
    ['备案', 'ba'],
    ['提前两个整天', 'tqlgzt'],
    ['集团媒体号：每天一期', 'jtmth:mtyq'],
    ['每张小于 5 MB', 'mzxy 5 mb'],
    ['啊座', 'az'],
    ['青梧', 'qw'],
    ['昵称', 'nc'],
    ['囍', 'x'],
    ['张璐瑾', 'zlj'],
    ['😀 好', '😀 h'],
  ])('%s is %s', (text, expected) => {
    expect(initialsOf(text)).toBe(expected)
  })

  it('has one sign for each of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(Array.from(initialsOf(text))).toHaveLength(Array.from(text).length)
      }),
    )
  })

  it('has a letter for every character of the regulations', () => {
    const texts = knownRulebooks.flatMap(({ clauses }) =>
      clauses.flatMap(({ heading, text }) => [heading, text]),
    )
    const characters = new Set(texts.join('').match(/\p{Script=Han}/gu))
    expect([...characters].filter((character) => !/^[a-z]$/.test(initialsOf(character)))).toEqual([])
  })
})

describe('X1: a clause is found by first letters', () => {
  const text = '合格材料送到编辑当日不算，其后须空出两个整天才能刊出。'
  const isFound = (typed: string) => isMentioned(seek(typed), [text], [initialsOf(text)])

  it.each(['lgzt', 'LGZT', 'ｂｊ', '材料 lgzt'])('%j', (typed) => {
    expect(isFound(typed)).toBe(true)
  })

  it.each(['zl', 'b', '材 lgzx', 'suanqh', '备案'])('not %j', (typed) => {
    expect(isFound(typed)).toBe(false)
  })

  it('and shown where it stands', () => {
    const marked = (typed: string) =>
      passages(text, seek(typed), initialsOf(text))
        .filter((passage) => passage.isFound)
        .map((passage) => passage.text)
    expect(marked('lgzt')).toEqual(['两个整天'])
    expect(marked('编辑 lgzt')).toEqual(['编辑', '两个整天'])
    expect(marked('b')).toEqual([])
  })
})
