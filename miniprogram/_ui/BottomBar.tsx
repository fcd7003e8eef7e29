import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './BottomBar.scss'

/** Stays at the bottom of the screen while the rest moves; takes its own room at the end of the page. */
export function BottomBar({
  id,
  aboveTabs,
  children,
}: {
  id: string
  aboveTabs?: boolean
  children: ReactNode
}) {
  return (
    <View className="bottom-room">
      <View id={id} className={`bottom-bar ${aboveTabs ? 'bottom-bar-above-tabs' : ''}`}>
        {children}
      </View>
    </View>
  )
}
