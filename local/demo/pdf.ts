/** One page of these lines, in the font that viewers of Chinese documents bring along. */
export function onePagePdf(lines: readonly string[]): Uint8Array {
  const written = lines.map((line) => `<${hexOf(line)}> Tj T*`).join('\n')
  const drawn = `BT /F 14 Tf 28 TL 72 760 Td\n${written}\nET`
  const font = '/BaseFont /STSong-Light'
  const bodies = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 4 0 R >> >> /Contents 7 0 R >>',
    `<< /Type /Font /Subtype /Type0 ${font} /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>`,
    `<< /Type /Font /Subtype /CIDFontType0 ${font} /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 6 0 R >>`,
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>',
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
  ]
  const head = '%PDF-1.4\n'
  const objects = bodies.map((body, index) => `${index + 1} 0 obj\n${body}\nendobj\n`)
  const starts = objects.map((_, index) => head.length + objects.slice(0, index).join('').length)
  const places = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`)
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`
  const startOfTable = head.length + objects.join('').length
  const foot = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${startOfTable}\n%%EOF\n`
  return Buffer.from(head + objects.join('') + table + foot, 'latin1')
}

function hexOf(line: string): string {
  return [...line].map((sign) => sign.charCodeAt(0).toString(16).padStart(4, '0')).join('')
}
