import { type Activity, watchActivity } from './activity'
import { readBuild, type Theme, type WeappBuild } from './build'
import { addGlobals } from './logic/globals'
import { createModuleLoader, type RequireFile } from './logic/modules'
import { createRealm, type DynamicCode, type Realm, shiftDate } from './logic/realm'
import { addRegistration } from './logic/registration'
import { createNavigation, type Navigation } from './pages/navigation'
import { parsePageUrl } from './pages/url'
import { collectProblems, type Problems } from './problems'
import { countTraffic, type Traffic } from './traffic'
import { createView, type Screen } from './view/view'
import { createWx, type LaunchOptions } from './wx'
import type { Subscriptions } from './wx/account'
import type { WxMembers } from './wx/async-api'
import type { Cloud } from './wx/cloud'
import { createLocalFiles, type LocalFiles } from './wx/local-files'
import type { Storage } from './wx/storage'
import type { Device } from './wx/system'
import { createTabBarState, type TabBarState } from './wx/tab-bar'
import { createUiState, type UiState } from './wx/ui'

export type WeappOptions = {
  /** The folder of the build, such as dist/weapp. */
  root: string
  cloud?: Cloud
  /** The page to open first, such as `/posts/detail/index?id=1`; the first page of app.json if absent. */
  page?: string
  /** 1001 is the list of Mini Programs, 1014 a subscription message. */
  scene?: number
  theme?: Theme
  screen?: Screen
  /** WeChat's 字体大小 in px, 16 is normal. */
  fontSize?: number
  /** The time that the app reads from Date, in ms. Timers stay on real time. */
  now?: () => number
  /** What the phone has kept from an earlier launch. */
  storage?: Storage
  /** What a refused eval or new Function does. */
  dynamicCode?: DynamicCode
}

/** A weapp build running in this process, and all that a test may look at or set on it. */
export type WeappHost = {
  build: WeappBuild
  realm: Realm
  wx: WxMembers
  pages: Navigation
  problems: Problems
  traffic: Traffic
  device: Device
  files: LocalFiles
  storage: Storage
  subscriptions: Subscriptions
  tabBar: TabBarState
  ui: UiState
  setTheme(theme: Theme): void
  setNetwork(network: Device['network']): void
  settle: Activity['settle']
  close(): void
}

type App = Record<string, unknown>

const noCloud: Cloud = {
  callFunction: (name) => Promise.reject(new Error(`no cloud was given to answer ${name}`)),
  uploadFile: (cloudPath) => Promise.reject(new Error(`no cloud was given to store ${cloudPath}`)),
}

/** Starts the app as a phone would: app.js, onLaunch, onShow, then the first page. */
export function launchHost(options: WeappOptions): WeappHost {
  const build = readBuild(options.root)
  const url = options.page ?? `/${build.app.pages[0]}`
  const launchOptions = toLaunchOptions(url, options.scene ?? 1001)
  const host = assemble(build, options, launchOptions)

  host.requireFile('app.js')
  if (!build.app.lazyCodeLoading) for (const page of build.app.pages) host.loadPage(page)
  host.callApp('onLaunch', launchOptions)
  host.callApp('onShow', launchOptions)
  host.pages.open(url)
  return host
}

type Internals = {
  requireFile: RequireFile
  loadPage(route: string): void
  callApp(method: string, argument: unknown): void
}

function assemble(
  build: WeappBuild,
  options: WeappOptions,
  launchOptions: LaunchOptions,
): WeappHost & Internals {
  const problems = collectProblems()
  const activity = watchActivity()
  const traffic = countTraffic()
  const realm = createRealm(options.dynamicCode ?? 'throw')
  const device: Device = {
    screen: options.screen ?? { width: 390, height: 844 },
    theme: options.theme ?? 'light',
    fontSize: options.fontSize ?? 16,
    network: 'wifi',
    clipboard: '',
    vibrations: 0,
  }
  if (options.now) shiftDate(realm, options.now)
  addGlobals(realm, activity, problems)
  const requireFile = createModuleLoader(build, realm)
  const view = createView(build, device.screen, problems)
  const loadPage = addRegistration(realm, view, build, requireFile, (component) => traffic.watch(component))
  const pages = createNavigation({ build, view, problems, traffic, loadPage })
  const callApp = addApp(realm, pages, problems)

  const state = {
    files: createLocalFiles(build),
    storage: options.storage ?? new Map(),
    subscriptions: { answers: new Map(), requests: [] },
    tabBar: createTabBarState(),
    ui: createUiState(),
  }
  const cloud = options.cloud ?? noCloud
  const { wx, events } = createWx({
    ...{ realm, activity, problems, traffic, pages, cloud, device, launchOptions },
    ...state,
  })
  realm.global['wx'] = wx

  return {
    ...{ build, realm, wx, pages, problems, traffic, device, requireFile, loadPage, callApp },
    ...state,
    setTheme(theme) {
      device.theme = theme
      events.emit('ThemeChange', realm.plain({ theme }))
    },
    setNetwork(network) {
      device.network = network
      const change = { networkType: network, isConnected: network !== 'none' }
      events.emit('NetworkStatusChange', realm.plain(change))
    },
    settle: (settleOptions) => activity.settle(settleOptions),
    close() {
      activity.stop()
      view.close()
    },
  }
}

function addApp(realm: Realm, pages: Navigation, problems: Problems): Internals['callApp'] {
  let app: App = {}
  const call = (method: string, argument: unknown) => {
    const handler = app[method]
    if (typeof handler === 'function') handler.call(app, realm.plain(argument))
  }
  Object.assign(realm.global, {
    App: (definition: App) => void (app = Object.assign(realm.plain({}), definition)),
    getApp: () => app,
    getCurrentPages: () => pages.stack.map((page) => page.caller),
  })
  problems.onFail((error) => call('onError', String((error as { stack?: unknown } | null)?.stack ?? error)))
  return call
}

function toLaunchOptions(url: string, scene: number): LaunchOptions {
  const { route, query } = parsePageUrl(url)
  return { path: route, query, scene, referrerInfo: {} }
}
