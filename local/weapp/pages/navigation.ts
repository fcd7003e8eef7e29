import * as ge from 'glass-easel'
import type { Root } from 'glass-easel-miniprogram-adapter'
import type { WeappBuild } from '../build'
import type { Problems } from '../problems'
import type { Traffic } from '../traffic'
import type { View } from '../view/view'
import { parsePageUrl, type Query, resolvePageUrl } from './url'

/** What the app's own code sees as the page: its data, setData, handlers and life cycle. */
export type PageCaller = Record<string, unknown> & { data: unknown; setData(data: object): void }

export type OpenPage = {
  id: number
  route: string
  query: Query
  caller: PageCaller
  root: Root
  /** Its shadow root: where the page's elements begin. */
  content: ge.ShadowRoot
}

export type Navigation = {
  stack: readonly OpenPage[]
  current(): OpenPage
  find(pageId: number): OpenPage | undefined
  isTab: (route: string) => boolean
  open(url: string): void
  navigateTo(url: string): void
  redirectTo(url: string): void
  navigateBack(delta?: number): void
  reLaunch(url: string): void
  switchTab(url: string): void
  /** Calls a life cycle function or handler of a page, if it has it. */
  call: (page: OpenPage, method: string, ...args: unknown[]) => unknown
}

type Parts = {
  build: WeappBuild
  view: View
  problems: Problems
  traffic: Traffic
  loadPage: (route: string) => void
}

const MAX_OPEN_PAGES = 10

/** The page stack and the tabs kept beside it, with WeChat's life cycle order and error texts. */
export function createNavigation({ build, view, problems, traffic, loadPage }: Parts): Navigation {
  let stack: OpenPage[] = []
  const keptTabs = new Map<string, OpenPage>()
  let lastId = 0

  const top = () => stack.at(-1)
  const isTab = (route: string) => build.tabs.some((tab) => tab.pagePath === route)
  const resolve = (url: string) => resolvePageUrl(url, top()?.route ?? '')
  const routeOf = (url: string) => parsePageUrl(url).route

  const call = (page: OpenPage, method: string, ...args: unknown[]) => {
    const handler = page.caller[method]
    if (typeof handler !== 'function') return undefined
    try {
      return handler.apply(page.caller, args) as unknown
    } catch (error) {
      problems.fail(error)
      return undefined
    }
  }

  const assertExists = (url: string) => {
    if (!build.pages.includes(routeOf(url))) throw new Error(`page "${routeOf(url)}" is not found`)
  }

  const assertNoTab = (verb: string, url: string) => {
    if (isTab(routeOf(url))) throw new Error(`can not ${verb} a tabbar page`)
  }

  const create = (url: string): OpenPage => {
    const { route, query } = parsePageUrl(url)
    loadPage(route)
    const root = view.createPage(route)
    const caller = root.get() as unknown as PageCaller
    const content = root.getComponent().getShadowRoot() as ge.ShadowRoot
    const id = ++lastId
    Object.assign(caller, { route, options: query, __route__: route })
    traffic.watch(caller, id)
    return { id, route, query, caller, root, content }
  }

  const push = (url: string) => {
    assertExists(url)
    const page = create(url)
    const below = top()
    if (below) call(below, 'onHide')
    stack.push(page)
    traffic.openPage(page.id, page.route)
    ge.Element.pretendAttached(page.root.getComponent())
    call(page, 'onLoad', page.query)
    call(page, 'onShow')
    call(page, 'onReady')
  }

  const unload = (page: OpenPage) => {
    call(page, 'onUnload')
    page.root.release()
    keptTabs.delete(page.route)
  }

  const unloadTop = () => {
    const page = stack.pop()
    if (page) unload(page)
  }

  const show = (page: OpenPage) => {
    traffic.showPage(page.id)
    call(page, 'onShow')
  }

  return {
    get stack() {
      return stack
    },
    current() {
      const page = top()
      if (!page) throw new Error('no page is open')
      return page
    },
    find: (pageId) => stack.find((page) => page.id === pageId),
    isTab,
    call,
    open: push,

    navigateTo(address) {
      const url = resolve(address)
      assertNoTab('navigateTo', url)
      if (stack.length >= MAX_OPEN_PAGES) throw new Error('webview count limit exceed')
      push(url)
    },

    redirectTo(address) {
      const url = resolve(address)
      assertNoTab('redirectTo', url)
      assertExists(url)
      const old = stack.pop()
      push(url)
      if (old) unload(old)
    },

    navigateBack(delta = 1) {
      if (stack.length <= 1) throw new Error('cannot navigate back at first page.')
      for (let left = delta; left > 0 && stack.length > 1; left--) unloadTop()
      const page = top()
      if (page) show(page)
    },

    reLaunch(address) {
      const url = resolve(address)
      assertExists(url)
      while (stack.length > 0) unloadTop()
      for (const page of [...keptTabs.values()]) unload(page)
      push(url)
    },

    switchTab(address) {
      const url = resolve(address)
      const route = routeOf(url)
      if (!isTab(route)) throw new Error('can not switch to no-tabBar page')
      const wasShown = stack.length === 1
      while (stack.length > 1) unloadTop()
      const old = stack[0]
      if (old?.route === route) {
        if (!wasShown) show(old)
        return
      }
      if (old && isTab(old.route)) {
        if (wasShown) call(old, 'onHide')
        keptTabs.set(old.route, old)
        stack = []
      } else unloadTop()
      const kept = keptTabs.get(route)
      keptTabs.delete(route)
      if (kept) {
        stack = [kept]
        show(kept)
      } else push(url)
    },
  }
}
