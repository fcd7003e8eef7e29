import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync']
const NO_UPDATES = ['--disable-background-networking', '--disable-component-update']

/** The one that never has a window takes half of the other's processor time. */
const DEBIANS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']

/** The Chromium that `CHROMIUM` names, or Debian's, or the one that Playwright knows. */
export function openChromium(): Promise<Browser> {
  const given = process.env['CHROMIUM'] ?? DEBIANS.find((place) => existsSync(place))
  return chromium.launch({ ...(given && { executablePath: given }), args: [...QUIET, ...NO_UPDATES] })
}
