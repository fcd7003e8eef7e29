import { View } from '@tarojs/components'
import { Choices } from '../../_ui'
import { EarliestCard } from './EarliestCard'
import type { ComposeChannel } from './use-draft'
import './ChannelHead.scss'

type ChannelHeadProps = {
  channels: readonly ComposeChannel[]
  channel: ComposeChannel
  onChoose: (channelId: string) => void
}

/** Which channel, and what holds there. With one channel there is nothing to choose. */
export function ChannelHead({ channels, channel, onChoose }: ChannelHeadProps) {
  const choices = channels.map(({ id, name }) => ({ key: id, text: name }))
  return (
    <View>
      {channels.length > 1 ? (
        <View className="channel-choices">
          <Choices id="channel" choices={choices} chosen={channel.id} onChoose={onChoose} />
        </View>
      ) : (
        <View id="channel" className="channel-name">
          {channel.name}
        </View>
      )}
      <EarliestCard channel={channel} />
    </View>
  )
}
