import { Text, View } from '@tarojs/components'
import { Icon, type IconName } from './Icon'
import './WarnLine.scss'

/** One thing that should not be overlooked. */
export function WarnLine({ icon = 'alert', text }: { icon?: IconName; text: string }) {
  return (
    <View className="warn-line row-warning">
      <Icon name={icon} className="warn-line-icon" />
      <Text className="warn-line-text">{text}</Text>
    </View>
  )
}
