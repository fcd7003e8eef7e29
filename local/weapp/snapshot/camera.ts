import type { Browser } from 'playwright-core'
import type { Theme } from '../build'
import type { WeappHost } from '../host'
import { openChromium } from './chromium'
import { toDocument } from './document'

export type PictureOptions = {
  /** The file to write, png. */
  path?: string
  width?: number
  height?: number
  theme?: Theme
  rootFontSize?: number
  wholePage?: boolean
}

/** Draws pages of a host in Chromium, which is started at the first picture. */
export type Camera = {
  take(host: WeappHost, options?: PictureOptions): Promise<Buffer>
  close(): Promise<void>
}

export function createCamera(): Camera {
  let browser: Promise<Browser> | undefined
  return {
    async take(host, { path, wholePage = false, rootFontSize, ...options } = {}) {
      browser ??= openChromium()
      const { width = host.device.screen.width, height = host.device.screen.height } = options
      const theme = options.theme ?? host.device.theme
      const page = await (
        await browser
      ).newPage({ viewport: { width, height }, deviceScaleFactor: 2, colorScheme: theme })
      try {
        await page.setContent(toDocument(host, { theme, rootFontSize, wholePage }))
        await page.evaluate(() => document.fonts.ready.then(() => undefined))
        return await page.screenshot({ ...(path && { path }), fullPage: wholePage })
      } finally {
        await page.close()
      }
    },
    async close() {
      await (await browser)?.close()
    },
  }
}
