/**
 * Characters as the platform counts them: one per code point, spaces included.
 * (WeChat's base library has no reliable grapheme segmenter.)
 */
export function characters(text: string): number {
  return Array.from(text).length
}

/** Characters that a reader reads: code points without white space and signs of no width. */
export function writtenCharacters(text: string): number {
  return characters(text.replace(/[\s\p{Cf}]/gu, ''))
}

/** How long a text is in UTF-8. (WeChat's engines have no reliable TextEncoder.) */
export function utf8Bytes(text: string): number {
  return Array.from(text).reduce((bytes, sign) => bytes + utf8Length(sign.codePointAt(0) ?? 0), 0)
}

function utf8Length(codePoint: number): number {
  return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4
}
