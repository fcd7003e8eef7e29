import { Text, View } from '@tarojs/components'
import { sayDay } from '../../shared/_kernel'
import { sayDeadline } from '../../shared/commissions'
import { go, type Replies } from '../_platform'
import { Card } from './Card'
import './CommissionCard.scss'
import { Tag } from './Tag'
import { commissionWords } from './wording'

type CommissionRow = Replies['commissions']['list']['rows'][number]

/** Material that a unit was asked for: what, by when, and how much is missing. */
export function CommissionCard({ row, showUnit }: { row: CommissionRow; showUnit: boolean }) {
  const { id, topic, channelName, unitName, wanted, missing, editionDay, dueDay, reminders } = row
  const state = commissionWords(row)
  return (
    <Card className="commission row-commission" onTap={() => go.commission(id)}>
      <View className="commission-head">
        <Tag tone={state.tone}>{state.text}</Tag>
        <Text className="commission-count">
          已交 {wanted - missing}/{wanted}
        </Text>
      </View>
      <View className="commission-topic">{topic}</View>
      <View className="commission-note">
        {showUnit ? `${unitName} · ${channelName}` : channelName}
        {editionDay ? ` · 刊于 ${sayDay(editionDay)}` : ''}
        {reminders > 0 ? ` · 已催 ${reminders} 次` : ''}
      </View>
      <View className="commission-note">{sayDeadline({ edition: null, dueDay })}</View>
    </Card>
  )
}
