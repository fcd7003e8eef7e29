import type { Environment } from './environment'
import type { Article, Page } from './records'
import { put } from './store'

/** The pages that the articles of a draft will have; readers see them when the job has finished. */
export function newPages(env: Environment, appid: string, articles: Article[]): Page[] {
  return articles.map((article) => ({ id: env.issueId('page', 22), appid, article, deleted: false }))
}

export function putPages(pages: Page[]) {
  return pages.map((page) => put('pages', page.id, page))
}

export function pagesOf(env: Environment, job: { pageIds: string[] }): Page[] {
  return job.pageIds.flatMap((id) => env.store.get('pages', id) ?? [])
}

export function showPages(env: Environment, job: { pageIds: string[] }) {
  return putPages(pagesOf(env, job).map((page) => ({ ...page, publishedAt: env.now() })))
}

/** `number` counts from 1; 0 means all (wechat-facts 1.7). */
export function deletePages(env: Environment, job: { pageIds: string[] }, number: number) {
  const chosen = pagesOf(env, job).filter((_, index) => number === 0 || index === number - 1)
  return putPages(chosen.map((page) => ({ ...page, deleted: true })))
}

export function pageUrl(env: Environment, page: Page): string {
  return env.url(`s/${page.id}`)
}
