import fc from 'fast-check'
import { differences, wordDifferences, type Block, type Material } from '../../shared/posts'
import { aMaterial } from '../_support/builders'

const text = (words: string): Block => ({ kind: 'text', text: words })
const picture = (pictureId: string): Block => ({ kind: 'picture', pictureId, caption: '' })

function material(...blocks: Block[]): Material {
  return { ...aMaterial(), blocks }
}

const first = text('十年前的初冬，青梧百货开门迎客。那天清晨下着小雨。')
const second = text('十年里，商场的外墙换过两次颜色。')

describe('what changed since the last decision', () => {
  it('is nothing between equals', () => {
    expect(differences(material(first, second), material(first, second))).toEqual([])
  })

  it('marks the words that changed, and leaves the sentences around them', () => {
    const after = text('十年前的初冬，青梧百货开门迎客。那天清晨下着大雪。')
    expect(differences(material(first, second), material(after, second))).toEqual([
      {
        kind: 'block-changed',
        block: after,
        spans: [
          { change: 'same', text: '十年前的初冬，青梧百货开门迎客。那天清晨下着' },
          { change: 'removed', text: '小雨' },
          { change: 'added', text: '大雪' },
          { change: 'same', text: '。' },
        ],
      },
    ])
  })

  it('tells a block that came from one that went', () => {
    const come = text('活动持续到本月底，欢迎回来看看。')
    expect(differences(material(first, second), material(first, come, second))).toEqual([
      { kind: 'block-added', block: come },
    ])
    expect(differences(material(first, second), material(second))).toEqual([
      { kind: 'block-removed', block: first },
    ])
  })

  it('calls another text another block, not the old one with every word changed', () => {
    const other = text('满减券每天限量五百份，先到先得。')
    expect(differences(material(first), material(other)).map(({ kind }) => kind)).toEqual([
      'block-removed',
      'block-added',
    ])
  })

  it('takes a picture for another one, whatever its place', () => {
    expect(differences(material(picture('a')), material(picture('b')))).toEqual([
      { kind: 'block-removed', block: picture('a') },
      { kind: 'block-added', block: picture('b') },
    ])
  })

  it('tells title and cover first', () => {
    const before = { ...material(first), title: '周年庆典', coverId: 'a' }
    const after = { ...before, title: '周年庆', coverId: 'b' }
    expect(differences(before, after)).toEqual([
      {
        kind: 'line',
        name: 'title',
        spans: [
          { change: 'same', text: '周年庆' },
          { change: 'removed', text: '典' },
        ],
      },
      { kind: 'cover', before: 'a', after: 'b' },
    ])
  })
})

describe('whatever was written', () => {
  const words = fc.array(fc.constantFrom('青梧', '百货', '。', 'A1', '！', '的', '\n'), { maxLength: 60 })

  it('the words that stayed and came are the new text, those that stayed and went the old one', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const spans = wordDifferences(a.join(''), b.join(''))
        const without = (gone: string) =>
          spans
            .filter(({ change }) => change !== gone)
            .map((span) => span.text)
            .join('')
        expect(without('added')).toBe(a.join(''))
        expect(without('removed')).toBe(b.join(''))
      }),
    )
  })

  it('every block that is in one of them only is told', () => {
    const blocks = fc.array(fc.constantFrom(first, second, picture('a'), picture('b'), text('短。')), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(blocks, blocks, (a, b) => {
        const told = differences(material(...a), material(...b))
        expect(told.length > 0).toBe(JSON.stringify(a) !== JSON.stringify(b))
        const come = told.filter(({ kind }) => kind === 'block-added').length
        const gone = told.filter(({ kind }) => kind === 'block-removed').length
        expect(b.length - a.length).toBe(come - gone)
      }),
    )
  })

  it('texts of 20,000 characters that share nothing are told in no time', () => {
    const long = (sign: string) => sign.repeat(20_000)
    const started = performance.now()
    expect(wordDifferences(long('甲'), long('乙')).map(({ change }) => change)).toEqual(['removed', 'added'])
    expect(performance.now() - started).toBeLessThan(1000)
  })
})
