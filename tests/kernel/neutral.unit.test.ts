import fc from 'fast-check'
import { neutralLine, neutralText } from '../../shared/_kernel'

it.each([
  ['第一行\r\n第二行\u2028第三行', '第一行\n第二行\n第三行'],
  ['价格\u202e001\u202c元', '价格001元'],
  ['不\u200b可\ufeff见', '不可见'],
  ['响铃\u0007\u0000', '响铃'],
  ['半个\ud83d', '半个'],
  ['👨‍👩‍👧 与 ❤️', '👨‍👩‍👧 与 ❤️'],
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
])('%j becomes %j', (text, seen) => {
  expect(neutralText(text)).toBe(seen)
})

it('a line has no line breaks', () => {
  expect(neutralLine('周年庆 \r\n  开幕')).toBe('周年庆 开幕')
})

it('what is neutral stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(neutralText(neutralText(text))).toBe(neutralText(text))
    }),
  )
})
