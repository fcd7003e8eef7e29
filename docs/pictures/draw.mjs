import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { ensureChromium } from '../../tests/_support/chromium.mjs'

// Draws app.png from the demo that runs: `npm start -- --fresh`, and beside it `node docs/pictures/draw.mjs`.

const at = (place) => fileURLToPath(new URL(place, import.meta.url))
const { url } = JSON.parse(readFileSync(at('../../.local/running.json'), 'utf8'))
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
})
const phone = { width: 390, height: 844 }

const shots = [
  await lookAs('zhou-ning', 'light', '/home/today/index', '.row-waiting'),
  await lookAs('lin-xiaoyu', 'light', '/posts/drafts/index', '#compose #title', (page) =>
    page.locator('.row-draft .draft-text').first().tap(),
  ),
  await lookAs('wu-fan', 'light', '/approvals/inbox/index', '#approve', (page) =>
    page.locator('#approvals .row-waiting').first().tap(),
  ),
  await lookAs('zhou-ning', 'dark', '/desk/edition/index?id=group-media_2026-06-16_1', '.card'),
]
await sideBySide(shots)
await browser.close()

/** What this person's phone shows once `seen` is on the screen. */
async function lookAs(person, colorScheme, screen, seen, act = async () => {}) {
  const context = await browser.newContext({
    ...{ viewport: phone, hasTouch: true, isMobile: true, locale: 'zh-CN', colorScheme },
  })
  await context.addCookies([
    { name: 'weigui_env', value: 'weigui', url },
    { name: 'weigui_openid', value: `o-${person}`, url },
  ])
  const page = await context.newPage()
  await page.goto(`${url}/app/#${screen}`)
  await act(page)
  await page.locator(seen).filter({ visible: true }).first().waitFor()
  await page.waitForLoadState('networkidle')
  const shot = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  await context.close()
  return shot
}

async function sideBySide(shots) {
  const page = await browser.newPage()
  const images = shots.map((shot) => `<img src="data:image/png;base64,${shot.toString('base64')}">`)
  await page.setContent(`<style>
    body { margin: 0 }
    main { display: inline-flex; gap: 28px; padding: 28px; background: #e4e8e5 }
    img { width: ${phone.width}px; border-radius: 26px; box-shadow: 0 6px 24px #0003 }
  </style><main>${images.join('')}</main>`)
  await page.locator('main').screenshot({ path: at('app.png') })
}
