import { Text, View } from '@tarojs/components'
import { minutesBetween } from '../../../shared/_kernel'
import { urgentMark } from '../../../shared/posts'
import { useNow } from '../../_platform'
import { postStateWords, sayEditionTime, sayLasting, Tag } from '../../_ui'
import type { PostDetail } from './post-detail'

/** In two lines: how far it is, when it appears, whom it waits for. */
export function Status({ detail: { post, approval } }: { detail: PostDetail }) {
  const now = useNow()
  const state = postStateWords[post.state]
  const step = approval.steps[approval.current]
  return (
    <View className="status">
      <View className="status-line">
        <Tag id="state" tone={state.tone}>
          {state.text}
        </Tag>
        {post.urgent ? (
          <Tag id="urgent-mark" tone="bad">
            {urgentMark}
          </Tag>
        ) : null}
        <Text id="place" className="status-when">
          {sayPlace(post)}
        </Text>
      </View>
      {post.state === 'in-approval' && step ? (
        <Text id="waiting-for" className="status-note">
          等 {post.waitingFor.join('、')} {step.title}，已等{' '}
          {sayLasting(minutesBetween(approval.waitingSince, now))}
        </Text>
      ) : null}
    </View>
  )
}

function sayPlace({ place, state }: PostDetail['post']): string {
  if (place) return `${sayEditionTime(place.opensAt)}${place.settled ? '（已排定）' : '（预占）'}`
  return state === 'in-approval' || state === 'scheduled' ? '等待空位' : '版位已释放'
}
