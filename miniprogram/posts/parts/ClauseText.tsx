import { Text, View } from '@tarojs/components'
import { ToClause } from '../../_ui'
import './ClauseText.scss'

export type ClauseView = { readonly id: string; readonly heading: string; readonly text: string }

/** A clause as it stands in the regulation. */
export function ClauseText({ clause }: { clause: ClauseView }) {
  return (
    <View className="clause-text">
      <View className="clause-head">
        <Text className="clause-id">{clause.id}</Text>
        <Text className="clause-heading">{clause.heading}</Text>
      </View>
      <Text className="clause-words">{clause.text}</Text>
      <ToClause clause={clause.id} />
    </View>
  )
}
