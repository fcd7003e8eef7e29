import type { Theme } from '../build'
import type { Realm } from '../logic/realm'
import type { Screen } from '../view/view'
import type { DefineApi, WxMembers } from './async-api'

/** The phone. */
export type Device = {
  screen: Screen
  theme: Theme
  /** WeChat's own setting 字体大小, px; 16 is its normal size. */
  fontSize: number
  network: 'wifi' | '4g' | 'none'
  clipboard: string
  vibrations: number
}

export const STATUS_BAR = 47
export const NAVIGATION_BAR = 44
const HOME_INDICATOR = 34
const NORMAL_FONT_SIZE = 16

export function systemMembers(device: Device, realm: Realm, api: DefineApi): WxMembers {
  const windowInfo = () => ({
    pixelRatio: 2,
    screenWidth: device.screen.width,
    screenHeight: device.screen.height,
    windowWidth: device.screen.width,
    windowHeight: device.screen.height - STATUS_BAR - NAVIGATION_BAR,
    screenTop: STATUS_BAR + NAVIGATION_BAR,
    statusBarHeight: STATUS_BAR,
    safeArea: {
      left: 0,
      right: device.screen.width,
      top: STATUS_BAR,
      bottom: device.screen.height - HOME_INDICATOR,
      width: device.screen.width,
      height: device.screen.height - STATUS_BAR - HOME_INDICATOR,
    },
  })
  const baseInfo = () => ({
    SDKVersion: '3.7.0',
    version: '8.0.50',
    language: 'zh_CN',
    theme: device.theme,
    fontSizeSetting: device.fontSize,
    fontSizeScaleFactor: device.fontSize / NORMAL_FONT_SIZE,
    enableDebug: false,
    host: { env: 'WeChat', appId: '', version: 0 },
  })
  const deviceInfo = () => ({ brand: 'host', model: 'host', system: 'iOS 16.0', platform: 'devtools' })
  const all = () => ({ ...windowInfo(), ...baseInfo(), ...deviceInfo() })
  const sync = (read: () => object) => () => realm.plain(read())
  return {
    getWindowInfo: sync(windowInfo),
    getAppBaseInfo: sync(baseInfo),
    getDeviceInfo: sync(deviceInfo),
    getSystemInfoSync: sync(all),
    getSystemInfo: api('getSystemInfo', all),
    getSystemInfoAsync: api('getSystemInfoAsync', all),
    getSystemSetting: sync(() => ({ bluetoothEnabled: false, locationEnabled: false, wifiEnabled: true })),
    getAppAuthorizeSetting: sync(() => ({ albumAuthorized: 'authorized', cameraAuthorized: 'authorized' })),
    getMenuButtonBoundingClientRect: sync(() => menuButton(device.screen)),
    getNetworkType: api('getNetworkType', () => ({ networkType: device.network })),
    setClipboardData: api<{ data: string }>('setClipboardData', ({ data }) => void (device.clipboard = data)),
    getClipboardData: api('getClipboardData', () => ({ data: device.clipboard })),
    vibrateShort: api('vibrateShort', () => void (device.vibrations += 1)),
    vibrateLong: api('vibrateLong', () => void (device.vibrations += 1)),
    setKeepScreenOn: api('setKeepScreenOn', () => undefined),
  }
}

/** The capsule with ··· and ⊙ at the top right. */
export function menuButton(screen: Screen) {
  const [width, height, top, margin] = [87, 32, 51, 7]
  const right = screen.width - margin
  return { width, height, top, right, bottom: top + height, left: right - width }
}
