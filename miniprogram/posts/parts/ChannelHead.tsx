import { Text, View } from '@tarojs/components'
import type { Wishes } from '../../../shared/posts'
import { Icon } from '../../_ui'
import { toChannel, type Draft } from './draft'
import { EarliestCard } from './EarliestCard'
import type { chosenChannels, ComposeChannel, DraftDesk, Judgement } from './use-draft'
import './ChannelHead.scss'

type ChannelHeadProps = {
  channels: readonly ComposeChannel[]
  chosen: ReturnType<typeof chosenChannels>
  judgement: Judgement
  change: DraftDesk['change']
}

/** Which channels, and what holds in each. With one channel there is nothing to choose. */
export function ChannelHead({ channels, chosen, judgement, change }: ChannelHeadProps) {
  const isChosen = (id: string) => chosen.some(({ channel }) => channel.id === id)
  const toggle = (id: string) => change((draft) => ({ channels: toggled(draft, id) }))
  return (
    <View>
      {channels.length > 1 ? (
        <View className="channel-choices">
          <Text className="channel-ask">投到哪些渠道（可多选，各排各的版位）</Text>
          <View id="channel" className="choices">
            {channels.map(({ id, name }) => (
              <View
                key={id}
                id={`channel-${id}`}
                className={`choice row-choice ${isChosen(id) ? 'choice-chosen' : ''}`}
                ariaRole="checkbox"
                aria-checked={isChosen(id)}
                onClick={() => toggle(id)}
              >
                {isChosen(id) ? <Icon name="check" className="channel-check" /> : null}
                <Text>{name}</Text>
              </View>
            ))}
          </View>
        </View>
      ) : (
        <View id="channel" className="channel-name">
          {channels[0]?.name}
        </View>
      )}
      {chosen
        .filter(({ chosen: { commissionId } }) => commissionId)
        .map(({ channel }) => (
          <View key={channel.id} id="written-for" className="channel-asked">
            应约稿而写：提交到{channel.name}后，计入约稿（G22）。
          </View>
        ))}
      {chosen.length === 0 ? <View className="channel-none">请至少选一个渠道。</View> : null}
      {chosen.map(({ channel, chosen: { wishes } }, index) => (
        <EarliestCard
          key={channel.id}
          channel={channel}
          isNamed={channels.length > 1}
          isFirst={index === 0}
          wishes={wishes}
          onWish={(wish) => change((draft) => ({ channels: withWishes(draft, channel.id, wish) }))}
          findings={judgement.channels.find(({ channelId }) => channelId === channel.id)?.findings ?? []}
        />
      ))}
    </View>
  )
}

function withWishes({ channels }: Draft, id: string, wishes: Wishes): Draft['channels'] {
  return channels.map((chosen) => (chosen.channelId === id ? { ...chosen, wishes } : chosen))
}

function toggled({ channels }: Draft, id: string): Draft['channels'] {
  const left = channels.filter(({ channelId }) => channelId !== id)
  return left.length < channels.length ? left : [...channels, toChannel(id)]
}
