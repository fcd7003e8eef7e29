import { XMLParser } from 'fast-xml-parser'
import fc from 'fast-check'
import { readXml } from '../../cloudfunctions/_platform/wechat'

const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown

describe('a message of WeChat’s', () => {
  it('comes out with its texts, its groups and its lists', () => {
    const xml =
      '<?xml version="1.0" encoding="UTF-8"?>\n<xml>\n <A><![CDATA[1 < 2 & 3]]></A><N>10000000000000001</N><Empty/>\n' +
      '<List><item><B>x</B></item><item><B>y</B></item></List></xml>\n'
    expect(plain(readXml(xml))).toEqual({
      A: '1 < 2 & 3',
      N: '10000000000000001',
      Empty: '',
      List: { item: [{ B: 'x' }, { B: 'y' }] },
    })
  })

  it('may hold XML’s own five entities and characters by number', () => {
    expect(plain(readXml('<xml><A>a=1&amp;b&#38;c&#x4e2d;&lt;&gt;&quot;&apos;</A></xml>'))).toEqual({
      A: 'a=1&b&c中<>"\'',
    })
  })

  it('may name an element as objects name their prototype, which then is an element', () => {
    const read = readXml('<xml><__proto__><isAdmin>1</isAdmin></__proto__></xml>')
    expect(Object.keys(read as object)).toEqual(['__proto__'])
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined()
  })
})

describe('is not read at all:', () => {
  it.each([
    ['nothing', ''],
    ['no XML', 'hello'],
    ['another root', '<html></html>'],
    ['two roots', '<xml></xml><xml></xml>'],
    ['an open element', '<xml><A>'],
    ['elements that cross', '<xml><A><B></A></B></xml>'],
    ['more closed than open', '<xml></xml></xml>'],
    ['an attribute', '<xml a="1"></xml>'],
    ['a comment', '<xml><!-- x --></xml>'],
    ['text among elements', '<xml>text<A>1</A></xml>'],
    ['an open CDATA', '<xml><![CDATA[x</xml>'],
    ['a declared entity', '<!DOCTYPE xml [<!ENTITY a "b">]><xml><A>&a;</A></xml>'],
    ['a file from outside', '<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml>&a;</xml>'],
    ['an entity that nobody declared', '<xml><A>&a;</A></xml>'],
    ['an entity by an inherited name', '<xml><A>&constructor;</A></xml>'],
    ['a lone ampersand', '<xml><A>a & b</A></xml>'],
    ['a character that is none', '<xml><A>&#0;</A></xml>'],
    ['half a character', '<xml><A>&#xd800;</A></xml>'],
    ['eleven levels', `<xml>${'<a>'.repeat(10)}${'</a>'.repeat(10)}</xml>`],
    ['a thousand levels', `<xml>${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}</xml>`],
  ])('%s', (_, xml) => {
    expect(readXml(xml)).toBeNull()
  })
})

type Tree = string | { [name: string]: Tree | Tree[] }

const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/).filter((known) => !(known in {}))
const words = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replaceAll(']]>', '').trim())

const { tree } = fc.letrec<{ tree: Tree; group: Tree; text: Tree }>((tie) => ({
  text: words,
  group: fc.dictionary(name, fc.oneof(tie('tree'), fc.array(tie('tree'), { minLength: 2, maxLength: 3 })), {
    minKeys: 1,
    maxKeys: 4,
    noNullPrototype: true,
  }),
  tree: fc.oneof({ maxDepth: 3, withCrossShrink: true }, tie('text'), tie('group')),
}))

const written = (value: Tree): string =>
  typeof value === 'string'
    ? `<![CDATA[${value}]]>`
    : Object.entries(value)
        .flatMap(([key, inner]) => (Array.isArray(inner) ? inner : [inner]).map((one) => [key, one] as const))
        .map(([key, one]) => `<${key}>${written(one)}</${key}>`)
        .join('')

it('is read as another reader of XML reads it', () => {
  const other = new XMLParser({ parseTagValue: false, processEntities: false, trimValues: true })
  fc.assert(
    fc.property(tree, (value) => {
      const xml = `<xml>${written(value)}</xml>`
      expect(plain(readXml(xml))).toEqual(plain((other.parse(xml) as { xml: unknown }).xml))
    }),
  )
})

it('whatever comes, it is read or it is not, and nothing is thrown', () => {
  const marks = fc.constantFrom(
    '<',
    '>',
    '</',
    '/>',
    '<xml>',
    '</xml>',
    '<![CDATA[',
    ']]>',
    '&',
    ';',
    '<!',
    '<?xml ',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(marks, words), { maxLength: 40 }), (pieces) => {
      const read = readXml(pieces.join(''))
      expect(read === null || ['string', 'object'].includes(typeof read)).toBe(true)
    }),
  )
})
