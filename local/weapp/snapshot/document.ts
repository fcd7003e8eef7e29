import type { Theme } from '../build'
import type { WeappHost } from '../host'
import { queryAll } from '../view/selector'
import { attributeOf } from '../view/tree'
import { BASE_STYLES } from './base-styles'
import { drawFrame } from './frame'
import { pageToHtml } from './page-html'
import { wxssToCss } from './wxss'

export type DocumentOptions = {
  theme: Theme
  /** px; what 1rem measures. */
  rootFontSize?: number | undefined
  /** The page at its full length instead of one screen with scrolling. */
  wholePage: boolean
}

/** The page shown, as one HTML document with the build's own styles. */
export function toDocument(host: WeappHost, { theme, rootFontSize, wholePage }: DocumentOptions): string {
  const page = host.pages.current()
  const frame = drawFrame(host, page, theme)
  const styles = ['app.wxss', `${page.route}.wxss`].map((file) => wxssToCss(host.build.files, file))
  const fontSize = rootFontSize ?? pageMetaFontSize(host)
  return `<!doctype html><html${fontSize ? ` style="font-size:${fontSize}px"` : ''}>
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<style>${BASE_STYLES}${frame.css}${contentStyles(frame.top, frame.bottom, wholePage)}${styles.join('\n')}</style>
<div id="content"><wx-page>${pageToHtml(host, page)}</wx-page></div>
${frame.html}</html>`
}

/** The transform makes the page's own `position: fixed` relative to its area, as in WeChat's web view. */
function contentStyles(top: number, bottom: number, wholePage: boolean): string {
  const height = `:root { --window-height: ${wholePage ? '100vh' : `calc(100vh - ${top + bottom}px)`} }`
  if (wholePage) {
    return `${height}
  #content { padding: ${top}px 0 ${bottom}px; min-height: 100vh; box-sizing: border-box; display: flex }
  wx-page { flex: 1; min-width: 0 }`
  }
  return `${height}
  #content { position: fixed; top: ${top}px; bottom: ${bottom}px; left: 0; right: 0; overflow: auto;
  transform: translateZ(0) }`
}

/** `<page-meta root-font-size="system">` follows WeChat's own font size setting. */
function pageMetaFontSize(host: WeappHost): number | undefined {
  const [meta] = queryAll(host.pages.current().content, 'page-meta')
  const wanted = meta && attributeOf(meta, 'root-font-size')
  if (wanted === 'system') return host.device.fontSize
  return typeof wanted === 'string' ? Number.parseFloat(wanted) || undefined : undefined
}
