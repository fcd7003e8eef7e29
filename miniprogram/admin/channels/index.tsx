import { Text, View } from '@tarojs/components'
import { sayCadence, sayWindows } from '../../../shared/rulebooks'
import { api, useScreen, type Replies } from '../../_platform'
import { Card, ChainLine, Empty, Page, Section } from '../../_ui'
import './index.scss'

type ChannelRow = Replies['channels']['overview']['channels'][number]

export default function ChannelsScreen() {
  const screen = useScreen(['channels.overview'], () => api.channels.overview.query())
  return (
    <Page id="channels" screen={screen}>
      {({ channels }) =>
        channels.length === 0 ? (
          <Empty icon="send" title="还没有渠道" note="渠道由公司配置文件启用，启用后在这里查看。" />
        ) : (
          channels.map((channel) => <Channel key={channel.id} channel={channel} />)
        )
      }
    </Page>
  )
}

function Channel({ channel }: { channel: ChannelRow }) {
  const { id, name, kind, cadence, leadTime, chain, figures, rulebooks, maxPosts } = channel
  return (
    <Section id={`channel-${id}`} title={name} note={kind}>
      <Card className="row-channel">
        <Figure name="发布周期" value={sayCadence(cadence.cadence)} from={cadence.clause} />
        <Figure name="发出时间" value={sayWindows(cadence)} from={cadence.clause} />
        <Figure name="每期最少" value={`${cadence.minPosts} 篇`} from={cadence.clause} />
        <Figure name="每期计划" value={`${figures.plannedPosts} 篇`} from="公司设定" />
        <Figure name="每期最多" value={`${maxPosts} 篇`} from="平台限制" />
        <Figure name="提前量" value={`${leadTime.clearDays} 个整天`} from={leadTime.clause} />
        <Figure name="截稿" value={`发出前 ${figures.lockMinutes} 分钟`} from="公司设定" />
        <Figure name="定稿" value={`发出前 ${figures.textsCloseMinutes} 分钟`} from="公司设定" />
        <View className="channel-chain">
          <ChainLine id={`chain-${id}`} steps={chain} />
        </View>
        <Text className="channel-books">
          依据：{rulebooks.map(({ title, version }) => `${title}第 ${version} 版`).join('、')}
        </Text>
      </Card>
    </Section>
  )
}

function Figure({ name, value, from }: { name: string; value: string; from: string }) {
  return (
    <View className="figure row-figure">
      <Text className="figure-name">{name}</Text>
      <Text className="figure-value">{value}</Text>
      <Text className="figure-from">{from}</Text>
    </View>
  )
}
