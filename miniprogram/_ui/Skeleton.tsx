import { View } from '@tarojs/components'
import './Skeleton.scss'

/** The shape of what is being read. */
export function Skeleton({ cards = 3 }: { cards?: number }) {
  return (
    <View id="loading" className="skeleton">
      {Array.from({ length: cards }, (_, index) => (
        <View key={index} className="card skeleton-card">
          <View className="skeleton-line skeleton-short" />
          <View className="skeleton-line" />
          <View className="skeleton-line skeleton-mid" />
        </View>
      ))}
    </View>
  )
}
