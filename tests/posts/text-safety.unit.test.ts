import fc from 'fast-check'
import { bodyText, refuseRisky, remarkOn, textPieces, writtenText, type TextSafety } from '../../shared/posts'
import { aMaterial, anId } from '../_support/builders'

const aSafety = (verdict: TextSafety['verdict'], label: number | null = null): TextSafety => ({
  ...{ verdict, label, textDigest: 'd' },
})

describe('the pieces in which a text is checked', () => {
  it('are of 2,400 characters at most, and together the whole text', () => {
    const text = fc.tuple(fc.constantFrom('字', '句。', '😀', 'word '), fc.nat({ max: 3000 }))
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (texts) => {
        const blocks = texts.map(([sign, times]) => ({ kind: 'text' as const, text: sign.repeat(times) }))
        const material = { ...aMaterial({ author: '', source: '' }), blocks }
        const pieces = textPieces(material)
        for (const piece of pieces) expect([...piece].length).toBeLessThanOrEqual(2400)
        const bare = (written: string) => written.replace(/\s/g, '')
        expect(bare(pieces.join(''))).toBe(bare(bodyText(material)))
      }),
      { numRuns: 30 },
    )
  })

  it('end where sentences end', () => {
    const pieces = textPieces(aMaterial({ characters: 6000 }))
    expect(pieces.length).toBe(3)
    expect(pieces.slice(0, -1).every((piece) => piece.endsWith('。'))).toBe(true)
  })

  it('are cut anywhere where nothing ends', () => {
    const material = {
      ...aMaterial(),
      author: '',
      source: '',
      blocks: [{ kind: 'text' as const, text: '长'.repeat(5000) }],
    }
    expect(textPieces(material).map(({ length }) => length)).toEqual([2400, 2400, 200])
  })

  it('hold what is written beside the body', () => {
    const [piece] = textPieces(aMaterial({ author: '署名', digest: '摘要在此', source: '来源在此' }))
    for (const part of ['署名', '摘要在此', '来源在此']) expect(piece).toContain(part)
  })
})

it('a text is another one when a word changes, and the same one when a picture does', () => {
  const material = aMaterial({ pictures: [anId()] })
  expect(writtenText(aMaterial({ pictures: [anId()] }))).toBe(writtenText(material))
  for (const change of [{ title: '另一题' }, { digest: '摘要' }, { characters: 301 }, { source: '别处' }])
    expect(writtenText(aMaterial(change))).not.toBe(writtenText(material))
})

describe('what the editor is told', () => {
  it.each([
    [aSafety('pass', 100), null],
    [aSafety('review', 20001), '内容安全：疑似时政，请复核'],
    [aSafety('review', 4711), '内容安全：疑似其他，请复核'],
    [aSafety('unchecked'), '内容安全：未检测'],
    [undefined, '内容安全：未检测'],
  ])('of %j is %j', (safety, remark) => {
    expect(remarkOn(safety)).toBe(remark)
  })
})

it('X2: a risky text is refused with what it is suspected of, and the clause on subjects', () => {
  expect(refuseRisky(20006, 'G12')).toMatchObject({
    code: 'against-rule',
    clause: 'G12',
    measured: '涉嫌违法犯罪',
  })
  expect(refuseRisky(20006, undefined)).not.toHaveProperty('clause')
})
