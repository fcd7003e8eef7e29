import type { Attached } from '../../_platform'

/** A photo or scan that the server has looked at; `url` shows the photo, and is missing until it is asked for again. */
export type PageFile = Omit<Attached, 'url'> & { readonly url?: string | null }

/** Addresses on a phone go out of date with the app: what was kept is known by its name. */
export function keptPages(pages: readonly PageFile[]): PageFile[] {
  return pages.map(({ url: _, ...page }) => page)
}
