import { Text, View } from '@tarojs/components'
import type { Replies } from '../../_platform'
import { Icon, sayEditionTime } from '../../_ui'

/** Right after handing in: the date, before anything else. */
export function Receipt({ receipt }: { receipt: Replies['posts']['submit'] }) {
  const { opensAt, message, channelName } = receipt
  return (
    <View id="receipt" className="receipt">
      <View className="receipt-mark">
        <Icon name="check" className="receipt-icon" />
      </View>
      <Text className="receipt-label">已提交 · {channelName}</Text>
      <Text id="receipt-time" className="receipt-time">
        {opensAt ? sayEditionTime(opensAt) : '等待空位'}
      </Text>
      <Text id="receipt-message" className="receipt-message">
        {message}
      </Text>
    </View>
  )
}
