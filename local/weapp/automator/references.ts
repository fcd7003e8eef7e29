import type { WeappHost } from '../host'
import type { OpenPage } from '../pages/navigation'
import { type Element, isCustomComponent, tagOf } from '../view/tree'

export type ElementReference = { elementId: string; tagName: string; nodeId?: string }

export type PageParams = { pageId: number }
export type ElementParams = PageParams & { elementId: string }

/** Elements and pages as the protocol names them. */
export type References = {
  refer: (element: Element) => ElementReference
  page: (params: PageParams) => OpenPage
  element: (params: ElementParams) => Element
}

export function createReferences(host: WeappHost): References {
  const ids = new WeakMap<Element, string>()
  const elements = new Map<string, Element>()

  const idOf = (element: Element) => {
    const id = ids.get(element) ?? `e${elements.size + 1}`
    ids.set(element, id)
    elements.set(id, element)
    return id
  }

  const page = ({ pageId }: PageParams) => {
    const found = host.pages.find(pageId)
    if (!found) throw new Error('page destroyed')
    return found
  }

  return {
    page,
    refer(element) {
      const elementId = idOf(element)
      const nodeId = isCustomComponent(element) ? { nodeId: elementId } : {}
      return { elementId, tagName: tagOf(element), ...nodeId }
    },
    element(params) {
      page(params)
      const element = elements.get(params.elementId)
      if (!element?.ownerShadowRoot) throw new Error('no such element')
      return element
    },
  }
}
