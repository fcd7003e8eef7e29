/**
 * Control characters, halves of signs, and signs that turn the direction of what follows: nobody sees them, some make
 * a text read otherwise than it is. They are taken out rather than refused, since an author could not find them. What
 * joins emoji (U+200D, U+FE0F) stays.
 */
const unseen =
  /[\p{Cs}\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu

/** Line breaks as the many programs write them from which people paste. */
const lineBreak = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g

/** A text of several lines, without what nobody sees. */
export function neutralText(text: string): string {
  return text.replace(lineBreak, '\n').replace(unseen, '')
}

/** The same on one line. */
export function neutralLine(text: string): string {
  return neutralText(text).replace(/\s*\n\s*/g, ' ')
}
