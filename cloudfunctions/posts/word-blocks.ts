import { neutralLine, neutralText } from '../../shared/_kernel'
import { importLimits, materialLimits, type ImportedBlock, type TextKind } from '../../shared/posts'

/** What a Word file's HTML holds. Pictures are named by the address that was given to them. */
export type WordText = { readonly title: string; readonly blocks: readonly ImportedBlock[] }

type Kind = TextKind | 'title'

type Written = { kind: Kind; text: string }

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

/**
 * Mammoth's HTML is flat and well formed: headings, paragraphs, lists, quotes, tables and pictures. Paragraphs that
 * follow each other make one text block; each row of a table becomes a line.
 */
export function blocksOfHtml(html: string): WordText {
  const body = withoutNotes(html)
  const found: (Written | { kind: 'picture'; text: string })[] = []
  const lists: ('list' | 'numbered')[] = []
  let inQuote = false
  let inTable = false
  let kind: Kind = 'text'
  let text = ''

  function flush() {
    if (text.trim() !== '') found.push({ kind, text: text.trim() })
    text = ''
    kind = lists[lists.length - 1] ?? (inQuote ? 'quote' : 'text')
  }

  for (const [, close, tag, attributes = '', words] of body.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>|([^<]+)/g)) {
    if (words !== undefined) {
      text += words.replace(/&([a-z]+);/g, (entity, name: string) => entities[name] ?? entity)
      continue
    }
    const opens = close === ''
    if (tag === 'img') {
      flush()
      found.push({ kind: 'picture', text: /src="([^"]*)"/.exec(attributes)?.[1] ?? '' })
    } else if (tag === 'br') text += '\n'
    else if (tag === 'td' || tag === 'th') text += opens || text.endsWith('\n') ? '' : ' | '
    else if (tag === 'tr') {
      text = text.replace(/ \| $/, '')
      flush()
    } else if (tag === 'table') {
      flush()
      inTable = opens
    } else if (tag === 'blockquote') {
      flush()
      inQuote = opens
      kind = opens ? 'quote' : kind
    } else if (tag === 'ul' || tag === 'ol') {
      flush()
      if (opens) lists.push(tag === 'ul' ? 'list' : 'numbered')
      else lists.pop()
      kind = lists[lists.length - 1] ?? 'text'
    } else if (tag === 'li') flush()
    else if (tag === 'p' && !inTable && lists.length === 0) {
      flush()
      if (opens && attributes.includes('title')) kind = 'title'
    } else if (/^h[1-6]$/.test(tag ?? '')) {
      flush()
      if (opens) kind = tag === 'h1' && found.length === 0 ? 'title' : 'heading'
    }
  }
  flush()
  const titles = found.filter((part) => part.kind === 'title')
  const [title] = titles
  const rest = found
    .filter((part) => part !== title)
    .map((part) => (part.kind === 'title' ? headed(part.text) : part))
  return {
    title: neutralLine(title?.text ?? '').slice(0, materialLimits.line),
    blocks: joined(rest.map(toBlock)),
  }
}

function headed(text: string): Written {
  return { kind: 'heading', text }
}

function toBlock({ kind, text }: { kind: string; text: string }): ImportedBlock {
  if (kind === 'picture') return { kind: 'picture', pictureId: text, caption: '' }
  const meant = kind === 'heading' && text.length > materialLimits.line ? 'text' : (kind as TextKind)
  return { kind: meant, text: meant === 'heading' ? neutralLine(text) : neutralText(text) }
}

/** Items of one list, and paragraphs that follow each other, stand together. */
function joined(blocks: readonly ImportedBlock[]): ImportedBlock[] {
  return blocks.reduce<ImportedBlock[]>((before, block) => {
    const last = before.at(-1)
    if (
      !last ||
      last.kind === 'picture' ||
      block.kind === 'picture' ||
      last.kind !== block.kind ||
      block.kind === 'heading'
    )
      return [...before, block]
    return [...before.slice(0, -1), { kind: last.kind, text: `${last.text}\n${block.text}` }]
  }, [])
}

/** Foot- and endnotes stand in a list at the end; their marks stand in the text. */
function withoutNotes(html: string): string {
  return html
    .replace(/<sup><a href="#(?:foot|end)note-[^>]*>[^<]*<\/a><\/sup>/g, '')
    .replace(/<ol><li id="(?:foot|end)note-[\s\S]*?<\/ol>/g, '')
}

/** What a post has no room for, by the markup that stands for it. */
const unlike: readonly (readonly [mark: RegExp, told: string])[] = [
  [/<w:tbl[ >]/, '表格已改成文字，每行一段'],
  [/<w:(?:foot|end)noteReference/, '脚注和尾注没有导入'],
  [/<m:oMath/, '公式没有导入，请改用图片'],
  [/<(?:o:OLEObject|c:chart|dgm:relIds)/, '图表和嵌入的对象没有导入，请改用图片'],
  [/<w:hyperlink/, '链接只保留了文字'],
  [/<w:del[ >]/, '修订中删除的文字没有导入'],
  [/<w:commentReference/, '批注没有导入'],
]

export function saidOfMarkup(documentXml: string): string[] {
  return unlike.flatMap(([mark, told]) => (mark.test(documentXml) ? [told] : []))
}

/** Words for pictures that were not taken over. */
export function saidOfPictures(refused: number, beyond: number): string[] {
  return [
    ...(refused > 0 ? [`${refused} 张图片不是 JPG、PNG 等常见格式，没有导入，请另存后添加`] : []),
    ...(beyond > 0 ? [`图片只导入前 ${importLimits.pictures} 张，其余 ${beyond} 张没有导入`] : []),
  ]
}
