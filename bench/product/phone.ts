import { setTimeout as pause } from 'node:timers/promises'
import { launchHost } from '../../local/weapp'
import { readBuild } from '../../local/weapp/build'
import { packageSizes } from '../../tests/gates/build-files'
import { textOf } from '../../tests/_support/builders'
import { openDemoCompany } from '../../tests/_support/demo-company'
import { phoneOf, write } from '../../tests/weapp/steps'
import { atMost, exactly, type Part } from '../_measure/goals'

const build = 'dist/weapp'
const kilobyte = 1024
const keystrokes = 20
/** Nothing is drawn while typing goes on: each keystroke here is followed by a pause, after which it is. */
const longerThanAPauseMs = 500

/** What the app weighs, what opening a page asks for, and what a keystroke in a long text sends to the view. */
export async function phone(): Promise<Part> {
  const { main = NaN, ...others } = packageSizes(build)
  const largest = Math.max(...Object.values(others), 0)
  const pages = await callsOfPages()
  const typed = await typing()
  return {
    goals: {
      'main package, KB': atMost(main / kilobyte, 900),
      'largest other package, KB': atMost(largest / kilobyte, 2048),
      'calls to open a page, at most': exactly(Math.max(...Object.values(pages)), 1),
      'setData calls a keystroke': atMost(typed.calls / keystrokes, 1),
      'KB a keystroke': atMost(typed.bytes / keystrokes / kilobyte, 4),
    },
    details: { packages: { main, ...others }, pages, keystrokes, typed },
  }
}

async function callsOfPages(): Promise<Record<string, number>> {
  const unreachable = () => Promise.reject(new Error('the cloud cannot be reached'))
  const calls: Record<string, number> = {}
  for (const page of readBuild(build).pages) {
    const host = launchHost({
      root: build,
      page: `/${page}`,
      theme: 'light',
      cloud: { callFunction: unreachable, uploadFile: unreachable },
    })
    await host.settle()
    calls[page] = host.traffic.pages[0]?.cloudCalls ?? NaN
    host.close()
  }
  return calls
}

async function typing(): Promise<{ calls: number; bytes: number }> {
  const local = await openDemoCompany()
  const app = await phoneOf('chen-mo', local)
  try {
    await app.miniProgram.switchTab('/posts/compose/index')
    await write(app, '#body', textOf(20_000))
    const page = app.host.traffic.pages.at(-1)
    if (!page) throw new Error('no page is open')
    const before = { ...page }
    for (let n = 1; n <= keystrokes; n += 1) {
      await write(app, '#body', textOf(20_000 + n))
      await pause(longerThanAPauseMs)
    }
    return { calls: page.setDataCalls - before.setDataCalls, bytes: page.setDataBytes - before.setDataBytes }
  } finally {
    await app.close()
    await local.remove()
  }
}
