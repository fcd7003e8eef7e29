import type { WeappHost } from '../host'
import { queryAll } from '../view/selector'
import type { PageParams, References } from './references'
import { plain, valueAt } from './values'

type Selection = PageParams & { selector: string }

export function pageMethods(host: WeappHost, references: References) {
  const select = (params: Selection) => queryAll(references.page(params).content, params.selector)
  const sizes: Record<string, number> = {
    scrollWidth: host.device.screen.width,
    scrollHeight: host.device.screen.height,
    scrollTop: 0,
  }

  return {
    'Page.getElement': (params: Selection) => {
      const [first] = select(params)
      if (!first) throw new Error('no such element')
      return references.refer(first)
    },
    'Page.getElements': (params: Selection) => ({ elements: select(params).map(references.refer) }),
    'Page.getData': (params: PageParams & { path?: string }) => ({
      data: plain(valueAt(references.page(params).caller.data, params.path)),
    }),
    'Page.setData': (params: PageParams & { data: object }) =>
      references.page(params).caller.setData(host.realm.plain(params.data)),
    'Page.callMethod': async (params: PageParams & { method: string; args?: unknown[] }) => {
      const { caller } = references.page(params)
      const method = caller[params.method]
      if (typeof method !== 'function') throw new Error(`page has no method ${params.method}`)
      const args = (params.args ?? []).map((arg) => host.realm.plain(arg))
      return { result: plain(await method.apply(caller, args)) }
    },
    'Page.getWindowProperties': (params: PageParams & { names: string[] }) => ({
      properties: params.names.map((name) => sizes[name.split('.').at(-1) ?? ''] ?? null),
    }),
  }
}
