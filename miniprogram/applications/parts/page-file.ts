import type { Attached } from '../../_platform'

/** A photo or scan that the server has looked at; `url` shows it as long as this phone has it. */
export type PageFile = Attached & { readonly url: string | null }

/** Addresses on a phone go out of date with the app: what was kept is known by its name. */
export function keptPages(pages: readonly PageFile[]): PageFile[] {
  return pages.map((page) => ({ ...page, url: null }))
}
