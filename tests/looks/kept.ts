import type { Browser } from 'playwright-core'
import { openBrowser } from '../_support/browser'
import { keptLooks, type Build } from './look'
import { measure } from './measure'
import { say } from './report'
import { situations } from './situations'
import { canBeReached, reach } from './stage'
import { openBriefWorld, type World } from './world'

/** Measures what is kept of a build's situations and looks; `npm run pictures` measures all of them. */
export function measureKept(build: Build): void {
  let world: World
  let browser: Browser

  beforeAll(async () => {
    world = await openBriefWorld()
    browser = await openBrowser()
  })

  afterAll(async () => {
    await browser.close()
    await world.local.remove()
  })

  const kept = situations
    .filter((each) => each.kept && canBeReached(build, each))
    .map((each) => [each.screen, each.state, each] as const)

  test.each(kept)('%s, %s: nothing cut off, all legible, all within reach', async (...[, , situation]) => {
    const stage = await reach(build, browser, world, situation)
    const findings: string[] = []
    for (const look of keptLooks[build]) {
      const found = await measure(await stage.draw(look))
      findings.push(...found.map((finding) => say(build, situation, look, finding)))
    }
    await stage.close()
    expect(findings).toEqual([])
  })
}
