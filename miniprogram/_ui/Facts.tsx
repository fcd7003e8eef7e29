import { Text, View } from '@tarojs/components'
import './Facts.scss'

export type Fact = { readonly name: string; readonly value: string }

/** What is known of something, each by its name. */
export function Facts({ id, facts }: { id: string; facts: readonly Fact[] }) {
  return (
    <View id={id} className="facts">
      {facts.map(({ name, value }) => (
        <View key={name} className="fact row-fact">
          <Text className="fact-name">{name}</Text>
          <Text className="fact-value" selectable userSelect>
            {value}
          </Text>
        </View>
      ))}
    </View>
  )
}
