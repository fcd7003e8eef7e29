import type { Browser, Locator, Page } from 'playwright-core'
import { openIdOf } from '../../local/demo/identities'
import type { TestEnvironment } from './local'

export { openChromium as openBrowser } from '../../local/weapp/snapshot/chromium'

export type BrowserPhone = {
  readonly page: Page
  /** On the screen shown: those below it stay in the document. */
  on(selector: string, hasText?: string): Locator
  /** Waits until it is on the screen. */
  see(selector: string, hasText?: string): Promise<void>
  /** What is written there, once it is on the screen. */
  read(selector: string): Promise<string>
  tap(selector: string, hasText?: string): Promise<void>
  /** Opens a screen as a link does. */
  open(screen: string): Promise<void>
  tab(title: string): Locator
  /** Throws if the app failed or wrote an error to the console. */
  close(): Promise<void>
}

export type PhoneOptions = {
  readonly theme?: 'light' | 'dark'
  /** In place of the person's own. */
  readonly openId?: string
  /** Where the phone believes to be; as the machine itself when it is not given. */
  readonly timeZone?: string
  /** Whether screens slide, as they do for most people: without a graphics card each slide is drawn by the processor. */
  readonly isMoving?: boolean
  /** A console error that the test provokes. */
  readonly expected?: RegExp
}

/** The H5 build on this person's phone, at the first screen. */
export async function openPhone(
  browser: Browser,
  { url, envId }: TestEnvironment,
  personId: string,
  { theme = 'light', openId = openIdOf(personId), timeZone, isMoving = false, expected }: PhoneOptions = {},
): Promise<BrowserPhone> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    colorScheme: theme,
    reducedMotion: isMoving ? 'no-preference' : 'reduce',
    locale: 'zh-CN',
    ...(timeZone && { timezoneId: timeZone }),
  })
  // What is missing after this long will not come; less than a test may take, so that the failure says what it was.
  context.setDefaultTimeout(45_000)
  await context.addCookies([
    { name: 'weigui_env', value: envId, url },
    { name: 'weigui_openid', value: openId, url },
  ])
  await context.addInitScript(tellRejections)
  const page = await context.newPage()
  const problems = watchProblems(page)
  const on = (selector: string, hasText?: string) =>
    page.locator(selector).filter({ visible: true, ...(hasText !== undefined && { hasText }) })
  // A greyed button takes no tap, and tells the browser nothing of it: a person waits.
  const live = page.locator(':not(.nut-button-disabled)')
  const phone: BrowserPhone = {
    page,
    on,
    see: (selector, hasText) => on(selector, hasText).first().waitFor(),
    read: async (selector) => (await on(selector).innerText()).trim(),
    tap: (selector, hasText) => on(selector, hasText).and(live).first().tap(),
    open: async (screen) => {
      await page.goto(`${url}/app/#${screen}`)
    },
    tab: (title) => on('.weui-tabbar__item', title),
    close: async () => {
      await context.close()
      const unexpected = problems.filter((problem) => !expected?.test(problem))
      if (unexpected.length > 0)
        throw new Error(`${personId}'s phone had problems:\n${unexpected.join('\n')}`)
    },
  }
  await phone.open('/home/today/index')
  return phone
}

/** Runs on the phone: of what is no error, but was rejected all the same, a page error says nothing. */
function tellRejections(): void {
  addEventListener('unhandledrejection', ({ reason }: PromiseRejectionEvent) => {
    if (!(reason instanceof Error)) console.error('rejected and not caught:', JSON.stringify(reason))
  })
}

function watchProblems(page: Page): string[] {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.stack ?? error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`${message.text()} (${message.location().url})`)
  })
  return problems
}
