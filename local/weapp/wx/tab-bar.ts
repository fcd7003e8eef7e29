import type { TabItem } from '../build'
import type { Navigation } from '../pages/navigation'
import type { DefineApi, WxMembers } from './async-api'

export type TabBarState = {
  badges: Map<number, string>
  redDots: Set<number>
  items: Map<number, Partial<TabItem>>
  hidden: boolean
}

export function createTabBarState(): TabBarState {
  return { badges: new Map(), redDots: new Set(), items: new Map(), hidden: false }
}

type Index = { index: number }

export function tabBarMembers(state: TabBarState, pages: Navigation, api: DefineApi): WxMembers {
  // WeChat refuses all of these while the page shown is not a tab.
  const onTab = <Options>(name: string, change: (options: Options) => unknown) =>
    api<Options>(name, (options) => {
      if (!pages.isTab(pages.current().route)) throw new Error('not TabBar page')
      change(options)
    })
  return {
    setTabBarBadge: onTab<Index & { text: string }>('setTabBarBadge', ({ index, text }) =>
      state.badges.set(index, text),
    ),
    removeTabBarBadge: onTab<Index>('removeTabBarBadge', ({ index }) => state.badges.delete(index)),
    showTabBarRedDot: onTab<Index>('showTabBarRedDot', ({ index }) => state.redDots.add(index)),
    hideTabBarRedDot: onTab<Index>('hideTabBarRedDot', ({ index }) => state.redDots.delete(index)),
    setTabBarItem: onTab<Index & Partial<TabItem>>('setTabBarItem', ({ index, ...item }) => {
      const { text, iconPath, selectedIconPath } = item
      state.items.set(
        index,
        JSON.parse(JSON.stringify({ text, iconPath, selectedIconPath })) as Partial<TabItem>,
      )
    }),
    setTabBarStyle: onTab('setTabBarStyle', () => undefined),
    showTabBar: onTab('showTabBar', () => (state.hidden = false)),
    hideTabBar: onTab('hideTabBar', () => (state.hidden = true)),
  }
}
