import type { WeappHost } from '../host'
import type { PageCaller } from '../pages/navigation'
import { fire, fireOnSelf, tap } from '../view/gestures'
import { queryAll } from '../view/selector'
import { attributeOf, type Element, innerWxml, isComponent, outerWxml, textOf } from '../view/tree'
import { callControl } from './control-methods'
import type { ElementParams, References } from './references'
import { plain, valueAt } from './values'

type Names = ElementParams & { names: string[] }
type Selection = ElementParams & { selector: string }
type Touches = ElementParams & { touches?: unknown[]; changedTouches?: unknown[] }

export function elementMethods(host: WeappHost, references: References) {
  const find = references.element
  const select = (params: Selection) => queryAll(find(params), params.selector)
  const touch = (type: string) => (params: Touches) => {
    const extraFields = { touches: params.touches ?? [], changedTouches: params.changedTouches ?? [] }
    fire(find(params), type, {}, { extraFields })
  }

  return {
    'Element.getElement': (params: Selection) => {
      const [first] = select(params)
      if (!first) throw new Error('no such element')
      return references.refer(first)
    },
    'Element.getElements': (params: Selection) => ({ elements: select(params).map(references.refer) }),
    'Element.getDOMProperties': (params: Names) => ({
      properties: params.names.map((name) => domProperty(find(params), name)),
    }),
    'Element.getAttributes': (params: Names) => ({
      attributes: params.names.map((name) => plain(attributeOf(find(params), name))),
    }),
    'Element.getProperties': (params: Names) => ({
      properties: params.names.map((name) => property(find(params), name)),
    }),
    'Element.getStyles': (params: Names) => ({
      styles: params.names.map((name) => inlineStyle(find(params), name)),
    }),
    'Element.getOffset': () => ({ left: 0, top: 0 }),
    'Element.getWXML': (params: ElementParams & { type: 'inner' | 'outer' }) => {
      const element = find(params)
      return { wxml: params.type === 'outer' ? outerWxml(element) : innerWxml(element) }
    },
    'Element.tap': (params: ElementParams) => tap(find(params)),
    'Element.touchstart': touch('touchstart'),
    'Element.touchmove': touch('touchmove'),
    'Element.touchend': touch('touchend'),
    'Element.triggerEvent': (params: ElementParams & { type: string; detail?: unknown }) =>
      fireOnSelf(find(params), params.type, params.detail ?? {}),
    'Element.dispatchEvent': (params: ElementParams & { eventName: string; detail?: unknown }) =>
      fire(find(params), params.eventName, params.detail ?? {}),
    'Element.callFunction': (params: ElementParams & { functionName: string; args?: unknown[] }) => ({
      result: plain(callControl(find(params), params.functionName, params.args ?? [])),
    }),
    'Element.getData': (params: ElementParams & { path?: string }) => ({
      data: plain(valueAt(callerOf(find(params)).data, params.path)),
    }),
    'Element.setData': (params: ElementParams & { data: object }) =>
      callerOf(find(params)).setData(host.realm.plain(params.data)),
    'Element.callMethod': async (params: ElementParams & { method: string; args?: unknown[] }) => {
      const caller = callerOf(find(params))
      const method = caller[params.method]
      if (typeof method !== 'function') throw new Error(`component has no method ${params.method}`)
      return { result: plain(await method.apply(caller, params.args ?? [])) }
    },
  }
}

function callerOf(element: Element): PageCaller {
  if (!isComponent(element)) throw new Error('not a component')
  return element.getMethodCaller()
}

function domProperty(element: Element, name: string): unknown {
  if (name === 'innerText' || name === 'textContent') return textOf(element)
  return /^(offset|scroll)/.test(name) ? 0 : null
}

/** The client first asks for `__propPublic`, the names it may then read. */
function property(element: Element, name: string): unknown {
  const data = isComponent(element) ? (element.data as Record<string, unknown>) : {}
  if (name !== '__propPublic') return plain(data[name])
  return Object.fromEntries(Object.keys(data).map((key) => [key, true]))
}

function inlineStyle(element: Element, name: string): string {
  const declarations = element.style.split(';').map((line) => line.split(':').map((part) => part.trim()))
  return declarations.find(([key]) => key === name)?.[1] ?? ''
}
