import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../_support/browser'
import { album, type Taken } from './album'
import { readChoice, type Choice } from './choice'
import { nameOf, type Build, type Look } from './look'
import { measure } from './measure'
import { moments } from './moment'
import { say } from './report'
import type { Situation } from './situations'
import { canBeReached, reach } from './stage'
import { openWorld, type World } from './world'

// `npm run pictures`: every screen in every state and look, photographed and measured.

const folder = path.resolve('dist/pictures')

type Lost = { readonly lost: string }

async function takeAll(choice: Choice): Promise<(Taken | Lost)[]> {
  const browser = await openBrowser()
  try {
    const world = await openWorld()
    const taken: (Taken | Lost)[] = []
    for (const moment of moments) {
      const now = choice.situations.filter((each) => (each.moment ?? moments[0]) === moment)
      await world.goTo(moment)
      for (const build of choice.builds)
        for (const situation of now.filter((each) => canBeReached(build, each)))
          taken.push(...(await takeLooks(build, browser, world, situation, choice.looksOf(build))))
    }
    await world.local.remove()
    return taken
  } finally {
    await browser.close()
  }
}

/** One situation in each look. That it cannot be reached does not keep others from being taken. */
async function takeLooks(
  build: Build,
  browser: Browser,
  world: World,
  situation: Situation,
  looks: readonly Look[],
): Promise<(Taken | Lost)[]> {
  const { screen, state } = situation
  console.log(`${build} ${screen} “${state}”`)
  try {
    const stage = await reach(build, browser, world, situation)
    const taken: Taken[] = []
    for (const look of looks) {
      const page = await stage.draw(look)
      const file = path.join(build, path.dirname(screen), `${state} ${nameOf(look)}.png`.replaceAll(' ', '-'))
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
      await page.screenshot({
        ...{ path: path.join(folder, file), type: 'png' },
        animations: 'disabled',
      })
      const findings = (await measure(page)).map((finding) => say(build, situation, look, finding))
      taken.push({ build, screen, state, look, file, findings })
    }
    await stage.close()
    return taken
  } catch (fault) {
    return [{ lost: `${build} ${screen} “${state}” was not reached: ${String(fault)}` }]
  }
}

async function take(): Promise<void> {
  const choice = readChoice()
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const all = await takeAll(choice)
  const pictures = all.filter((each) => 'file' in each)
  writeFileSync(path.join(folder, 'index.html'), album(pictures))
  const findings = all.flatMap((each) => ('lost' in each ? [each.lost] : each.findings))
  for (const finding of findings) console.log(finding)
  console.log(`${pictures.length} pictures in dist/pictures/index.html, ${findings.length} findings`)
  process.exitCode = findings.length === 0 ? 0 : 1
}

take().catch((fault: unknown) => {
  console.error(fault)
  process.exitCode = 1
})
