import { Text, View } from '@tarojs/components'
import { minutesBetween } from '../../../shared/_kernel'
import { go, useNow, type Replies } from '../../_platform'
import { Icon, sayLasting, Tag } from '../../_ui'

type LateStep = Replies['insights']['ahead']['editions'][number]['late'][number]

/** A step that waits too long: whom it waits for, and since when. One tap leads to the post. */
export function LateLine({ step }: { step: LateStep }) {
  const now = useNow()
  const { postId, title, unitName, names, waitingSince, locksAt, lateness } = step
  const left = minutesBetween(now, locksAt)
  return (
    <View className="ahead-late row-late" hoverClass="card-pressed" onClick={() => go.post(postId)}>
      <View className="ahead-late-text">
        <Text>{title}</Text>
        <Text className="ahead-note">
          等 {names.join('、')} {step.step} · 已等 {sayLasting(minutesBetween(waitingSince, now))} ·{' '}
          {unitName}
        </Text>
      </View>
      <Tag tone={lateness === 'locks-soon' ? 'bad' : 'warn'}>
        {lateness === 'waits-long' ? '久未办' : left > 0 ? `${sayLasting(left)}后截稿` : '已到截稿'}
      </Tag>
      <Icon name="next" className="cell-arrow" />
    </View>
  )
}
