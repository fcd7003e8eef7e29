import { Text, View } from '@tarojs/components'
import { minutesBetween, sayInstant } from '../../../shared/_kernel'
import { urgentMark, type PostState } from '../../../shared/posts'
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
      {post.held && onItsWay.includes(post.state) ? <Held held={post.held} /> : null}
    </View>
  )
}

/** What has ended does not go out anyway. */
const onItsWay: readonly PostState[] = ['in-approval', 'changes-asked', 'scheduled', 'locked']

/** That it does not go out for now, and until when. */
function Held({ held: { byName, reason, at } }: { held: NonNullable<PostDetail['post']['held']> }) {
  return (
    <View id="held" className="status-held">
      <Text className="status-held-why">
        {byName}暂缓了这篇稿件：{reason}
      </Text>
      <Text className="status-held-then">
        {sayInstant(at)} · 解除之前不会发出；截稿时仍未解除，顺延到下一期
      </Text>
    </View>
  )
}

function sayPlace({ place, state }: PostDetail['post']): string {
  // Of what has appeared, nothing is left to settle.
  if (place && (state === 'published' || state === 'taken-down')) return sayEditionTime(place.opensAt)
  if (place) return `${sayEditionTime(place.opensAt)}${place.settled ? '（已排定）' : '（预占）'}`
  return state === 'in-approval' || state === 'scheduled' ? '等待空位' : '版位已释放'
}
