import type { Activity } from '../activity'
import type { Problems } from '../problems'
import type { Realm } from './realm'

type Callback = (...args: unknown[]) => unknown

const CONSOLE_METHODS = ['log', 'info', 'warn', 'error', 'debug', 'group', 'groupEnd', 'time', 'timeEnd']

/** Puts WeChat's console and timers into the app's context. */
export function addGlobals(realm: Realm, activity: Activity, problems: Problems): void {
  const attempt = (callback: Callback, args: unknown[]) => {
    try {
      callback(...args)
    } catch (error) {
      problems.fail(error)
    }
  }
  const timer =
    (repeats: boolean) =>
    (callback: Callback, delay = 0, ...args: unknown[]) =>
      activity.setTimer(() => attempt(callback, args), delay, repeats)
  const clear = (id: number) => activity.clearTimer(id)
  const writer =
    (type: string) =>
    (...args: unknown[]) => {
      problems.log({ type, args })
    }

  Object.assign(realm.global, {
    global: realm.global,
    console: Object.fromEntries(CONSOLE_METHODS.map((type) => [type, writer(type)])),
    setTimeout: timer(false),
    setInterval: timer(true),
    clearTimeout: clear,
    clearInterval: clear,
    requirePlugin: () => {
      throw new Error('plugins are not supported')
    },
  })
}
