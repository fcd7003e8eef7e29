import { existsSync } from 'node:fs'
import path from 'node:path'
import automator from 'miniprogram-automator'
import type MiniProgram from 'miniprogram-automator/out/MiniProgram'
import {
  type Cloud,
  createCamera,
  gatewayCloud,
  launchHost,
  type PictureOptions,
  serveAutomator,
  type WeappHost,
  type WeappOptions,
} from '../../local/weapp'

/** The build under test; WEAPP_BUILD names another one. */
const WEAPP_BUILD = path.resolve(process.env['WEAPP_BUILD'] ?? 'dist/weapp')

export type LaunchOptions = Omit<WeappOptions, 'root' | 'cloud'> & {
  /** Who is signed in on this phone. */
  openId?: string
  /** The local CloudBase: what `useLocal()` returns. */
  gateway?: { url: string; envId: string }
  /** In place of the gateway. */
  cloud?: Cloud
  /** In place of dist/weapp. */
  root?: string
}

export type LaunchedWeapp = {
  /** The client of WeChat's own automation: the same script runs on DevTools with WEAPP_WS=ws://127.0.0.1:9420. */
  miniProgram: MiniProgram
  /** Not to be had on DevTools. */
  readonly host: WeappHost
  screenshot(file: string, options?: Omit<PictureOptions, 'path'>): Promise<void>
  /** Throws if the app failed, warned or wrote to console.error since its launch. */
  close(): Promise<void>
}

/** Launches the weapp build and connects to it. Call `close()` at the end of the test. */
export async function launchWeapp(options: LaunchOptions): Promise<LaunchedWeapp> {
  const devTools = process.env['WEAPP_WS']
  return devTools ? connectDevTools(devTools) : launchOnHost(options)
}

/** Fails with a sentence where the build that a test reads has not been made. */
export function requireWeappBuild(): string {
  if (!existsSync(path.join(WEAPP_BUILD, 'app.json'))) {
    throw new Error('there is no weapp build to test: run `npm run build:weapp` first')
  }
  return WEAPP_BUILD
}

async function launchOnHost({
  openId,
  gateway,
  cloud,
  root,
  ...options
}: LaunchOptions): Promise<LaunchedWeapp> {
  const reached = cloud ?? (gateway && gatewayCloud({ ...gateway, openId: openId ?? '' }))
  const host = launchHost({
    ...options,
    root: root ?? requireWeappBuild(),
    ...(reached && { cloud: reached }),
  })
  await host.settle()
  const camera = createCamera()
  const server = await serveAutomator(host, { screenshot: () => camera.take(host) })
  const miniProgram = await automator.connect({ wsEndpoint: server.wsEndpoint })
  skipRouteSleep(miniProgram)
  return {
    miniProgram,
    host,
    async screenshot(file, picture) {
      await host.settle()
      await camera.take(host, { ...picture, path: file })
    },
    async close() {
      miniProgram.disconnect()
      host.close()
      await Promise.all([server.close(), camera.close()])
      const problems = host.problems.take()
      if (problems.length > 0) throw new Error(`the app had problems:\n${problems.join('\n')}`)
    },
  }
}

async function connectDevTools(wsEndpoint: string): Promise<LaunchedWeapp> {
  const miniProgram = await automator.connect({ wsEndpoint })
  return {
    miniProgram,
    get host(): WeappHost {
      throw new Error('this test looks into the host: run it without WEAPP_WS')
    },
    screenshot: async (file) => {
      await miniProgram.screenshot({ path: file })
    },
    close: async () => miniProgram.disconnect(),
  }
}

type Routing = { changeRoute(method: string, url?: string): Promise<unknown> }

/** The client sleeps 3 s after each change of page; the host answers when the new page has settled. */
function skipRouteSleep(miniProgram: MiniProgram): void {
  const routing = miniProgram as unknown as Routing
  routing.changeRoute = async (method, url) => {
    await miniProgram.callWxMethod(method, { url })
    return miniProgram.currentPage()
  }
}
