import type { Environment } from './environment'
import { pagesOf, pageUrl } from './pages'
import type { Account, Preview, Publication, Send } from './records'

/** A send as the control API tells it: what was accepted, how far it is, and where its articles are. */
export function shownSend(env: Environment, { pageIds, acceptedAt, ...send }: Send) {
  return { ...send, acceptedAt: iso(acceptedAt), articles: shownArticles(env, pageIds) }
}

export function shownPublication(env: Environment, { pageIds, acceptedAt, ...publication }: Publication) {
  return { ...publication, acceptedAt: iso(acceptedAt), articles: shownArticles(env, pageIds) }
}

export function shownPreview(env: Environment, { titles, at, ...preview }: Preview) {
  const articles = titles.map((title, index) => ({
    title,
    url: env.url(`draft/${preview.mediaId}/${index}`),
  }))
  return { ...preview, at: iso(at), articles }
}

export function shownAccount({ secret: _secret, ...account }: Account) {
  return account
}

/** Calls per endpoint over all accounts, refused and faulted ones included. */
export function callCounts(env: Environment): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { endpoint, total } of env.store.all('calls')) counts[endpoint] = (counts[endpoint] ?? 0) + total
  return counts
}

function shownArticles(env: Environment, pageIds: string[]) {
  return pagesOf(env, { pageIds }).map((page) => ({ title: page.article.title, url: pageUrl(env, page) }))
}

function iso(instant: number): string {
  return new Date(instant).toISOString()
}
