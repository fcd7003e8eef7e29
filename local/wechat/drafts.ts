import { readArticle } from './article'
import { ok, type Call } from './call'
import { group, isFields, list, text, whole, type Fields } from './fields'
import type { Draft } from './records'
import { refuse } from './refusal'
import { put, remove } from './store'

/** wechat-facts 1.5: stated for uploadnews; the draft page gives no number. */
const articlesMost = 8
const batchMost = 20

export function addDraft(call: Call) {
  const given = list(call.body, 'articles')
  if (given.length === 0) refuse(44003)
  if (given.length > articlesMost) refuse(45008)
  const articles = given.map((article) => readArticle(call, article))
  const mediaId = call.env.issueId('draft', 64)
  saveDraft(call, { mediaId, appid: call.account.appid, articles, updatedAt: call.env.now() })
  return { media_id: mediaId, item: [] }
}

export function getDraft(call: Call) {
  const draft = draftOf(call, call.body)
  return { news_item: newsItems(call, draft), create_time: seconds(draft), update_time: seconds(draft) }
}

/** Replaces the article at `index`, counted from 0 (wechat-facts 1.5). */
export function updateDraft(call: Call) {
  const draft = draftOf(call, call.body)
  const index = whole(call.body, 'index') ?? 0
  if (!draft.articles[index]) refuse(40114)
  const article = readArticle(call, oneArticle(call.body))
  const articles = draft.articles.map((old, at) => (at === index ? article : old))
  saveDraft(call, { ...draft, articles, updatedAt: call.env.now() })
  return ok
}

export function deleteDraft(call: Call) {
  call.env.store.commit(remove('drafts', draftOf(call, call.body).mediaId))
  return ok
}

export function countDrafts(call: Call) {
  return { total_count: draftsOf(call).length }
}

export function listDrafts(call: Call) {
  const { offset, count } = pageOfList(call)
  const drafts = draftsOf(call)
    .reverse()
    .sort((a, b) => b.updatedAt - a.updatedAt)
  const item = drafts.slice(offset, offset + count).map((draft) => ({
    media_id: draft.mediaId,
    content: { news_item: newsItems(call, draft) },
    update_time: seconds(draft),
  }))
  return { total_count: drafts.length, item_count: item.length, item }
}

/** `{offset, count 1–20}` of the batchget endpoints (wechat-facts 1.5). */
export function pageOfList(call: Call): { offset: number; count: number } {
  const offset = whole(call.body, 'offset') ?? 0
  const count = whole(call.body, 'count') ?? 0
  if (offset < 0 || count < 1 || count > batchMost) refuse(40035, 'offset or count')
  return { offset, count }
}

/** The caller's own draft that `media_id` names; once it has been sent or published there is none. */
export function draftOf(call: Call, named: Fields): Draft {
  const draft = call.env.store.get('drafts', text(named, 'media_id'))
  return draft?.appid === call.account.appid ? draft : refuse(40007)
}

function draftsOf(call: Call): Draft[] {
  return call.env.store.all('drafts').filter((draft) => draft.appid === call.account.appid)
}

function saveDraft(call: Call, draft: Draft): void {
  call.env.store.commit(put('drafts', draft.mediaId, draft))
}

function oneArticle(body: Fields): Fields {
  const given = body['articles']
  return isFields(given) ? group(body, 'articles') : (list(body, 'articles')[0] ?? refuse(44003))
}

function newsItems(call: Call, draft: Draft) {
  const withContent = whole(call.body, 'no_content') !== 1
  return draft.articles.map(({ content, ...article }, index) => ({
    ...article,
    ...(withContent && { content }),
    url: call.env.url(`draft/${draft.mediaId}/${index}`),
  }))
}

function seconds(draft: Draft): number {
  return Math.floor(draft.updatedAt / 1000)
}
