import fc from 'fast-check'
import { articleHtml, type Block, type Material } from '../../shared/posts'
import { aMaterial, anId } from '../_support/builders'

const nowhere = () => 'https://mmbiz.qpic.cn/picture'
const articleOf = (...blocks: Block[]) => articleHtml({ ...aMaterial({ source: '' }), blocks }, nowhere)

/** What a reader of HTML makes of it: its tags with their attributes, and its text. */
function read(html: string): { tags: string[]; text: string } {
  const pieces = html.split(/(<\/?[a-z][a-z0-9]*(?: [a-z]+="[^"<>]*")*>)/)
  const text = pieces.filter((_, n) => n % 2 === 0).join('')
  return { tags: pieces.filter((_, n) => n % 2 === 1), text: unescaped(text) }
}

function unescaped(text: string): string {
  expect(text).not.toMatch(/[<>"']/)
  const signs = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' } as const
  return text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: keyof typeof signs) => signs[name])
}

/** The tags of the same material with harmless text. */
const shapeOf = (html: string) => read(html).tags

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '<script>alert(1)</script>',
          '<img src=x onerror=alert(1)>',
          '"',
          "'",
          '&lt;',
          '&',
          '<',
          '>',
          '</p>',
        ],
        ...[
          '" onerror="alert(1)',
          '<!--',
          ']]>',
          'javascript:alert(1)',
          '&#x3c;',
          '<svg/onload=alert(1)>',
          '\n',
          '稿',
        ],
      ),
      { maxLength: 6 },
    )
    .map((pieces) => pieces.join('')),
)

const blocks: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom('heading' as const, 'text' as const, 'quote' as const), text: nasty }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(nasty, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('picture' as const), pictureId: fc.constant('p'), caption: nasty }),
)

/** The same block with a letter for every visible sign, so that it has as many lines and entries. */
function harmless(block: Block): Block {
  const plain = (text: string) => text.replace(/[^\s]/gu, 'x')
  switch (block.kind) {
    case 'list':
      return { kind: 'list', items: block.items.map(plain) }
    case 'picture':
      return { ...block, caption: plain(block.caption) }
    case 'heading':
    case 'text':
    case 'quote':
      return { ...block, text: plain(block.text) }
    default:
      return block satisfies never
  }
}

describe('what an author types', () => {
  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    ['"双引号"与\'单引号\'', '&quot;双引号&quot;与&#39;单引号&#39;'],
    ['A&B', 'A&amp;B'],
    ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
  ])('is text and never markup: %s', (typed, shown) => {
    const everywhere: Block[] = [
      { kind: 'heading', text: typed },
      { kind: 'text', text: typed },
      { kind: 'quote', text: typed },
      { kind: 'list', items: [typed] },
      { kind: 'picture', pictureId: anId(), caption: typed },
    ]
    const html = articleHtml({ ...aMaterial({ source: typed }), blocks: everywhere }, nowhere)
    expect(html.split(shown)).toHaveLength(7)
    expect(html).not.toContain(typed)
  })

  it('brings no tag and no attribute into the article, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(blocks, { maxLength: 5 }), nasty, (typed, source) => {
        const themed = articleHtml({ ...aMaterial({ source }), blocks: typed }, nowhere)
        const plain = {
          ...aMaterial({ source: source.replace(/[^\s]/gu, 'x') }),
          blocks: typed.map(harmless),
        }
        expect(shapeOf(themed)).toEqual(shapeOf(articleHtml(plain, nowhere)))
      }),
      { numRuns: 300 },
    )
  })

  it('is read by readers just as it was typed', () => {
    fc.assert(
      fc.property(nasty, (typed) => {
        expect(read(articleOf({ kind: 'heading', text: typed })).text).toBe(typed)
        expect(read(articleOf({ kind: 'list', items: [typed] })).text).toBe(typed)
        expect(read(articleOf({ kind: 'text', text: typed })).text.replace(/\s/gu, '')).toBe(
          typed.replace(/\s/gu, ''),
        )
      }),
    )
  })

  it('cannot leave the address of a picture', () => {
    const html = articleHtml(aMaterial({ pictures: [anId()] }), () => '"><script>alert(1)</script>')
    expect(html).toContain('src="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"')
    expect(html).not.toContain('<script')
  })
})

describe('an article', () => {
  it('has a paragraph for each line with text', () => {
    const html = articleOf({ kind: 'text', text: '一\n\n\r\n 二 \n　\n三' })
    expect(read(html).tags.filter((tag) => tag.startsWith('<p '))).toHaveLength(3)
    expect(read(html).text).toBe('一二三')
  })

  it('G9: names its source at the end, once it has one', () => {
    expect(articleHtml(aMaterial({ source: ' 本报记者 ' }), nowhere)).toMatch(
      /来源：本报记者<\/p><\/section>$/,
    )
    expect(articleHtml(aMaterial({ source: '  ' }), nowhere)).not.toContain('来源')
  })

  it('shows each picture where it stands, by its own address', () => {
    const [first, second] = [anId(), anId()]
    const html = articleHtml(aMaterial({ pictures: [first, second] }), (id) => `https://wechat/${id}`)
    const addresses = [...html.matchAll(/<img [^>]*src="([^"]*)"/g)].map(([, address]) => address)
    expect(addresses).toEqual([`https://wechat/${first}`, `https://wechat/${second}`])
  })

  it('leaves no style sheet, class or script to WeChat, which drops them', () => {
    const material: Material = aMaterial({ pictures: [anId()] })
    expect(articleHtml(material, nowhere)).not.toMatch(/class=|<style|<script|<link/)
  })
})
