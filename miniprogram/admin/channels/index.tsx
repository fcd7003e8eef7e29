import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { sayInstant } from '../../../shared/_kernel'
import { publishWords } from '../../../shared/channels'
import { sayCadence, sayWindows } from '../../../shared/rulebooks'
import { api, go, useScreen } from '../../_platform'
import { Button, Card, ChainLine, ClauseLink, Empty, Page, Section } from '../../_ui'
import type { ChannelRow } from './channel-row'
import { FiguresSheet, sayPlan } from './FiguresSheet'
import { LayoutSheet } from './LayoutSheet'
import { PublishingSheet } from './PublishingSheet'
import { Quota } from './Quota'
import { SecretRows } from './SecretRows'
import { TestersSheet } from './TestersSheet'
import './index.scss'

const company = '公司设定'

export default function ChannelsScreen() {
  const screen = useScreen(['channels.overview'], () => api.channels.overview.query())
  return (
    <Page id="channels" screen={screen}>
      {({ channels }) =>
        channels.length === 0 ? (
          <Empty icon="send" title="还没有渠道" note="渠道由公司配置文件启用，启用后在这里查看。" />
        ) : (
          channels.map((channel) => <Channel key={channel.id} channel={channel} reread={screen.refresh} />)
        )
      }
    </Page>
  )
}

function Channel({ channel, reread }: { channel: ChannelRow; reread: () => Promise<unknown> }) {
  const { id, name, kind, layout, chain, informantChain, rulebooks, changed, can } = channel
  const [open, setOpen] = useState<'figures' | 'publishing' | 'testers' | 'layout' | null>(null)
  const close = () => setOpen(null)
  return (
    <Section id={`channel-${id}`} title={name} note={kind}>
      <Card className="row-channel">
        <Figures channel={channel} />
        <Publishing channel={channel} />
        <Quota channel={channel} reread={reread} />
        <View className="channel-chain">
          <ChainLine id={`chain-${id}`} steps={chain} />
        </View>
        {informantChain ? (
          <View className="channel-chain">
            <Text className="channel-route">信息员投稿（W1）</Text>
            <ChainLine id={`informant-chain-${id}`} steps={informantChain} />
          </View>
        ) : null}
        <View className="channel-books">
          依据：{rulebooks.map(({ title, version }) => `${title}第 ${version} 版`).join('、')}
        </View>
        {changed ? (
          <View className="channel-books">
            {changed.byName} {sayInstant(changed.at)} 修改过公司设定
          </View>
        ) : null}
        {can.change && channel.account.kind !== 'weibo' ? (
          <SecretRows channel={channel} reread={reread} />
        ) : null}
        <View className="channel-changes">
          {can.change ? (
            <Button id={`change-${id}`} look="quiet" small onTap={() => setOpen('figures')}>
              修改公司设定
            </Button>
          ) : null}
          {can.change ? (
            <Button id={`publishing-${id}`} look="quiet" small onTap={() => setOpen('publishing')}>
              发出方式
            </Button>
          ) : null}
          {can.change && layout ? (
            <Button id={`layout-${id}`} look="quiet" small onTap={() => setOpen('layout')}>
              版式
            </Button>
          ) : null}
          {can.change
            ? rulebooks
                .filter(({ settable }) => settable)
                .map(({ id: book, version, title }) => (
                  <Button
                    key={book}
                    id={`numbers-${book}-${id}`}
                    look="quiet"
                    small
                    onTap={() => go.adoption(`${book}@${version}`)}
                  >
                    {title}的数字
                  </Button>
                ))
            : null}
          {can.nameTesters ? (
            <Button id={`testers-${id}`} look="quiet" small onTap={() => setOpen('testers')}>
              测试人
            </Button>
          ) : null}
        </View>
      </Card>
      {open === 'figures' ? <FiguresSheet channel={channel} open onClose={close} onSaved={reread} /> : null}
      {open === 'publishing' ? <PublishingSheet channel={channel} onClose={close} onSaved={reread} /> : null}
      {open === 'layout' && layout ? (
        <LayoutSheet channel={{ ...channel, layout }} onClose={close} onSaved={reread} />
      ) : null}
      {open === 'testers' ? <TestersSheet channel={channel} onClose={close} onSaved={reread} /> : null}
    </Section>
  )
}

type OwnNumber = ChannelRow['numbers'][number]

