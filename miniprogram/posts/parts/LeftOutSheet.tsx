import { Text, View } from '@tarojs/components'
import { Button, Sheet } from '../../_ui'
import './LeftOutSheet.scss'

/** What of a document could not be taken over: said once, right after it was brought in. */
export function LeftOutSheet({
  leftOut,
  onClose,
}: {
  leftOut: readonly string[] | null
  onClose: () => void
}) {
  return (
    <Sheet id="left-out" title="已导入，请核对" open={leftOut !== null} onClose={onClose}>
      {leftOut?.map((told) => (
        <View key={told} className="left-out row-left-out">
          <Text>{told}。</Text>
        </View>
      ))}
      <View className="left-out-do">
        <Button id="left-out-close" wide onTap={onClose}>
          知道了
        </Button>
      </View>
    </Sheet>
  )
}
