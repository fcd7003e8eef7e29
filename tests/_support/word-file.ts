import { deflateRawSync } from 'node:zlib'

export type Parts = Readonly<Record<string, string | Uint8Array>>

/** A zip of these parts. @param claims sizes that its directory tells instead of the true ones */
export function aZip(parts: Parts, claims: { readonly size?: number } = {}): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(parts)) {
    const whole = Buffer.from(content)
    const packed = deflateRawSync(whole)
    const sizes = Buffer.alloc(8)
    sizes.writeUInt32LE(packed.length, 0)
    sizes.writeUInt32LE(claims.size ?? whole.length, 4)
    const label = Buffer.from(name)
    const head = Buffer.alloc(10)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(8, 4)
    const lengths = Buffer.alloc(4)
    lengths.writeUInt16LE(label.length, 0)
    const local = Buffer.concat([
      Buffer.from('PK\x03\x04'),
      head,
      Buffer.alloc(4),
      sizes,
      lengths,
      label,
      packed,
    ])
    const place = Buffer.alloc(4)
    place.writeUInt32LE(at, 0)
    directory.push(
      Buffer.concat([
        Buffer.from('PK\x01\x02'),
        Buffer.from([20, 0]),
        head,
        Buffer.alloc(4),
        sizes,
        lengths,
        Buffer.alloc(10),
        place,
        label,
      ]),
    )
    locals.push(local)
    at += local.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(directory.length, 4)
  end.writeUInt16LE(directory.length, 6)
  end.writeUInt32LE(entries.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...locals, entries, Buffer.from('PK\x05\x06'), end])
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006'
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

type Content = { readonly body: string; readonly pictures?: Readonly<Record<string, Uint8Array>> }

/** A Word file as Word writes it, with headings, quotes, both kinds of lists, and pictures by name. */
export function aWordFile({ body, pictures = {} }: Content): Buffer {
  const related = Object.keys(pictures).map(
    (name) => `<Relationship Id="${name}" Type="${office}/image" Target="media/${name}.png"/>`,
  )
  const style = (id: string, name: string) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`
  const level = (id: number, format: string) =>
    `<w:abstractNum w:abstractNumId="${id}"><w:lvl w:ilvl="0"><w:numFmt w:val="${format}"/></w:lvl></w:abstractNum>`
  return aZip({
    '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" ContentType="image/png"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="${office}/styles" Target="styles.xml"/><Relationship Id="n" Type="${office}/numbering" Target="numbering.xml"/>${related.join('')}</Relationships>`,
    'word/styles.xml': `${xml}<w:styles xmlns:w="${word}">${style('t', 'Title')}${style('h', 'heading 2')}${style('q', 'Quote')}</w:styles>`,
    'word/numbering.xml': `${xml}<w:numbering xmlns:w="${word}">${level(0, 'bullet')}${level(1, 'decimal')}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
    'word/document.xml': `${xml}<w:document xmlns:w="${word}" xmlns:r="${office}" xmlns:a="${drawing}/main" xmlns:pic="${drawing}/picture" xmlns:wp="${drawing}/wordprocessingDrawing"><w:body>${body}</w:body></w:document>`,
    ...Object.fromEntries(Object.entries(pictures).map(([name, bytes]) => [`word/media/${name}.png`, bytes])),
  })
}

type Style = 'text' | 'title' | 'heading' | 'quote' | 'bullet' | 'number'

const styles: Readonly<Record<Style, string>> = {
  text: '',
  title: '<w:pStyle w:val="t"/>',
  heading: '<w:pStyle w:val="h"/>',
  quote: '<w:pStyle w:val="q"/>',
  bullet: '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
  number: '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>',
}

export function aParagraph(text: string, style: Style = 'text'): string {
  return `<w:p><w:pPr>${styles[style]}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
}

/** @param name as in the file's `pictures` */
export function aDrawing(name: string): string {
  const blip = `<pic:pic><pic:blipFill><a:blip r:embed="${name}"/></pic:blipFill></pic:pic>`
  const graphic = `<a:graphic><a:graphicData>${blip}</a:graphicData></a:graphic>`
  return `<w:p><w:r><w:drawing><wp:inline>${graphic}</wp:inline></w:drawing></w:r></w:p>`
}

export function aTable(...rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `<w:tc>${aParagraph(text)}</w:tc>`
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`
}
