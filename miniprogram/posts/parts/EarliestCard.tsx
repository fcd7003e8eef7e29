import { Text, View } from '@tarojs/components'
import { sayDay, sayWhen } from '../../../shared/_kernel'
import { useNow } from '../../_platform'
import { Card, ChainLine, PlacesBar, sayEditionTime } from '../../_ui'
import type { ComposeChannel } from './use-draft'
import './EarliestCard.scss'

/** Before a word is written: when it would appear, and who will decide. */
export function EarliestCard({ channel }: { channel: ComposeChannel }) {
  const now = useNow()
  const { earliest, earliestDay, leadTime, chain } = channel
  return (
    <Card id="earliest" className="earliest">
      <Text className="earliest-label">现在提交，最早刊于</Text>
      {earliest ? (
        <View>
          <View className="earliest-head">
            <Text id="earliest-time" className="earliest-time">
              {sayEditionTime(earliest.opensAt)}
            </Text>
            <Text className="earliest-free">
              剩 {earliest.free}/{earliest.plannedPosts}
            </Text>
          </View>
          <PlacesBar taken={earliest.taken} planned={earliest.plannedPosts} />
        </View>
      ) : (
        <Text id="earliest-time" className="earliest-time">
          {sayDay(earliestDay)}起暂无空位
        </Text>
      )}
      <View className="earliest-why">
        须提前 {leadTime.clearDays} 个整天（{leadTime.clause}）
        {earliest ? `，${sayWhen(earliest.locksAt, now)} 截稿` : ''}
      </View>
      <View className="earliest-chain">
        <ChainLine id="chain" steps={chain} />
      </View>
    </Card>
  )
}
