/** The most of what somebody pastes that is looked at. */
export const pastedLinkLimit = 1000

/** A post on Weibo, as its computer page and its phone page write it: author and post, or the post alone. */
const weiboAddress = /https?:\/\/(?:www\.)?(weibo\.com\/\d+\/\w{6,}|m\.weibo\.cn\/(?:status|detail)\/\w{6,})/

/** The same of a post on Weibo; null when there is none. */
export function weiboLink(pasted: string): string | null {
  const found = weiboAddress.exec(pasted.slice(0, pastedLinkLimit))?.[1]
  return found === undefined ? null : `https://${found}`
}

/** `/s/<name>`, or the long form with the account and the message in its query. */
const address = /https?:\/\/mp\.weixin\.qq\.com\/(s\/[\w-]{4,}|s\?[\w%&=.#+/-]*__biz=[\w%&=.#+/-]+)/

/**
 * The address of an official account's article in what somebody pasted, which may have words around it; null when
 * there is none. What follows `#` and the tracking that phones append are left out.
 */
export function articleLink(pasted: string): string | null {
  const found = address.exec(pasted.slice(0, pastedLinkLimit).replaceAll('&amp;', '&'))?.[1]
  if (found === undefined) return null
  if (found.startsWith('s/')) return `https://mp.weixin.qq.com/${found}`
  const [query = ''] = found.slice(2).split('#')
  const kept = query.split('&').filter((part) => /^(__biz|mid|idx|sn)=./.test(part))
  return kept.length === 4 ? `https://mp.weixin.qq.com/s?${kept.join('&')}` : null
}
