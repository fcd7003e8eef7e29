import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withPresentAddresses } from './article-content'
import { beijingMinute } from './beijing-day'
import type { Environment } from './environment'
import { pagesOf, pageUrl } from './pages'
import type { Article, Page } from './records'

export type Shown = { type: string; body: string | Buffer }

/** What a browser gets under the environment's address. */
export function readPage(env: Environment, [kind = '', name = '', index = '']: string[]): Shown | undefined {
  switch (kind) {
    case 's':
      return html(showArticle(env, name))
    case 'draft':
      return html(showDraftArticle(env, name, Number(index)))
    case 'mmbiz':
      return showPicture(env, name)
    case 'messages':
      return html(showMessages(env))
    case '':
      return html(showReceived(env))
    default:
      return undefined
  }
}

/** The page behind an article's link, as a reader sees it; nothing while its send is not finished. */
function showArticle(env: Environment, pageId: string): string | undefined {
  const page = env.store.get('pages', pageId)
  if (page?.publishedAt === undefined) return undefined
  if (page.deleted) return document('已删除', '<p class="gone">该内容已被发布者删除</p>')
  return articlePage(env, page.appid, page.article, page.publishedAt)
}

/** What a tester sees of an article of a draft. */
function showDraftArticle(env: Environment, mediaId: string, index: number): string | undefined {
  const draft = env.store.get('drafts', mediaId)
  const article = draft?.articles[index]
  return draft && article && articlePage(env, draft.appid, article, draft.updatedAt)
}

/** What followers of this environment's accounts have received so far, newest first. */
function showReceived(env: Environment): string {
  const sent = env.store
    .all('sends')
    .map((send) => ({ at: send.acceptedAt, kind: '群发', state: send.status, job: send }))
  const published = env.store.all('publications').map((publication) => ({
    at: publication.acceptedAt,
    kind: '发布',
    state: publication.status === 0 ? 'PUBLISHED' : `publish_status ${publication.status}`,
    job: publication,
  }))
  const rows = [...sent, ...published]
    .sort((a, b) => b.at - a.at)
    .map(({ at, kind, state, job }) => {
      const links = pagesOf(env, job).map((page) => `<li>${linkTo(env, page)}</li>`)
      const heading = `${kind} · ${accountName(env, job.appid)} · ${beijingMinute(at)} · ${state}`
      return `<section><h2>${escape(heading)}</h2><ol>${links.join('')}</ol></section>`
    })
  const others = `<p><a href="${env.url('messages')}">收到的提醒</a></p>`
  return document('已发出的内容', `<h1>已发出的内容</h1>${others}${rows.join('') || '<p>还没有</p>'}`)
}

/** What people were sent beside it: subscription messages, and what came through WeCom; newest first. */
function showMessages(env: Environment): string {
  const messages = env.store
    .all('messages')
    .map(({ at, touser, data }) => ({ at, to: `微信 · ${touser}`, lines: Object.values(data) }))
  const app = env.store
    .all('corpMessages')
    .map(({ at, to, content }) => ({ at, to: `企业微信 · ${to}`, lines: content.split('\n') }))
  const robot = env.store
    .all('robotMessages')
    .map(({ at, content }) => ({ at, to: '企业微信群', lines: content.split('\n') }))
  const rows = [...messages, ...app, ...robot]
    .sort((a, b) => b.at - a.at)
    .map(({ at, to, lines }) => {
      const items = lines.map((line) => `<li>${escape(line)}</li>`)
      return `<section><h2>${escape(`${to} · ${beijingMinute(at)}`)}</h2><ul>${items.join('')}</ul></section>`
    })
  return document('收到的提醒', `<h1>收到的提醒</h1>${rows.join('') || '<p>还没有</p>'}`)
}

function showPicture(env: Environment, file: string): Shown | undefined {
  const media = env.store.get('media', file.replace(/\.\w+$/, ''))
  return media && { type: media.mime, body: readFileSync(join(env.mediaDir, media.file)) }
}

function html(page: string | undefined): Shown | undefined {
  return page === undefined ? undefined : { type: 'text/html; charset=utf-8', body: page }
}

function articlePage(env: Environment, appid: string, article: Article, at: number): string {
  const name = accountName(env, appid)
  const head = [article.author, name, beijingMinute(at)].filter(Boolean).map(escape).join(' · ')
  const pictures =
    article.image_info?.image_list.map((picture) => pictureOf(env, picture.image_media_id)) ?? []
  const body = article.article_type === 'newspic' ? `<p>${escape(article.content)}</p>` : article.content
  return document(
    article.title,
    `<h1 class="rich_media_title" id="activity-name">${escape(article.title)}</h1>` +
      `<p class="rich_media_meta">${head}</p>${pictures.join('')}` +
      `<div class="rich_media_content" id="js_content">${withPresentAddresses(env, body)}</div>`,
  )
}

function pictureOf(env: Environment, mediaId: string): string {
  const media = env.store.get('media', mediaId)
  return media ? `<img src="${env.url(`mmbiz/${media.file}`)}" alt="">` : ''
}

function linkTo(env: Environment, page: Page): string {
  return `<a href="${pageUrl(env, page)}">${escape(page.article.title)}</a>${page.deleted ? ' (已删除)' : ''}`
}

function accountName(env: Environment, appid: string): string {
  return env.store.get('accounts', appid)?.name ?? appid
}

function document(title: string, body: string): string {
  return (
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escape(title)}</title>` +
    `<meta property="og:title" content="${escape(title)}">` +
    '<meta name="viewport" content="width=device-width,initial-scale=1"><style>' +
    'body{max-width:677px;margin:0 auto;padding:20px 16px;font:17px/1.6 -apple-system,"PingFang SC",sans-serif;color:#222}' +
    'h1{font-size:22px;line-height:1.4;margin:0 0 14px}h2{font-size:15px}.rich_media_meta{color:#888;font-size:15px}' +
    'img,video{max-width:100%;height:auto}.gone{color:#888;text-align:center;padding-top:30vh}' +
    `</style></head><body>${body}</body></html>`
  )
}

function escape(written: string): string {
  return written.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
