import { Text, View } from '@tarojs/components'
import { sayWhen, type Instant } from '../../shared/_kernel'
import type { Replies } from '../_platform'
import './NoticeLine.scss'

type NoticeRow = Replies['notices']['inbox']['rows'][number]

export function NoticeLine({ notice, now, onTap }: { notice: NoticeRow; now: Instant; onTap: () => void }) {
  return (
    <View className="notice row-notice" hoverClass="card-pressed" onClick={onTap}>
      <View className="notice-head">
        {notice.read ? null : <View className="unread-dot" />}
        <Text className="notice-title">{notice.title}</Text>
        <Text className="notice-when">{sayWhen(notice.at, now)}</Text>
      </View>
      <Text className="notice-body">{notice.body}</Text>
    </View>
  )
}
