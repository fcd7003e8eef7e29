import { View } from '@tarojs/components'
import './PlacesBar.scss'

/** How full an edition is: one piece per place, at most the eight that WeChat allows. */
export function PlacesBar({ taken, planned }: { taken: number; planned: number }) {
  const full = taken >= planned
  return (
    <View className="places" ariaLabel={`已占 ${taken}，共 ${planned}`}>
      {Array.from({ length: planned }, (_, index) => (
        <View
          key={index}
          className={`places-piece ${index < taken ? (full ? 'places-full' : 'places-taken') : ''}`}
        />
      ))}
    </View>
  )
}
