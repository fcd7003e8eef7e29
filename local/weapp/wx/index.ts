import type { Activity } from '../activity'
import type { Realm } from '../logic/realm'
import type { Navigation } from '../pages/navigation'
import type { Problems } from '../problems'
import type { Traffic } from '../traffic'
import { accountMembers, type Subscriptions } from './account'
import { apiFactory, type WxMembers } from './async-api'
import { canvasMembers } from './canvas'
import { type Cloud, cloudMembers } from './cloud'
import { createEvents, type WxEvents } from './events'
import { fileSystemMembers } from './file-system'
import { layoutQueryMembers } from './layout-queries'
import type { LocalFiles } from './local-files'
import { mediaMembers } from './media'
import { withMissingMembers } from './missing-members'
import { navigationMembers } from './navigation'
import { type Storage, storageMembers } from './storage'
import { type Device, systemMembers } from './system'
import { type TabBarState, tabBarMembers } from './tab-bar'
import { type UiState, uiMembers } from './ui'

export type LaunchOptions = {
  path: string
  query: Record<string, string>
  scene: number
  referrerInfo: object
}

type Parts = {
  realm: Realm
  activity: Activity
  problems: Problems
  traffic: Traffic
  pages: Navigation
  cloud: Cloud
  device: Device
  files: LocalFiles
  storage: Storage
  subscriptions: Subscriptions
  tabBar: TabBarState
  ui: UiState
  launchOptions: LaunchOptions
}

/** The `wx` object of the app. */
export function createWx(parts: Parts): { wx: WxMembers; events: WxEvents } {
  const { realm, activity, problems, pages, files, launchOptions } = parts
  const api = apiFactory(realm, activity, problems)
  const events = createEvents()
  const members: WxMembers = {
    ...storageMembers(parts.storage, realm, api),
    ...navigationMembers(pages, api),
    ...uiMembers(parts.ui, pages, activity, api),
    ...tabBarMembers(parts.tabBar, pages, api),
    ...systemMembers(parts.device, realm, api),
    ...accountMembers(parts.subscriptions, problems, api),
    ...cloudMembers({ ...parts, api }),
    ...mediaMembers(files, api),
    ...canvasMembers(files, api),
    ...fileSystemMembers(files, realm, problems, api),
    ...layoutQueryMembers(realm),
    ...events.members,
    env: realm.plain({ USER_DATA_PATH: 'wxfile://usr' }),
    nextTick: (callback: () => void) => queueMicrotask(callback),
    getLaunchOptionsSync: () => realm.plain(launchOptions),
    getEnterOptionsSync: () => realm.plain(launchOptions),
    getAccountInfoSync: () =>
      realm.plain({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
    getPerformance: () => ({ now: () => performance.now() }),
    getUpdateManager: () => ({
      onCheckForUpdate: () => undefined,
      onUpdateReady: () => undefined,
      onUpdateFailed: () => undefined,
      applyUpdate: () => undefined,
    }),
    exitMiniProgram: api('exitMiniProgram', () => undefined),
    getLogManager: () => silentLog(),
    getRealtimeLogManager: () => silentLog(),
    reportEvent: () => undefined,
    reportAnalytics: () => undefined,
  }
  const canIUse = (schema: string) => {
    const name = schema.split('.')[0] ?? ''
    return name in members || !/^[a-z]+[A-Z]/.test(name)
  }
  return { wx: withMissingMembers('Wx', 'wx', { ...members, canIUse }, problems), events }
}

function silentLog() {
  const write = () => undefined
  return {
    debug: write,
    info: write,
    log: write,
    warn: write,
    error: write,
    setFilterMsg: write,
    addFilterMsg: write,
  }
}
