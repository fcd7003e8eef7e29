import fc from 'fast-check'
import {
  foldedWords,
  gramsOf,
  leadingGram,
  mentions,
  plainCell,
  refuseKind,
  refuseSpan,
} from '../../shared/archive'
import type { Material } from '../../shared/posts'
import { aMaterial } from '../_support/builders'

const material: Material = {
  ...aMaterial(),
  title: '中山店 周年庆',
  digest: '三天八折',
  blocks: [
    { kind: 'text', text: '本周五起，全场ＡＢＣ品牌八折。' },
    { kind: 'list', items: ['满 300 减 50'] },
  ],
}

describe('X3: words of a post', () => {
  it.each(['周年庆', '店周年', '三天 八折', 'abc', 'ＡＢＣ', '300减50', '百货中山店'])(
    'are found: %s',
    (typed) => {
      const words = foldedWords(typed)
      expect(mentions(material, words)).toBe(true)
      expect(gramsOf(material)).toContain(leadingGram(words))
    },
  )

  it.each(['年终庆', '周年庆 七折', 'abd'])('are not found where one is missing: %s', (typed) => {
    expect(mentions(material, foldedWords(typed))).toBe(false)
  })

  it('lead by a pair that is not in every post, if there is one', () => {
    expect(leadingGram(foldedWords('集团年会'))).toBe('团年')
    expect(leadingGram(foldedWords('集团'))).toBe('集团')
    expect(leadingGram(foldedWords('店 庆'))).toBeNull()
  })

  it('whatever stands together in a line leads to the post', () => {
    const line = '青梧百货中山店周年庆期间全场满减欢迎光临'
    const found = { ...material, title: line }
    fc.assert(
      fc.property(fc.nat(line.length - 2), fc.integer({ min: 2, max: 8 }), (start, length) => {
        const words = foldedWords(line.slice(start, start + length))
        const gram = leadingGram(words)
        expect(gram !== null && gramsOf(found).includes(gram) && mentions(found, words)).toBe(true)
      }),
    )
  })
})

describe('a table', () => {
  it.each(['=1+1', '+86', '-5', '@SUM(A1)', '\t=1', '＝1'])(
    'takes %j for text, not for a formula',
    (text) => {
      expect(plainCell(text)).toBe(`'${text}`)
    },
  )

  it.each(['店庆=八折', '', 300, -5, null])('leaves %j as it is', (cell) => {
    expect(plainCell(cell)).toBe(cell)
  })

  it('is of a year at most, from an earlier day to a later one', () => {
    expect(refuseSpan('2026-01-01', '2027-01-01')).toBeNull()
    expect(refuseSpan('2026-01-01', '2027-01-02')).toMatchObject({ measured: '367 天', limit: '366 天' })
    expect(refuseSpan('2026-01-02', '2026-01-01')).toMatchObject({ code: 'bad-input', path: 'from' })
    expect(refuseSpan('2026-01-01', '2026-01-01')).toBeNull()
  })

  it('of places is a channel’s, not a unit’s', () => {
    expect(refuseKind('places', { of: 'unit' })).toMatchObject({ code: 'bad-input' })
    expect(refuseKind('places', { of: 'company' })).toBeNull()
    expect(refuseKind('posts', { of: 'unit' })).toBeNull()
  })
})
