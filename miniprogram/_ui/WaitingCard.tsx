import { Text, View } from '@tarojs/components'
import { minutesBetween, type Instant } from '../../shared/_kernel'
import { go, type Replies } from '../_platform'
import { Card } from './Card'
import { Tag } from './Tag'
import { sayLasting, sayUrgency } from './wording'
import './WaitingCard.scss'

type InboxItem = Replies['approvals']['inbox']['waiting'][number]

/** Something that waits for me; one tap from its decision. */
export function WaitingCard({ item, now }: { item: InboxItem; now: Instant }) {
  const urgency = sayUrgency(item.decideBy, now)
  const waited = minutesBetween(item.waitingSince, now)
  return (
    <Card className="waiting row-waiting" onTap={() => go.request(item.kind, item.subjectId)}>
      <View className="waiting-head">
        <Tag tone="brand">
          {item.actsFor ? `代 ${item.actsFor} · ` : ''}待{item.stepTitle}
        </Tag>
        <Tag tone={urgency.tone} className="waiting-left">
          {urgency.text}
        </Tag>
      </View>
      <View className="waiting-title">
        {item.mark ? (
          <Tag tone="bad" className="waiting-mark">
            {item.mark}
          </Tag>
        ) : null}
        {item.title}
      </View>
      {item.remark ? (
        <View className="waiting-remark">
          <Tag tone="warn">{item.remark}</Tag>
        </View>
      ) : null}
      <View className="waiting-note">
        {item.unitName} · {item.requesterName}
      </View>
      <View className="waiting-foot">
        <Text>
          {item.channelName} · {item.when}
        </Text>
        <Text className="waiting-since">{waited < 1 ? '刚刚送达' : `已等 ${sayLasting(waited)}`}</Text>
      </View>
    </Card>
  )
}
