import type { Realm } from '../logic/realm'
import type { WxMembers } from './async-api'

// There is no layout here: everything is measured as the same small box.
const BOX = { id: '', dataset: {}, left: 0, top: 0, width: 100, height: 20, right: 100, bottom: 20 }
const SCROLL = { scrollLeft: 0, scrollTop: 0, scrollWidth: 100, scrollHeight: 20 }

type Told = (result: unknown) => void

export function layoutQueryMembers(realm: Realm): WxMembers {
  return {
    createSelectorQuery: () => selectorQuery(realm),
    createIntersectionObserver: () => {
      const observer = {
        relativeTo: () => observer,
        relativeToViewport: () => observer,
        observe: () => undefined,
        disconnect: () => undefined,
      }
      return observer
    },
    createAnimation: () => {
      const animation: object = new Proxy(
        {},
        { get: (_, step) => (step === 'export' ? () => realm.plain({ actions: [] }) : () => animation) },
      )
      return animation
    },
  }
}

function selectorQuery(realm: Realm) {
  const asked: { result: unknown; tell: Told | undefined }[] = []
  const ask = (result: object) => (first?: unknown, second?: Told) => {
    const tell = typeof first === 'function' ? (first as Told) : second
    asked.push({ result: realm.plain(result), tell })
    return query
  }
  const nodes = {
    boundingClientRect: ask(BOX),
    scrollOffset: ask(SCROLL),
    fields: ask({ ...BOX, ...SCROLL }),
    context: ask({ context: {} }),
    node: ask({ node: null }),
  }
  const query = {
    in: () => query,
    select: () => nodes,
    selectAll: () => nodes,
    selectViewport: () => nodes,
    exec(done?: Told) {
      queueMicrotask(() => {
        for (const { result, tell } of asked) tell?.(result)
        done?.(asked.map(({ result }) => result))
      })
    },
  }
  return query
}
