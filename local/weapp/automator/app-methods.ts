import type { WeappHost } from '../host'
import type { OpenPage } from '../pages/navigation'
import type { AppEvents } from './events'
import { plain } from './values'

type Callable = (...args: unknown[]) => unknown
type WxCall = { method: string; args?: unknown[] }
type WxMock = WxCall & { functionDeclaration?: string; result?: unknown }
type FunctionCall = { functionDeclaration: string; args?: unknown[] }

export function appMethods(
  host: WeappHost,
  events: AppEvents,
  screenshot: (() => Promise<Buffer>) | undefined,
) {
  const compile = (source: string) => host.realm.run<Callable>(`(${source})`)
  const original = { ...host.wx }
  const mock = wxMock(original, compile)

  return {
    'Tool.getInfo': () => ({ version: 'weapp-host', SDKVersion: '3.7.0' }),
    'Tool.close': () => ({}),
    'App.exit': () => ({}),
    'App.enableLog': () => events.enableLog(),
    'App.addBinding': ({ name }: { name: string }) => {
      host.realm.global[name] = (...args: unknown[]) =>
        events.emit('App.bindingCalled', { name, args: plain(args) })
    },
    'App.getCurrentPage': () => describePage(host.pages.current()),
    'App.getPageStack': () => ({ pageStack: host.pages.stack.map(describePage) }),
    'App.callWxMethod': async ({ method, args = [] }: WxCall) => {
      const member = host.wx[method]
      if (typeof member !== 'function') throw new Error(`wx.${method} is not a function`)
      return { result: plain(await (member as Callable)(...args.map((arg) => host.realm.plain(arg)))) }
    },
    'App.mockWxMethod': (params: WxMock) => {
      host.wx[params.method] = mock(params)
    },
    'App.callFunction': async ({ functionDeclaration, args = [] }: FunctionCall) => {
      const values = args.map((arg) => host.realm.plain(arg))
      return { result: plain(await compile(functionDeclaration)(...values)) }
    },
    'App.captureScreenshot': async () => {
      if (!screenshot) throw new Error('captureScreenshot needs a browser')
      return { data: (await screenshot()).toString('base64') }
    },
  }
}

function describePage({ id, route, query }: OpenPage) {
  return { pageId: id, path: route, query }
}

/** A function or a fixed result in place of a wx method; neither restores it. */
function wxMock(original: Record<string, unknown>, compile: (source: string) => Callable) {
  return ({ method, functionDeclaration, args = [], ...rest }: WxMock): unknown => {
    if (functionDeclaration) {
      const replacement = compile(functionDeclaration)
      const self = { origin: original[method] }
      return (...given: unknown[]) => replacement.apply(self, [...given, ...args])
    }
    if (!('result' in rest)) return original[method]
    return (options?: { success?: Callable; complete?: Callable }) => {
      if (method.endsWith('Sync')) return rest.result
      options?.success?.(rest.result)
      options?.complete?.(rest.result)
      return Promise.resolve(rest.result)
    }
  }
}
