import { Text, View } from '@tarojs/components'
import { sayInstant, type Instant } from '../../../shared/_kernel'
import './ReturnedNote.scss'

type Returned = {
  readonly byName: string
  readonly comment: string
  readonly clause: string | null
  readonly at: Instant
}

/** Who returned it, why, and by which clause. */
export function ReturnedNote({ returned }: { returned: Returned }) {
  const { byName, comment, clause, at } = returned
  return (
    <View id="returned" className="returned">
      <View className="returned-head">
        <Text className="returned-title">{byName}退回了这篇稿件</Text>
        {clause ? <Text className="returned-clause">{clause}</Text> : null}
      </View>
      <Text id="returned-comment" className="returned-comment">
        {comment}
      </Text>
      <Text className="returned-when">
        {sayInstant(at)} · 版位已释放，重新提交之日起重新计算提前量（G10）
      </Text>
    </View>
  )
}
