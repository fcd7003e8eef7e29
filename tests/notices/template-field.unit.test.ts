import fc from 'fast-check'
import { instantOf } from '../../shared/_kernel'
import { format } from '../../shared/notices'

// The limits are WeChat's (wechat-facts 2.1): one bad value, and it refuses the whole message.

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...Array.from('稿件已退回《》，A b1\n\t😀é')), maxLength: 60 }),
)
const anyInstant = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => instantOf(date.getTime()))

describe('whatever it is given, a field of WeChat takes', () => {
  it('a thing: 1 to 20 characters on one line', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const value = format.thing(text)
        expect(value.trim()).not.toBe('')
        expect([...value].length).toBeLessThanOrEqual(20)
        expect(value).not.toMatch(/[\r\n]/)
      }),
    )
  })

  it('a phrase: 1 to 5 Chinese characters', () => {
    fc.assert(fc.property(anyText, (text) => expect(format.phrase(text)).toMatch(/^[\u4e00-\u9fff]{1,5}$/)))
  })

  it('a name: 1 to 10 Chinese characters, or 1 to 20 letters', () => {
    fc.assert(
      fc.property(anyText, (text) =>
        expect(format.name(text)).toMatch(/^([\u4e00-\u9fff]{1,10}|[A-Za-z][A-Za-z ]{0,19})$/),
      ),
    )
  })

  it('a character string: 1 to 32 signs of a keyboard', () => {
    fc.assert(
      fc.property(anyText, (text) => expect(format.character_string(text)).toMatch(/^[\x21-\x7e]{1,32}$/)),
    )
  })

  it('a time, and a date', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        expect(format.time(instant)).toMatch(/^\d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2}$/)
        expect(format.date(instant)).toMatch(/^\d{4}年\d{1,2}月\d{1,2}日$/)
      }),
    )
  })
})

describe('a field keeps as much as it can', () => {
  it.each([
    ['thing', '周年庆', '周年庆'],
    ['thing', '字'.repeat(20), '字'.repeat(20)],
    ['thing', '字'.repeat(21), `${'字'.repeat(19)}…`],
    ['thing', '第一行\n第二行', '第一行 第二行'],
    ['thing', ' ', '（无）'],
    ['phrase', '已退回', '已退回'],
    ['phrase', '已退回（G9）', '已退回'],
    ['phrase', 'OK', '通知'],
    ['name', '周宁', '周宁'],
    ['name', '周宁 代 吴凡', '周宁代吴凡'],
    ['name', 'Anna Wu', 'Anna Wu'],
    ['name', '42', '微规'],
    ['character_string', 'post_1', 'post_1'],
    ['character_string', '稿件', '-'],
  ] as const)('%s of “%s” is “%s”', (type, text, value) => {
    expect(format[type](text)).toBe(value)
  })

  it('says Beijing time at the turn of a year', () => {
    expect(format.time('2025-12-31T16:00:00.000Z')).toBe('2026年1月1日 00:00')
    expect(format.date('2025-12-31T15:59:00.000Z')).toBe('2025年12月31日')
  })
})
