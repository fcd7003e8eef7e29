import { Text, View } from '@tarojs/components'
import { minutesBetween, sayWhen, type Instant } from '../../../shared/_kernel'
import { urgentMark } from '../../../shared/posts'
import { Button, Icon, postStateWords, sayLasting, Tag } from '../../_ui'
import type { DeskPost } from './desk-data'

type PostRowProps = {
  post: DeskPost
  index: number
  last: boolean
  mayReorder: boolean
  busy: boolean
  now: Instant
  onOpen: () => void
  onMove: (how: 'up' | 'down') => void
  onUrge: (approvalId: string) => void
}

/** One post of the edition in its order: how it stands, and if it has not passed, who holds it since when. */
export function PostRow({ post, index, last, mayReorder, busy, now, onOpen, onMove, onUrge }: PostRowProps) {
  const { title, unitName, state, held, urgent, waiting, titleOnDay } = post
  const word = held ? { tone: 'bad' as const, text: '暂缓' } : postStateWords[state]
  return (
    <View className="desk-post row-post">
      <View className="desk-post-main">
        <View className="desk-post-body" hoverClass="card-pressed" onClick={onOpen}>
          <View className="desk-post-head">
            <Text className={`desk-number ${index === 0 ? 'desk-number-head' : ''}`}>
              {index === 0 ? '头条' : index + 1}
            </Text>
            <Text className="desk-post-title">{title}</Text>
          </View>
          <View className="desk-post-note">
            <Tag tone={word.tone}>{word.text}</Tag>
            {urgent ? <Tag tone="bad">{urgentMark}</Tag> : null}
            <Text className="desk-post-unit">{unitName}</Text>
          </View>
        </View>
        {mayReorder ? (
          <View className="desk-moves">
            <Move how="up" title={title} disabled={busy || index === 0} onMove={onMove} />
            <Move how="down" title={title} disabled={busy || last} onMove={onMove} />
          </View>
        ) : null}
      </View>
      {held ? (
        <Text className="desk-held">
          {held.byName}暂缓：{held.reason}
        </Text>
      ) : null}
      {titleOnDay ? <Text className="desk-held">标题里的星期不对，应为《{titleOnDay}》</Text> : null}
      {waiting ? <Waits waiting={waiting} busy={busy} now={now} onUrge={onUrge} /> : null}
    </View>
  )
}

type MoveProps = { how: 'up' | 'down'; title: string; disabled: boolean; onMove: PostRowProps['onMove'] }

function Move({ how, title, disabled, onMove }: MoveProps) {
  return (
    <View
      className={`desk-move desk-move-${how} ${disabled ? 'desk-move-off' : ''}`}
      ariaRole="button"
      ariaLabel={`${how === 'up' ? '上移' : '下移'}《${title}》`}
      onClick={() => {
        if (!disabled) onMove(how)
      }}
    >
      <Icon name="next" className="desk-move-icon" />
    </View>
  )
}

type WaitsProps = Pick<PostRowProps, 'busy' | 'now' | 'onUrge'> & {
  waiting: NonNullable<DeskPost['waiting']>
}

function Waits({ waiting, busy, now, onUrge }: WaitsProps) {
  const { approvalId, step, names, since, mayUrge, urgeFrom } = waiting
  return (
    <View className="desk-waits">
      <Text className="desk-waits-text">
        等 {names.join('、')} {step} · 已 {sayLasting(minutesBetween(since, now))}
        {mayUrge && urgeFrom > now ? ` · ${sayWhen(urgeFrom, now)} 起可催` : ''}
      </Text>
      {mayUrge && urgeFrom <= now ? (
        <Button className="desk-urge" look="quiet" small disabled={busy} onTap={() => onUrge(approvalId)}>
          催办
        </Button>
      ) : null}
    </View>
  )
}
