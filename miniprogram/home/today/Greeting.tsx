import { Text, View } from '@tarojs/components'
import { dayOf, sayDay, timeOf, type Instant } from '../../../shared/_kernel'
import { go, type Replies } from '../../_platform'
import { Icon } from '../../_ui'

type Me = NonNullable<Replies['home']['today']['me']>

type GreetingProps = { me: Me; unread: number; waiting: number; now: Instant }

export function Greeting({ me, unread, waiting, now }: GreetingProps) {
  return (
    <View className="greeting">
      <View className="greeting-text">
        <Text id="greeting" className="greeting-name">
          {hello(now)}，{me.name}
        </Text>
        <Text className="greeting-unit">
          {me.unitName} · {me.position}
        </Text>
        <Text className="greeting-day">
          {sayDay(dayOf(now))}，{waiting > 0 ? `有 ${waiting} 件事等您处理` : '没有等您处理的事'}
        </Text>
      </View>
      <View id="bell" className="greeting-bell" ariaRole="button" ariaLabel="通知" onClick={go.notices}>
        <Icon name="bell" className="greeting-bell-icon" />
        {unread > 0 ? <View className="greeting-unread">{unread > 99 ? '99+' : unread}</View> : null}
      </View>
    </View>
  )
}

function hello(now: Instant): string {
  const hour = Number(timeOf(now).slice(0, 2))
  if (hour < 5) return '夜深了'
  if (hour < 11) return '早上好'
  if (hour < 13) return '中午好'
  return hour < 18 ? '下午好' : '晚上好'
}
