import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { sayChange, saySpan } from '../../../shared/adjustments'
import { api, go, useScreen, type Replies } from '../../_platform'
import { Card, ChainLine, Page, Section, Tag } from '../../_ui'
import { adjustmentStateWords } from '../parts/words'
import { AskForm } from './AskForm'
import './index.scss'

type Sheet = Replies['adjustments']['sheet']

/** The operator's report (G5), and what was reported lately. */
export default function AskToAdjustScreen() {
  const channelId = useRouter().params.channel ?? ''
  const screen = useScreen(['adjustments.sheet', channelId], () => api.adjustments.sheet.query({ channelId }))
  return (
    <Page id="adjust" screen={screen}>
      {(sheet) => (
        <View>
          <Card>
            <Text className="adjust-channel">{sheet.channel.name}</Text>
            <Text className="adjust-note">
              平时每期计划 {sheet.plannedPosts} 篇、最少 {sheet.minPosts} 篇，{sheet.window.opens}–
              {sheet.window.closes} 发出。调整须写明日期与理由，由部门负责人审批（G5）。
            </Text>
            <View className="adjust-chain">
              <ChainLine id="adjust-chain" steps={[{ title: '部门负责人审批', names: sheet.heads }]} />
            </View>
          </Card>
          <AskForm sheet={sheet} />
          <Recent rows={sheet.recent} />
        </View>
      )}
    </Page>
  )
}

function Recent({ rows }: { rows: Sheet['recent'] }) {
  if (rows.length === 0) return null
  return (
    <Section id="recent" title="以前的调整">
      <Card>
        {rows.map((row) => {
          const words = adjustmentStateWords[row.state]
          return (
            <View
              key={row.id}
              className="adjust-row row-adjustment"
              hoverClass="card-pressed"
              onClick={() => go.request('adjustment', row.id)}
            >
              <View className="adjust-text">
                <Text className="adjust-span">{saySpan(row)}</Text>
                <Text className="adjust-note">{sayChange(row.change)}</Text>
              </View>
              <Tag tone={words.tone}>{words.text}</Tag>
            </View>
          )
        })}
      </Card>
    </Section>
  )
}
