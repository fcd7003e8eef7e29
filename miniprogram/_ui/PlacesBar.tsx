import { View } from '@tarojs/components'
import './PlacesBar.scss'

/** How full an edition is. The bar is cut into places, at most the eight that WeChat allows. */
export function PlacesBar({ taken, planned }: { taken: number; planned: number }) {
  const width = `${Math.min(100, (taken / planned) * 100)}%`
  return (
    <View className={`places places-${planned}`} ariaLabel={`已占 ${taken}，共 ${planned}`}>
      <View className={taken >= planned ? 'places-full' : 'places-taken'} style={{ width }} />
    </View>
  )
}
