import { Text, View } from '@tarojs/components'
import { Icon } from './Icon'
import './ChainLine.scss'

type ChainStep = { readonly title: string; readonly names: readonly string[] }

/** The people who will decide, one after another. */
export function ChainLine({ id, steps }: { id: string; steps: readonly ChainStep[] }) {
  return (
    <View id={id} className="chain">
      {steps.map(({ title, names }, index) => (
        <View key={title} className="chain-step row-chain">
          {index > 0 ? <Icon name="next" className="chain-arrow" /> : null}
          <View className="chain-text">
            <Text className="chain-title">{title}</Text>
            <Text className="chain-names">{names.length > 0 ? names.join(' / ') : '未指定'}</Text>
          </View>
        </View>
      ))}
    </View>
  )
}
