import type { Block, Material } from './material'

/** Inline styles, because WeChat drops style sheets. One theme; its colours are those of the product. */
const style = {
  article: 'font-size:16px;line-height:1.8;color:#1f2328;letter-spacing:.3px;overflow-wrap:anywhere',
  heading: 'margin:28px 0 12px;font-size:18px;font-weight:600;line-height:1.5',
  paragraph: 'margin:0 0 16px',
  quote: 'margin:0 0 16px;padding:8px 14px;border-left:3px solid #1b7f5c;color:#57606a',
  figure: 'margin:20px 0;text-align:center',
  picture: 'max-width:100%;border-radius:4px',
  caption: 'margin:6px 0 0;font-size:13px;color:#57606a',
  source: 'margin:28px 0 0;font-size:13px;color:#57606a',
} as const

/**
 * The article as readers get it. Text is escaped, so that what an author types is never markup.
 * @param addressOf where a picture is, by its id
 */
export function articleHtml(material: Material, addressOf: (pictureId: string) => string): string {
  const body = material.blocks.map((block) => blockHtml(block, addressOf)).join('')
  const source = material.source.trim()
    ? paragraph(style.source, `来源：${escapeHtml(material.source.trim())}`)
    : ''
  return `<section style="${style.article}">${body}${source}</section>`
}

function blockHtml(block: Block, addressOf: (pictureId: string) => string): string {
  switch (block.kind) {
    case 'heading':
      return `<h2 style="${style.heading}">${escapeHtml(block.text)}</h2>`
    case 'text':
      return lines(block.text)
        .map((line) => paragraph(style.paragraph, escapeHtml(line)))
        .join('')
    case 'quote':
      return `<blockquote style="${style.quote}">${lines(block.text).map(escapeHtml).join('<br>')}</blockquote>`
    case 'list': {
      const list = block.ordered ? 'ol' : 'ul'
      return `<${list}>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</${list}>`
    }
    case 'picture': {
      const caption = block.caption.trim() ? paragraph(style.caption, escapeHtml(block.caption.trim())) : ''
      const picture = `<img style="${style.picture}" src="${escapeHtml(addressOf(block.pictureId))}">`
      return `<section style="${style.figure}">${picture}${caption}</section>`
    }
    default:
      return block satisfies never
  }
}

function paragraph(css: string, html: string): string {
  return `<p style="${css}">${html}</p>`
}

function lines(text: string): string[] {
  return text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it may stand in HTML, attributes included. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)
}
