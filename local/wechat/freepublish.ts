import { ok, type Call } from './call'
import { completeLater } from './completion'
import { draftOf, pageOfList } from './drafts'
import { text, whole } from './fields'
import { deletePages, newPages, pagesOf, pageUrl, putPages } from './pages'
import type { Page, Publication } from './records'
import { refuse } from './refusal'
import { put, remove } from './store'

/** `freepublish/submit`: errcode 0 means queued only; the draft is gone (wechat-facts 1.2, 1.6). */
export function submitDraft(call: Call) {
  mustBeAllowed(call)
  const { env, account } = call
  const draft = draftOf(call, call.body)
  const pages = newPages(env, account.appid, draft.articles)
  const publication: Publication = {
    publishId: env.issueNumber('publication', 2_247_500_000),
    msgDataId: env.issueNumber('msgData', 2_247_483_647),
    articleId: env.issueId('article', 64),
    appid: account.appid,
    acceptedAt: env.now(),
    pageIds: pages.map((page) => page.id),
    status: 1,
  }
  env.store.commit(putPublication(publication), remove('drafts', draft.mediaId), ...putPages(pages))
  completeLater(env)
  return { ...ok, publish_id: publication.publishId, msg_data_id: publication.msgDataId }
}

export function getPublication(call: Call) {
  mustBeAllowed(call)
  const found = call.env.store.get('publications', text(call.body, 'publish_id'))
  if (found?.appid !== call.account.appid) refuse(53600, 'publish_id')
  const { publishId: publish_id, status: publish_status } = found
  if (publish_status === 0 || publish_status === 5 || publish_status === 6) {
    const item = pagesOf(call.env, found).map((page, index) => ({
      idx: index + 1,
      article_url: pageUrl(call.env, page),
    }))
    const article_detail = { count: item.length, item }
    return { publish_id, publish_status, article_id: found.articleId, article_detail, fail_idx: [] }
  }
  // Which articles are to blame is told of 2 and 4 only.
  return { publish_id, publish_status, fail_idx: publish_status === 2 || publish_status === 4 ? [1] : [] }
}

export function getArticle(call: Call) {
  mustBeAllowed(call)
  return { news_item: newsItems(call, namedPublication(call), true) }
}

/** Lists what was published this way; mass sends never appear here (wechat-facts 1.2). */
export function listPublications(call: Call) {
  mustBeAllowed(call)
  const { offset, count } = pageOfList(call)
  const withContent = whole(call.body, 'no_content') !== 1
  const published = call.env.store
    .all('publications')
    .filter((publication) => publication.appid === call.account.appid && publication.status === 0)
    .reverse()
  const item = published.slice(offset, offset + count).map((publication) => ({
    article_id: publication.articleId,
    content: { news_item: newsItems(call, publication, withContent) },
    update_time: Math.floor(publication.acceptedAt / 1000),
  }))
  return { total_count: published.length, item_count: item.length, item }
}

/** `index` counts from 1; 0 or absent deletes all, for good (wechat-facts 1.6). */
export function deletePublication(call: Call) {
  mustBeAllowed(call)
  const publication = namedPublication(call)
  const number = whole(call.body, 'index') ?? 0
  if (number < 0 || number > publication.pageIds.length) refuse(40114)
  call.env.store.commit(...deletePages(call.env, publication, number))
  if (pagesOf(call.env, publication).every((page) => page.deleted)) {
    call.env.store.commit(putPublication({ ...publication, status: 5 }))
  }
  return ok
}

/** Since July 2025 only verified company accounts publish by API (wechat-facts 1.1). */
function mustBeAllowed(call: Call): void {
  if (!call.account.verified || call.account.kind === 'mini-program') refuse(48001)
}

function namedPublication(call: Call): Publication {
  const articleId = text(call.body, 'article_id')
  const found = call.env.store.all('publications').find((publication) => publication.articleId === articleId)
  return found?.appid === call.account.appid && found.status === 0 ? found : refuse(53600)
}

function newsItems(call: Call, publication: Publication, withContent: boolean) {
  return pagesOf(call.env, publication).map((page: Page) => {
    const { content, ...rest } = page.article
    const shown = { ...rest, url: pageUrl(call.env, page), is_deleted: page.deleted }
    return withContent ? { ...shown, content } : shown
  })
}

function putPublication(publication: Publication) {
  return put('publications', String(publication.publishId), publication)
}
