import { Text, View } from '@tarojs/components'
import { sayDay, sayWhen } from '../../../shared/_kernel'
import type { Wishes } from '../../../shared/posts'
import type { Finding } from '../../../shared/rulebooks'
import { useNow } from '../../_platform'
import { Card, ChainLine, PlacesBar, sayEditionTime } from '../../_ui'
import type { ComposeChannel } from './use-draft'
import { WishesField } from './WishesField'
import './EarliestCard.scss'

type EarliestCardProps = {
  channel: ComposeChannel
  isNamed: boolean
  isFirst: boolean
  findings: readonly Finding[]
  wishes: Wishes
  onWish: (wishes: Wishes) => void
}

/** Before a word is written: when it would appear, and who will decide. */
export function EarliestCard({ channel, isNamed, isFirst, findings, wishes, onWish }: EarliestCardProps) {
  const now = useNow()
  const { id, name, earliest, earliestDay, leadTime, chain } = channel
  const met = findings.filter(({ verdict }) => verdict === 'met' || verdict === 'not-applicable').length
  return (
    <Card id={isFirst ? 'earliest' : `earliest-${id}`} className="earliest">
      {isNamed ? (
        <View className="earliest-head">
          <Text className="earliest-channel">{name}</Text>
          <Text className={`earliest-rules ${met === findings.length ? 'earliest-met' : ''}`}>
            标准 {met}/{findings.length} 符合
          </Text>
        </View>
      ) : null}
      <Text className="earliest-label">现在提交，最早刊于</Text>
      {earliest ? (
        <View>
          <View className="earliest-head">
            <Text id={isFirst ? 'earliest-time' : `earliest-time-${id}`} className="earliest-time">
              {sayEditionTime(earliest.opensAt)}
            </Text>
            <Text className="earliest-free">
              剩 {earliest.free}/{earliest.plannedPosts}
            </Text>
          </View>
          <PlacesBar taken={earliest.taken} planned={earliest.plannedPosts} />
        </View>
      ) : (
        <Text id={isFirst ? 'earliest-time' : `earliest-time-${id}`} className="earliest-time">
          {sayDay(earliestDay)}起暂无空位
        </Text>
      )}
      <View className="earliest-why">
        须提前 {leadTime.clearDays} 个整天（{leadTime.clause}）
        {earliest ? `，${sayWhen(earliest.locksAt, now)} 截稿` : ''}
      </View>
      <View className="earliest-chain">
        <ChainLine id={isFirst ? 'chain' : `chain-${id}`} steps={chain} />
      </View>
      <WishesField channel={channel} wishes={wishes} onChange={onWish} />
    </Card>
  )
}
