import type { Browser, Page } from 'playwright-core'
import { gatewayCloud, toDocument, type Cloud } from '../../local/weapp'
import { openIdOf } from '../../local/demo/identities'
import { openPhone } from '../_support/browser'
import { launchWeapp, type LaunchedWeapp } from '../_support/weapp'
import { browserHand } from './browser-hand'
import { fontSizes, phoneHeight, unroll, type Build, type Look } from './look'
import type { Situation } from './situations'
import { weappHand } from './weapp-hand'
import type { World } from './world'

/** A situation that somebody came to. */
export type Stage = {
  /** Draws it in this look, at its whole length. */
  draw(look: Look): Promise<Page>
  close(): Promise<void>
}

/** What is known of a screen that is not the one looked for. */
type Lost = { close(): Promise<void>; seen(): Promise<string> }

export function reach(build: Build, browser: Browser, world: World, situation: Situation): Promise<Stage> {
  return build === 'h5' ? reachInBrowser(browser, world, situation) : reachInWeapp(browser, world, situation)
}

/** The host of the weapp build waits for every call: for one that is never answered it would wait for ever. */
export function canBeReached(build: Build, { connection }: Situation): boolean {
  return build === 'h5' || connection !== 'silent'
}

/** A screen that is not reached is left: what stays open keeps the process from ending. */
async function closingWhenLost({ close, seen }: Lost, way: () => Promise<void>): Promise<void> {
  try {
    await way()
  } catch (fault) {
    const instead = await seen().catch(() => 'nothing that can be read')
    // A phone that is closed tells what went wrong on it: this was first.
    await close().catch(() => undefined)
    throw new Error(`in its place: ${instead.replace(/\s+/g, ' ').trim()}`, { cause: fault })
  }
}

function addressOf({ screen, query }: Situation, world: World): string {
  return `/${screen}${query ? `?${query(world)}` : ''}`
}

const door = '**/v1/functions/api**'

async function reachInBrowser(browser: Browser, world: World, situation: Situation): Promise<Stage> {
  const { by, connection, then, shown } = situation
  const expected = connection === 'gone' ? { expected: /net::ERR_/ } : {}
  const phone = await openPhone(browser, world.local, by, expected)
  const { page } = phone
  const hand = browserHand(phone)
  await closingWhenLost({ close: phone.close, seen: () => page.innerText('body') }, async () => {
    await phone.open(addressOf(situation, world))
    if (connection) {
      await page.route(door, (route) =>
        connection === 'gone' ? route.abort('internetdisconnected') : undefined,
      )
      await page.reload()
    }
    if (then) await then(hand)
    await hand.see(shown)
    // What is said in passing lies over what is to be looked at.
    await page.locator('.taro__toast').waitFor({ state: 'hidden' })
  })
  const session = await page.context().newCDPSession(page)
  return {
    async draw({ theme, text, width }) {
      await page.emulateMedia({ colorScheme: theme })
      await session.send('Page.setFontSizes', { fontSizes: { standard: fontSizes[text] } })
      await unroll(page, width)
      return page
    },
    close: phone.close,
  }
}

async function reachInWeapp(browser: Browser, world: World, situation: Situation): Promise<Stage> {
  const context = await browser.newContext()
  const page = await context.newPage()
  // The app asks for the size of text when a screen is opened: for each size it is opened anew.
  const apps = new Map<Look['text'], LaunchedWeapp>()

  async function appFor(text: Look['text']): Promise<LaunchedWeapp> {
    const there = apps.get(text)
    if (there) return there
    const { by, then, shown } = situation
    const app = await launchWeapp({
      page: addressOf(situation, world),
      fontSize: fontSizes[text],
      cloud: cloudOf(world, situation, by),
    })
    apps.set(text, app)
    const hand = weappHand(app)
    await closingWhenLost({ close, seen: () => drawnText(app, page) }, async () => {
      if (then) await then(hand)
      await hand.see(shown)
    })
    return app
  }

  async function close() {
    await context.close()
    for (const app of apps.values()) await app.close()
  }

  return {
    async draw({ theme, text, width }) {
      const { host } = await appFor(text)
      await page.emulateMedia({ colorScheme: theme })
      await page.setViewportSize({ width, height: phoneHeight })
      await page.setContent(toDocument(host, { theme, wholePage: false }))
      await unroll(page, width)
      return page
    },
    close,
  }
}

async function drawnText({ host }: LaunchedWeapp, page: Page): Promise<string> {
  await page.setContent(toDocument(host, { theme: 'light', wholePage: true }))
  return page.innerText('body')
}

function cloudOf({ local }: World, { connection }: Situation, by: string): Cloud {
  if (connection) {
    const unreachable = () => Promise.reject(new Error('the cloud cannot be reached'))
    return { callFunction: unreachable, uploadFile: unreachable }
  }
  return gatewayCloud({ url: local.url, envId: local.envId, openId: openIdOf(by) })
}
