import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { sayInstant } from '../../../shared/_kernel'
import { sayDeadline } from '../../../shared/commissions'
import { api, go, useScreen } from '../../_platform'
import { Card, Cell, commissionWords, Page, postStateWords, Section, Tag, Timeline } from '../../_ui'
import type { CommissionDetail } from './commission-detail'
import { CommissionBar } from './CommissionBar'
import './index.scss'

export default function CommissionScreen() {
  const commissionId = useRouter().params.id ?? ''
  const screen = useScreen(['commissions.detail', commissionId], () =>
    api.commissions.detail.query({ commissionId }),
  )
  return (
    <Page id="commission" screen={screen}>
      {(detail) => (
        <View>
          <Asked detail={detail} />
          <HandedIn detail={detail} />
          <Trail rows={detail.trail} />
          <CommissionBar detail={detail} refresh={screen.refresh} />
        </View>
      )}
    </Page>
  )
}

function Asked({ detail: { commission, people } }: { detail: CommissionDetail }) {
  const { topic, unitName, channelName, askedByName, askedAt, editionDay, dueDay, reminded, waived } =
    commission
  const state = commissionWords(commission)
  const edition = editionDay && { id: '', day: editionDay }
  const times = reminded.byHand + reminded.byClock
  return (
    <Card>
      <View className="owed-head">
        <Tag id="commission-state" tone={state.tone}>
          {state.text}
        </Tag>
        <Text className="owed-note">依据 G22</Text>
      </View>
      <View id="commission-topic" className="owed-topic">
        {topic}
      </View>
      <View id="deadline" className={`owed-deadline ${commission.overdue ? 'owed-late' : ''}`}>
        {sayDeadline({ edition, dueDay })}
      </View>
      <View className="owed-note">
        {channelName} · {askedByName} 约 {unitName} · {sayInstant(askedAt)}
      </View>
      <View className="owed-note">
        由{people.map(({ name, position }) => `${name}（${position}）`).join('、') || '尚无人'}负责，不得推辞
      </View>
      <View id="reminders" className="owed-note">
        {times > 0
          ? `已催 ${times} 次：人工 ${reminded.byHand} 次，系统 ${reminded.byClock} 次`
          : '还没有催过'}
      </View>
      {waived ? (
        <View className="owed-note">
          {waived.by.name} 免交：{waived.reason}
        </View>
      ) : null}
    </Card>
  )
}

function HandedIn({ detail: { commission, posts } }: { detail: CommissionDetail }) {
  const { wanted, missing } = commission
  return (
    <Section id="handed-in" title="已交来" note={`${wanted - missing}/${wanted} 篇`}>
      <Card>
        {posts.map(({ id, title, state }) => (
          <Cell
            key={id}
            className="row-post"
            title={title}
            end={<Tag tone={postStateWords[state].tone}>{postStateWords[state].text}</Tag>}
            onTap={() => go.post(id)}
          />
        ))}
        {posts.length === 0 ? <View className="owed-none">还没有交来稿件</View> : null}
      </Card>
    </Section>
  )
}

function Trail({ rows }: { rows: CommissionDetail['trail'] }) {
  const steps = [...rows].reverse().map(({ n, at, byName, text, hash }) => ({
    key: String(n),
    tone: 'plain' as const,
    icon: 'dot' as const,
    title: byName,
    when: sayInstant(at),
    text: `${text} · ${hash.slice(0, 8)}`,
  }))
  return (
    <Section title="留痕" note="写下后不能更改">
      <Card>
        <Timeline id="trail" steps={steps} />
      </Card>
    </Section>
  )
}
