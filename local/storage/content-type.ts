/** What a file is by its first bytes, whatever its name says. Text is never served as a page or a script. */
export function contentTypeOf(head: Buffer): string {
  return (
    signatures.find(({ test }) => test(head))?.type ?? (isText(head) ? 'text/plain; charset=utf-8' : unknown)
  )
}

/** Bytes that `contentTypeOf` wants to see at most. */
export const headBytes = 8192

const unknown = 'application/octet-stream'

type Signature = { readonly type: string; readonly test: (head: Buffer) => boolean }

const signatures: readonly Signature[] = [
  { type: 'image/png', test: starts('\x89PNG\r\n\x1a\n') },
  { type: 'image/jpeg', test: starts('\xff\xd8\xff') },
  { type: 'image/gif', test: starts('GIF8') },
  { type: 'image/webp', test: (head) => starts('RIFF')(head) && starts('WEBP', 8)(head) },
  { type: 'image/bmp', test: starts('BM') },
  { type: 'image/heic', test: (head) => /^ftyp(heic|heix|mif1)/.test(ascii(head, 4, 12)) },
  { type: 'video/quicktime', test: starts('ftypqt', 4) },
  { type: 'audio/mp4', test: starts('ftypM4A', 4) },
  { type: 'video/mp4', test: starts('ftyp', 4) },
  { type: 'video/x-msvideo', test: (head) => starts('RIFF')(head) && starts('AVI ', 8)(head) },
  { type: 'audio/wav', test: (head) => starts('RIFF')(head) && starts('WAVE', 8)(head) },
  {
    type: 'audio/mpeg',
    test: (head) => starts('ID3')(head) || (head[0] === 0xff && (head[1]! & 0xe6) === 0xe2),
  },
  { type: 'application/pdf', test: starts('%PDF-') },
  { type: office('wordprocessingml.document'), test: zipWith('word/') },
  { type: office('spreadsheetml.sheet'), test: zipWith('xl/') },
  { type: office('presentationml.presentation'), test: zipWith('ppt/') },
  { type: 'application/zip', test: starts('PK\x03\x04') },
]

function office(kind: string): string {
  return `application/vnd.openxmlformats-officedocument.${kind}`
}

function starts(bytes: string, at = 0): (head: Buffer) => boolean {
  return (head) => ascii(head, at, at + bytes.length) === bytes
}

function zipWith(folder: string): (head: Buffer) => boolean {
  return (head) => starts('PK\x03\x04')(head) && head.includes(folder)
}

function ascii(head: Buffer, from: number, to: number): string {
  return head.subarray(from, to).toString('latin1')
}

function isText(head: Buffer): boolean {
  if (head.length === 0 || head.includes(0)) return false
  // The head may end inside a character.
  return !new TextDecoder('utf-8').decode(head.subarray(0, headBytes - 4)).includes('\ufffd')
}
