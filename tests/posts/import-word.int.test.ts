import { importLimits } from '../../shared/posts'
import { anId, aPicture, textOf } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'
import { aDrawing, aParagraph, aTable, aWordFile, aZip } from '../_support/word-file'

let company: TestCompany

beforeAll(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterAll(() => company.leave())

const megabyte = 1024 * 1024

async function uploaded(content: Uint8Array, personId = 'chen-mo'): Promise<string> {
  const ticket = await company.as(personId).ask('posts', 'ticketImport', { commandId: anId(), bytes: 1000 })
  const { url, headers } = ticket.upload
  const put = await fetch(url, { method: 'PUT', headers, body: Buffer.from(content) })
  if (!put.ok) throw new Error(`upload: ${put.status}`)
  return ticket.importId
}

const bring = async (content: Uint8Array) =>
  company.as('chen-mo').ask('posts', 'importWord', { commandId: anId(), importId: await uploaded(content) })

const refusedOf = async (content: Uint8Array) =>
  company
    .as('chen-mo')
    .refused('posts', 'importWord', { commandId: anId(), importId: await uploaded(content) })

test('headings, paragraphs, quotes, lists and pictures come in as blocks, in their order', async () => {
  const body = [
    aParagraph('中山店十周年', 'title'),
    aParagraph('第一段'),
    aParagraph('第二段 &lt;b&gt;'),
    aParagraph('开幕', 'heading'),
    aDrawing('shop'),
    aParagraph('谢谢大家', 'quote'),
    aParagraph('甲', 'bullet'),
    aParagraph('乙', 'bullet'),
    aParagraph('一', 'number'),
    aParagraph('二', 'number'),
  ].join('')
  const { title, blocks, pictures, leftOut } = await bring(
    aWordFile({ body, pictures: { shop: aPicture() } }),
  )
  expect(title).toBe('中山店十周年')
  expect(blocks).toEqual([
    { kind: 'text', text: '第一段\n第二段 <b>' },
    { kind: 'heading', text: '开幕' },
    { kind: 'picture', pictureId: pictures[0]?.pictureId, caption: '' },
    { kind: 'quote', text: '谢谢大家' },
    { kind: 'list', text: '甲\n乙' },
    { kind: 'numbered', text: '一\n二' },
  ])
  expect(pictures).toMatchObject([{ check: { format: 'png', width: 1200, height: 800 } }])
  expect(leftOut).toEqual([])
})

test('its pictures are the person’s, and can be handed in like uploaded ones', async () => {
  const file = aWordFile({ body: aParagraph(textOf(320)) + aDrawing('shop'), pictures: { shop: aPicture() } })
  const { blocks, pictures } = await bring(file)
  const coverId = pictures[0]?.pictureId ?? ''
  const [text] = blocks
  const material = {
    ...{ title: '从文档来', author: '', digest: '', source: '企划部', category: '其他' as const, coverId },
    blocks: [
      { kind: 'text' as const, text: text?.kind === 'text' ? text.text : '' },
      { kind: 'picture' as const, pictureId: coverId, caption: '' },
    ],
  }
  const command = { commandId: anId(), postId: anId(), channelId: 'group-media', material }
  expect((await company.as('chen-mo').ask('posts', 'submit', command)).day).toBe('2026-01-04')
})

test('what a post has no room for is said: tables, broken pictures, links', async () => {
  const body = [
    aTable(['日期', '活动'], ['1月4日', '开幕']),
    aDrawing('program'),
    '<w:hyperlink w:anchor="x"><w:r><w:t>链接的字</w:t></w:r></w:hyperlink>',
  ].join('')
  const { blocks, leftOut } = await bring(
    aWordFile({ body, pictures: { program: Buffer.from('MZ not a picture') } }),
  )
  expect(blocks[0]).toMatchObject({
    kind: 'text',
    text: expect.stringContaining('日期 | 活动\n1月4日 | 开幕'),
  })
  expect(leftOut).toEqual([
    '表格已改成文字，每行一段',
    '链接只保留了文字',
    expect.stringContaining('1 张图片不是'),
  ])
})

test('asked twice, it makes its blocks and pictures once', async () => {
  const author = company.as('chen-mo')
  const importId = await uploaded(aWordFile({ body: aDrawing('shop'), pictures: { shop: aPicture() } }))
  const command = { commandId: anId(), importId }
  const first = await author.ask('posts', 'importWord', command)
  expect((await author.ask('posts', 'importWord', command)).blocks).toEqual(first.blocks)
  expect(await company.as('gao-yuan').refused('posts', 'importWord', command)).toMatchObject({
    code: 'not-found',
  })
})

test.each<[string, () => Uint8Array]>([
  ['an empty file', () => Buffer.alloc(0)],
  ['a renamed program', () => Buffer.concat([Buffer.from('MZ\x90\x00'), Buffer.alloc(4096)])],
  ['a zip of something else', () => aZip({ 'readme.txt': '你好' })],
  ['an old or locked .doc', () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)])],
  ['a torn file', () => aWordFile({ body: aParagraph(textOf(500)) }).subarray(0, 900)],
  [
    'a file whose markup defines entities',
    () => aZip({ 'word/document.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' }),
  ],
  ['a file with nothing in it', () => aWordFile({ body: '' })],
  ['the text of a book', () => aWordFile({ body: aParagraph(textOf(60_001)) })],
])('%s is refused with a sentence, and makes nothing', async (_what, content) => {
  const before = await company.db.find('pictures', { where: {}, limit: 1000 })
  const refusal = await refusedOf(content())
  expect(refusal).toMatchObject({ code: 'bad-input', path: 'file' })
  expect(refusal.message).toMatch(/。$/)
  expect(await company.db.find('pictures', { where: {}, limit: 1000 })).toHaveLength(before.length)
})

test('a bomb is refused while it is unpacked, whatever size it claims', async () => {
  const bomb = {
    'word/document.xml': '<x/>',
    'word/media/a.png': Buffer.alloc(importLimits.unpackedBytes + 1),
  }
  for (const claims of [{}, { size: 10 }])
    expect(await refusedOf(aZip(bomb, claims))).toMatchObject({
      code: 'bad-input',
      limit: expect.any(String),
    })
})

test('a file of more than 10 MB is refused before and after it is uploaded', async () => {
  const author = company.as('chen-mo')
  const tooMany = { commandId: anId(), bytes: 10 * megabyte + 1 }
  expect(await author.refused('posts', 'ticketImport', tooMany)).toMatchObject({ code: 'bad-input' })
  expect(await refusedOf(Buffer.alloc(10 * megabyte + 1))).toMatchObject({ code: 'bad-input' })
})
