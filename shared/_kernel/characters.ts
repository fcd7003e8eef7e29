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
