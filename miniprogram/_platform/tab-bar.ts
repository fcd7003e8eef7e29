import { useEffect } from 'react'
import Taro, { useDidShow } from '@tarojs/taro'

const inboxTab = 2
const rulesTab = 3

let badge = 0
let forAdmin = false

/** What waits for me, on the tab 待办. Shown at once on a tab page, else when the next one appears. */
export function showBadge(count: number) {
  badge = count
  draw()
}

/** Draws the tab bar as this reply has it: the badge, and 管理 instead of 制度 for admins. */
export function useTabBar(reply: { badge: number; me: { isAdmin: boolean } | null } | undefined) {
  useEffect(() => {
    if (!reply) return
    badge = reply.badge
    forAdmin = reply.me?.isAdmin ?? false
    draw()
  }, [reply])
  useDidShow(draw)
}

function draw() {
  const name = forAdmin ? 'manage' : 'rules'
  // Off a tab page WeChat refuses these calls; the next tab page draws again.
  const unshown = () => undefined
  if (badge > 0)
    Taro.setTabBarBadge({ index: inboxTab, text: badge > 99 ? '99+' : String(badge) }).catch(unshown)
  else Taro.removeTabBarBadge({ index: inboxTab }).catch(unshown)
  Taro.setTabBarItem({
    index: rulesTab,
    text: forAdmin ? '管理' : '制度',
    iconPath: `assets/tab/${name}.png`,
    selectedIconPath: `assets/tab/${name}-chosen.png`,
  }).catch(unshown)
}
