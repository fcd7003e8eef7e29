/** Addresses as Weibo finds them: up to the first sign that is not ASCII. */
const address = /https?:\/\/[!-~]+/g

/** Weibo writes an address as one of its short ones, of this many half characters. */
const shortened = 20

/** What an address has beyond this many bytes is counted besides. */
const longestShortened = 140

/** Its own addresses stay as they are up to this many bytes. */
const longestOwn = 41

/**
 * Characters as Weibo counts them (W2): a sign of half width is half a one, any other a whole one, an emoji two; an
 * address ten, however long up to 140 bytes. Half a character at the end counts as one.
 */
export function weiboCharacters(text: string): number {
  const addresses = text.trim().match(address) ?? []
  const around = text.trim().replace(address, '')
  const halves = addresses.reduce((sum, each) => sum + halvesOfAddress(each), halvesOf(around))
  return Math.ceil(halves / 2)
}

/** By UTF-16 units: an emoji has two. */
function halvesOf(text: string): number {
  return text.length + (text.match(/[^\u0000-\u00ff]/g)?.length ?? 0)
}

function halvesOfAddress(text: string): number {
  const isOwn = /^https?:\/\/([\w-]+\.)*weibo\.(com|cn)(\/|$)/.test(text) && text.length <= longestOwn
  if (isOwn || text.startsWith('http://t.cn/')) return halvesOf(text)
  return shortened + Math.max(0, text.length - longestShortened)
}