function Figures({ channel }: { channel: ChannelRow }) {
  const { cadence, leadTime, figures, maxPosts, maxPostsClause, numbers } = channel
  const own = (clause: string, names: RegExp) =>
    numbers.filter((number) => number.clause === clause && names.test(number.figure))
  const rhythm = own(cadence.clause, /^(n|everyMinutes)$/)
  const times = own(cadence.clause, /^(opens|closes)/)
  const least = own(cadence.clause, /^minPosts$/)
  const most = own(maxPostsClause, /^maxPosts$/)
  const days = own(leadTime.clause, /^clearDays$/)
  const inRows = [rhythm, times, least, most, days].flat()
  return (
    <View>
      <Figure name="发布周期" value={sayCadence(cadence.cadence)} from={cadence.clause} own={rhythm} />
      <Figure name="发出时间" value={sayWindows(cadence)} from={cadence.clause} own={times} />
      <Figure name="每期最少" value={`${cadence.minPosts} 篇`} from={cadence.clause} own={least} />
      <Figure name="每期计划" value={`${figures.plannedPosts} 篇`} from={company} />
      <Figure name="每期最多" value={`${maxPosts} 篇`} from={maxPostsClause} own={most} />
      <Text className="figure-explained">{sayPlan(channel)}</Text>
      <Figure name="提前量" value={`${leadTime.clearDays} 个整天`} from={leadTime.clause} own={days} />
      <OtherNumbers numbers={numbers.filter((number) => !inRows.includes(number))} />
      <Figure name="截稿" value={`发出前 ${figures.lockMinutes} 分钟`} from={company} />
      <Figure name="定稿" value={`发出前 ${figures.textsCloseMinutes} 分钟`} from={company} />
      <Figure name="预览答复" value={`发出前 ${figures.testersUntilMinutes} 分钟`} from={company} />
      <Figure name="催办" value={`送达 ${figures.urgeAfterHours} 小时后`} from={company} />
      <Figure
        name="单位负责人"
        value={figures.unitHeadFirst ? '在编辑之前审批' : '不需要审批'}
        from={company}
      />
      <Figure name="法定节假日" value={figures.skipHolidays ? '不排期' : '照常排期'} from={company} />
    </View>
  )
}

function Publishing({ channel: { account } }: { channel: ChannelRow }) {
  const { publishBy, kind, testers, confirmer } = account
  const names = testers.map(({ name }) => name).join('、')
  return (
    <View>
      <Figure name="账号" value={kind === 'service' ? '服务号' : '订阅号'} from={company} />
      <Figure name="发出方式" value={publishWords[publishBy].name} from={company} />
      <Figure name="测试人" value={names || '没有'} from="W3" />
      {confirmer ? <Figure name="微信里确认" value={confirmer.name} from={company} /> : null}
    </View>
  )
}

type FigureProps = { name: string; value: string; from: string; own?: readonly OwnNumber[] }

/** Where it comes from a clause, one tap leads there; what the company set otherwise stands beside the regulation's. */
function Figure({ name, value, from, own = [] }: FigureProps) {
  return (
    <View className="figure row-figure">
      <Text className="figure-name">{name}</Text>
      <Text className="figure-value">{value}</Text>
      {from === company ? (
        <Text className="figure-from figure-company">{company}</Text>
      ) : (
        <ClauseLink className="figure-clause" clause={from} />
      )}
      {own.map((number) => (
        <Text key={number.figure} className="figure-own">
          {sayOwn(number)}
        </Text>
      ))}
    </View>
  )
}

/** Of the company's numbers those that have no row of their own: mostly what posts have to be like, which says its number. */
function OtherNumbers({ numbers }: { numbers: readonly OwnNumber[] }) {
  return (
    <View>
      {numbers.map((number) => {
        const { clause, figure, label, own } = number
        const isStandard = figure === 'limit'
        return (
          <View key={`${clause} ${label}`} className="figure row-own-number">
            <Text className="figure-name">{isStandard ? '材料标准' : label}</Text>
            <Text className="figure-value">{own}</Text>
            <ClauseLink className="figure-clause" clause={clause} />
            <Text className="figure-own">
              {sayOwn(isStandard ? { ...number, original: `“${label}”` } : number)}
            </Text>
          </View>
        )
      })}
    </View>
  )
}

function sayOwn({ original, only, setting }: OwnNumber): string {
  return [`原文 ${original}`, only ? '只在本渠道' : '全公司', setting].filter(Boolean).join(' · ')
}
