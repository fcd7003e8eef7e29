import { pinyin } from 'pinyin-pro'
import * as fc from 'fast-check'
import { isRefusal } from '../../shared/_kernel'
import { refuseNaming, resemblances, type Likeness } from '../../shared/accounts'

// G13: a name that contains or suggests the group's.

const soundsOf = (text: string) => pinyin(text, { toneType: 'num', type: 'array' })
const likeness = (text: string, word = '青梧') => resemblances(text, [word], soundsOf)[0]?.likeness ?? null

test.each<[string, Likeness | null]>([
  ['青梧百货', 'itself'],
  ['我爱青梧', 'itself'],
  ['青 梧', 'disguised'],
  ['青·梧', 'disguised'],
  ['青-梧商城', 'disguised'],
  ['清梧', 'sounds the same'],
  ['轻吾生活', 'sounds the same'],
  ['qingwu', 'spelled out'],
  ['QINGWU 优选', 'spelled out'],
  ['ｑｉｎｇｗｕ', 'spelled out'],
  ['qing wu', 'spelled out'],
  ['请勿转载', 'sounds alike'],
  ['梧青', null],
  ['青山梧桐', null],
  ['', null],
])('%s beside 青梧: %s', (text, expected) => {
  expect(likeness(text)).toBe(expected)
})

test('of three signs or more one may be another', () => {
  expect(likeness('青梧白货', '青梧百货')).toBe('one sign apart')
  expect(likeness('青梧便利', '青梧百货')).toBeNull()
})

test('a trademark in letters is found whatever its case and width, and has no homophones', () => {
  expect(likeness('QingWu', 'qingwu')).toBe('itself')
  expect(likeness('Ｑｉｎｇｗｕ', 'qingwu')).toBe('disguised')
  expect(likeness('qingvu', 'qingwu')).toBe('one sign apart')
  expect(likeness('青梧', 'qingwu')).toBeNull()
})

test('only what could be taken for the company’s own name is refused, with its clause', () => {
  const refused = (text: string) => refuseNaming(resemblances(text, ['青梧', '青梧百货'], soundsOf), 'name')
  expect(refused('清梧百货')).toMatchObject({ clause: 'G13', path: 'name', measured: '清梧', limit: '青梧' })
  for (const fine of ['青梧百货', 'qingwu', '请勿打扰', '梧桐']) expect(refused(fine)).toBeNull()
})

test('whatever surrounds it, a word that stands there is found; nothing else is called the word itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
      expect(likeness(`${before}青梧${after}`)).toBe('itself')
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const found = resemblances(text, ['青梧'], soundsOf)
      expect(isRefusal(refuseNaming(found, 'name')) && text.includes('青梧')).toBe(false)
    }),
  )
})
