import path from 'node:path'
import { launchHost, type WeappHost, type WeappOptions } from '../../../local/weapp'
import { tap } from '../../../local/weapp/view/gestures'
import { queryAll } from '../../../local/weapp/view/selector'
import { descendants, type Element, isComponent, textOf } from '../../../local/weapp/view/tree'

export const COUNTER = path.resolve('tests/local/weapp/fixtures/counter')

const running: WeappHost[] = []

/** A hand-written Mini Program with two tabs, a subpackage and a component, on the host. */
export function aCounter(options: Omit<WeappOptions, 'root'> = {}): WeappHost {
  const host = launchHost({ root: COUNTER, ...options })
  running.push(host)
  return host
}

export function closeHosts(): void {
  for (const host of running.splice(0)) host.close()
}

export function find(host: WeappHost, selector: string): Element {
  const [found] = queryAll(host.pages.current().content, selector)
  if (!found) throw new Error(`nothing matches ${selector}`)
  return found
}

export function textAt(host: WeappHost, selector: string): string {
  return textOf(find(host, selector))
}

export async function tapOn(host: WeappHost, selector: string): Promise<void> {
  tap(find(host, selector))
  await host.settle()
}

/** Taps the first element inside a component of the app. */
export async function tapInside(host: WeappHost, selector: string): Promise<void> {
  const component = find(host, selector)
  const [inner] = isComponent(component) ? descendants(component.getShadowRoot() ?? component) : []
  if (!inner) throw new Error(`${selector} has nothing inside`)
  tap(inner)
  await host.settle()
}

type Call = (options?: object) => Promise<Record<string, unknown>>

/** Calls a wx function in its promise form and waits until the app has settled. */
export async function callWx(host: WeappHost, name: string, options: object = {}) {
  const result = await (host.wx[name] as Call)(options)
  await host.settle()
  return result
}

/** What the app's own code gives for an expression. */
export function evaluate<T>(host: WeappHost, expression: string): T {
  return host.realm.run<T>(`(${expression})`)
}
