import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { sayDay, sayInstant } from '../../../shared/_kernel'
import { api, confirmed, go, toast, useCommand, useScreen, type Inputs, type Replies } from '../../_platform'
import { BottomBar, Button, Card, Cell, FailureNote, Page, Section, Tag } from '../../_ui'
import { readingWords } from '../parts/words'
import { UnitRow } from './UnitRow'
import './index.scss'

type Campaign = Replies['readings']['campaign']

/** Who has confirmed and who has not, by unit; the ones who have not are one tap from a reminder. */
export default function CampaignScreen() {
  const readingId = useRouter().params.id ?? ''
  const screen = useScreen(['readings.campaign', readingId], () => api.readings.campaign.query({ readingId }))
  return (
    <Page id="campaign" screen={screen}>
      {(campaign) => <Everybody campaign={campaign} refresh={screen.refresh} />}
    </Page>
  )
}

function Everybody({ campaign, refresh }: { campaign: Campaign; refresh: () => Promise<unknown> }) {
  const { reading, units } = campaign
  return (
    <View>
      <Head campaign={campaign} />
      <Section id="by-unit" title="各单位" note={`${units.length} 个`}>
        <Card>
          {units.map((unit) => (
            <UnitRow key={unit.unitId} readingId={reading.id} unit={unit} />
          ))}
        </Card>
      </Section>
      {reading.reminded.length > 0 ? (
        <Section id="reminded" title="提醒" note={`共 ${reading.reminders} 次`}>
          <Card>
            {reading.reminded.map(({ byName, at, told }) => (
              <View key={at} className="campaign-line row-reminded">
                <Text>{byName}</Text>
                <Text className="campaign-note">
                  {sayInstant(at)} · {told} 人
                </Text>
              </View>
            ))}
          </Card>
        </Section>
      ) : null}
      <Card>
        <Cell
          id="export"
          icon="link"
          title="导出表格"
          note="每人一行，选“阅读确认”和全公司"
          onTap={go.exportTable}
        />
      </Card>
      {reading.state === 'open' ? <Actions campaign={campaign} refresh={refresh} /> : null}
    </View>
  )
}

function Head({ campaign: { reading, asked, confirmed: done, overdue, underWay } }: { campaign: Campaign }) {
  const { title, version, state, audienceName, dueOn, startedByName, startedAt } = reading
  const share = asked === 0 ? 0 : Math.round((done / asked) * 100)
  return (
    <Card>
      <View className="campaign-line">
        <Text id="campaign-title" className="campaign-title">
          {title} 第 {version} 版
        </Text>
        <Tag id="campaign-state" tone={readingWords[state].tone}>
          {readingWords[state].text}
        </Tag>
      </View>
      <Text className="campaign-note">
        {audienceName} · {sayDay(dueOn)}截止 · {startedByName} {sayInstant(startedAt)} 发起
      </Text>
      <View className="campaign-count">
        <Text id="confirmed-count" className="campaign-number">
          {done} / {asked} 人已确认
        </Text>
        {overdue > 0 ? <Tag tone="bad">{overdue} 人逾期</Tag> : null}
      </View>
      <View className="campaign-bar">
        <View className="campaign-done" style={{ width: `${share}%` }} />
      </View>
      {underWay ? <Text className="campaign-note">正在逐个通知，几分钟内完成。</Text> : null}
    </Card>
  )
}

function Actions({ campaign, refresh }: { campaign: Campaign; refresh: () => Promise<unknown> }) {
  const { reading, asked, confirmed: done, underWay, remindedToday } = campaign
  const { id: readingId } = reading
  const remind = useCommand((tap: Inputs['readings']['remind']) => api.readings.remind.mutate(tap), refresh)
  const end = useCommand((tap: Inputs['readings']['end']) => api.readings.end.mutate(tap), refresh)
  const failure = remind.failure ?? end.failure
  const missing = asked - done

  async function remindNow() {
    const reminded = await remind.send({ readingId })
    if (!reminded) return
    toast(`已提醒 ${reminded.told} 人`)
    await refresh()
  }

  async function endNow() {
    const sure = await confirmed('结束阅读确认', '还没有确认的人不再被提醒，记录保留。')
    if (!sure || !(await end.send({ readingId }))) return
    toast('已结束')
    await refresh()
  }

  return (
    <BottomBar id="campaign-bar-actions">
      {failure ? (
        <View className="campaign-failure">
          <FailureNote id="campaign-failure" failure={failure} />
        </View>
      ) : null}
      <Button id="end" look="danger" busy={end.busy} disabled={remind.busy} onTap={() => void endNow()}>
        结束
      </Button>
      <Button
        id="remind"
        className="campaign-remind"
        busy={remind.busy}
        disabled={missing === 0 || remindedToday || underWay || end.busy}
        onTap={() => void remindNow()}
      >
        {sayRemind({ missing, remindedToday, underWay })}
      </Button>
    </BottomBar>
  )
}

type Reminding = {
  readonly missing: number
  readonly remindedToday: boolean
  readonly underWay: boolean
}

function sayRemind({ missing, remindedToday, underWay }: Reminding): string {
  if (missing === 0) return '都确认了'
  if (underWay) return '正在通知'
  return remindedToday ? '今天已提醒，明天可再提醒' : `提醒还没有确认的 ${missing} 人`
}
