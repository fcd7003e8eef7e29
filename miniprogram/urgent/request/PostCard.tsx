import { Text, View } from '@tarojs/components'
import { urgentMark } from '../../../shared/posts'
import { go } from '../../_platform'
import { Card, postStateWords, sayEditionTime, Tag } from '../../_ui'
import type { UrgentDetail } from './urgent-detail'

/** Which post it is, and where it stands now; one tap from the post itself. */
export function PostCard({ post }: { post: UrgentDetail['post'] }) {
  const { title, channelName, unitName, submitterName, state, place, urgent } = post
  const words = postStateWords[state]
  return (
    <Card id="urgent-post" onTap={() => go.post(post.id)}>
      <View className="urgent-tags">
        <Tag tone={words.tone}>{words.text}</Tag>
        {urgent ? <Tag tone="bad">{urgentMark}</Tag> : null}
      </View>
      <Text className="urgent-title">{title}</Text>
      <Text className="urgent-note">
        {channelName} · {unitName} · {submitterName}
      </Text>
      <Text id="urgent-place" className="urgent-now">
        {place
          ? `现排在 ${sayEditionTime(place.opensAt)}`
          : state === 'expired'
            ? '已过最晚日期'
            : '还没有版位'}
      </Text>
    </Card>
  )
}
