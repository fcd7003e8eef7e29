import { refuse, remember, type Instant, type Refusal } from '../_kernel'
import { articleLink, weiboLink } from './article-link'
import { isByHand } from './resend'
import { goesOn } from './rearrange'
import type { Send } from './send'

/** What a person pasted for one article; empty for one whose link they do not have yet. */
export type Pasted = { readonly postId: string; readonly link: string }

/**
 * Readers find it there: by the links that a person brings back from the console (标记已发). It is how an edition that a
 * person publishes ends, how an unconfirmed one is cleared up, and how links come to what was sent without any.
 */
export function recordLinks(
  send: Send,
  pasted: readonly Pasted[],
  now: Instant,
  commandId: string,
): Send | Refusal {
  const refusal = refuseLinks(send)
  if (refusal) return refusal
  const links = linksOf(send, pasted)
  if (!(links instanceof Map)) return links
  const articles = send.articles.map((article) => {
    const link = links.get(article.postId)
    return link === undefined ? article : { ...article, link, told: false }
  })
  return {
    ...send,
    stage: 'sent',
    articles,
    decideBy: null,
    problem: null,
    troubledSince: null,
    commands: remember(send.commands, commandId),
    ...goesOn(now),
  }
}

function refuseLinks(send: Send): Refusal | null {
  switch (send.stage) {
    case 'by-hand':
    case 'unconfirmed':
      return null
    case 'undecided':
      if (isByHand(send)) return null
      return refuse('wrong-state', '微信没有发出这一期，没有链接可以登记。请决定补发，或让稿件顺延。')
    case 'sent':
      if (send.removed === null) return null
      return refuse('wrong-state', '这一期发出后已被删除，不能再登记链接。')
    case 'not-sent':
      return refuse('wrong-state', '这一期的稿件已经顺延，不能再登记链接。请联系管理员核对。')
    case 'assembling':
    case 'previewing':
    case 'waiting':
    case 'sending':
    case 'awaiting-admin':
    case 'confirming':
      return refuse('wrong-state', '这一期还没有发出，请等系统完成，或等到发布窗口。')
    default:
      return send.stage satisfies never
  }
}

const noArticleLink =
  '不是公众号文章的地址。请在文章右上角选“复制链接”，它以 https://mp.weixin.qq.com/s 开头。'
const noWeiboLink =
  '不是微博的地址。请打开这条微博，选“复制链接”，它以 https://weibo.com/ 或 https://m.weibo.cn/ 开头。'

function linksOf({ articles, onWeibo }: Send, pasted: readonly Pasted[]): Map<string, string> | Refusal {
  const links = new Map<string, string>()
  for (const { postId, link: text } of pasted) {
    if (text.trim() === '') continue
    const title = articles.find((article) => article.postId === postId)?.title
    if (title === undefined) return refuse('bad-input', '这一期里没有这篇稿件，请刷新后再贴。')
    const link = onWeibo ? weiboLink(text) : articleLink(text)
    if (link === null)
      return refuse('bad-input', `《${title}》的链接${onWeibo ? noWeiboLink : noArticleLink}`, {
        path: `links.${postId}`,
      })
    if ([...links.values()].includes(link))
      return refuse('bad-input', `《${title}》的链接与另一篇相同，每篇各有自己的链接。`, {
        path: `links.${postId}`,
      })
    links.set(postId, link)
  }
  if (links.size > 0) return links
  return refuse('bad-input', '请至少贴回一篇的链接。', { path: 'links' })
}
