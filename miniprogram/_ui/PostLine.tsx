import { Image, Text, View } from '@tarojs/components'
import { sayInstant } from '../../shared/_kernel'
import { urgentMark } from '../../shared/posts'
import { go, type Replies } from '../_platform'
import { Tag } from './Tag'
import { postStateWords } from './wording'
import './PostLine.scss'

type PostRow = Replies['posts']['mine']['rows'][number]

/** A post in a list: its state, its date, whom it waits for. */
export function PostLine({ post }: { post: PostRow }) {
  const state = postStateWords[post.state]
  return (
    <View className="post-line row-post" hoverClass="card-pressed" onClick={() => go.post(post.id)}>
      {post.coverUrl ? (
        <Image className="post-cover" src={post.coverUrl} mode="aspectFill" lazyLoad />
      ) : (
        <View className="post-cover post-cover-none">{Array.from(post.title)[0]}</View>
      )}
      <View className="post-text">
        <Text className="post-title">{post.title}</Text>
        <View className="post-about">
          <Tag tone={state.tone}>{state.text}</Tag>
          {post.urgent ? <Tag tone="bad">{urgentMark}</Tag> : null}
          <Text className="post-note">
            {post.channelName} · {sayWhere(post)}
          </Text>
        </View>
        {post.waitingFor.length > 0 ? (
          <Text className="post-note">等 {post.waitingFor.join('、')} 处理</Text>
        ) : null}
      </View>
    </View>
  )
}

function sayWhere({ place, state, submittedAt }: PostRow): string {
  if (place) return sayInstant(place.opensAt) + (place.settled || state !== 'in-approval' ? '' : '（预占）')
  return state === 'in-approval' || state === 'scheduled' ? '等待空位' : `${sayInstant(submittedAt)} 提交`
}
