import { View } from '@tarojs/components'
import './Icon.scss'

/** Drawn in Icon.scss: a stroke on a 24 × 24 grid. */
export type IconName =
  | 'add'
  | 'alert'
  | 'bell'
  | 'calendar'
  | 'check'
  | 'clock'
  | 'close'
  | 'dot'
  | 'link'
  | 'lock'
  | 'more'
  | 'next'
  | 'pen'
  | 'people'
  | 'play'
  | 'search'
  | 'send'
  | 'book'

export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  return <View className={`icon icon-${name} ${className}`} />
}
