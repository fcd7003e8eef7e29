import { createHash } from 'node:crypto'
import type { Environment } from './environment'
import { pagesOf, pageUrl } from './pages'
import type { CallbackDelivery, Publication, Send } from './records'

/** The body of MASSSENDJOBFINISH (wechat-facts 1.8). */
export function massSendFinished(
  env: Environment,
  send: Send,
  status: string,
  reprints: readonly number[] = [],
): string {
  const success = status === 'send success'
  const reached = success ? (env.store.get('accounts', send.appid)?.followers ?? 0) : 0
  const urls = success ? pagesOf(env, send).map((page) => pageUrl(env, page)) : []
  const items = urls.map(
    (url, index) =>
      `<item><ArticleIdx>${index + 1}</ArticleIdx><ArticleUrl><![CDATA[${url}]]></ArticleUrl></item>`,
  )
  return (
    `<MsgID>${send.msgId}</MsgID><Status><![CDATA[${status}]]></Status><TotalCount>${reached}</TotalCount>` +
    `<FilterCount>${reached}</FilterCount><SentCount>${reached}</SentCount><ErrorCount>0</ErrorCount>` +
    copyrightResult(reprints) +
    `<ArticleUrlResult><Count>${urls.length}</Count><ResultList>${items.join('')}</ResultList></ArticleUrlResult>`
  )
}

/** Which articles were judged to be reprints, so that they cannot be sent as they are (wechat-facts 1.7, 1.8). */
function copyrightResult(reprints: readonly number[]): string {
  const items = reprints.map(
    (number) =>
      `<item><ArticleIdx>${number}</ArticleIdx><UserDeclareState>0</UserDeclareState><AuditState>2</AuditState></item>`,
  )
  return (
    `<CopyrightCheckResult><Count>${reprints.length}</Count><ResultList>${items.join('')}</ResultList>` +
    `<CheckState>${reprints.length > 0 ? 3 : 1}</CheckState></CopyrightCheckResult>`
  )
}

/** The body of PUBLISHJOBFINISH (wechat-facts 1.6, 1.8). */
export function publishFinished(env: Environment, publication: Publication): string {
  const head =
    `<publish_id>${publication.publishId}</publish_id>` +
    `<publish_status>${publication.status}</publish_status>`
  if (publication.status === 2 || publication.status === 4)
    return inEventInfo(`${head}<fail_idx>1</fail_idx>`)
  if (publication.status === 3) return inEventInfo(head)
  const urls = pagesOf(env, publication).map((page) => pageUrl(env, page))
  const items = urls.map(
    (url, index) => `<item><idx>${index + 1}</idx><article_url><![CDATA[${url}]]></article_url></item>`,
  )
  return inEventInfo(
    `${head}<article_id><![CDATA[${publication.articleId}]]></article_id>` +
      `<article_detail><count>${urls.length}</count>${items.join('')}</article_detail>`,
  )
}

/** The event with its envelope, for accounts that have a callback address. */
export function callbackOf(
  env: Environment,
  appid: string,
  event: string,
  body: string,
): CallbackDelivery | undefined {
  if (!env.store.get('accounts', appid)?.callback) return undefined
  const xml =
    `<xml><ToUserName><![CDATA[${originalId(appid)}]]></ToUserName>` +
    `<FromUserName><![CDATA[mphelper]]></FromUserName><CreateTime>${env.seconds()}</CreateTime>` +
    `<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[${event}]]></Event>${body}</xml>`
  return { id: env.issueId('callback', 16), appid, event, xml, state: 'waiting', attempts: 0 }
}

/** The account's gh_ id. */
export function originalId(appid: string): string {
  return `gh_${createHash('md5').update(appid).digest('hex').slice(0, 12)}`
}

function inEventInfo(body: string): string {
  return `<PublishEventInfo>${body}</PublishEventInfo>`
}
