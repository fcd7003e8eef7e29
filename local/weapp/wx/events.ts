import type { WxMembers } from './async-api'

type Listener = (value: unknown) => void

const EVENTS = [
  'AppShow',
  'AppHide',
  'Error',
  'UnhandledRejection',
  'PageNotFound',
  'LazyLoadError',
  'ThemeChange',
  'NetworkStatusChange',
  'WindowResize',
  'MemoryWarning',
  'KeyboardHeightChange',
  'UserCaptureScreen',
  'AudioInterruptionBegin',
  'AudioInterruptionEnd',
] as const

export type WxEvent = (typeof EVENTS)[number]

export type WxEvents = { members: WxMembers; emit(event: WxEvent, value: unknown): void }

/** `wx.onThemeChange`, `wx.offThemeChange` and the like. */
export function createEvents(): WxEvents {
  const listeners = new Map<WxEvent, Set<Listener>>(EVENTS.map((event) => [event, new Set()]))
  const membersOf = (event: WxEvent) => ({
    [`on${event}`]: (listener: Listener) => void listeners.get(event)?.add(listener),
    [`off${event}`]: (listener?: Listener) => {
      if (listener) listeners.get(event)?.delete(listener)
      else listeners.get(event)?.clear()
    },
  })
  return {
    members: Object.assign({}, ...EVENTS.map(membersOf)) as WxMembers,
    emit: (event, value) => listeners.get(event)?.forEach((listener) => listener(value)),
  }
}
