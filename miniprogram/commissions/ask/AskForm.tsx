import { View } from '@tarojs/components'
import { useState } from 'react'
import { addDays, dayOf, sayDay, type Day } from '../../../shared/_kernel'
import { commissionLimits, sayDeadline } from '../../../shared/commissions'
import { daysPreparedAhead } from '../../../shared/editions'
import { api, createId, go, toast, useCommand, useNow, type Inputs, type Replies } from '../../_platform'
import {
  BottomBar,
  Button,
  Card,
  Choices,
  DayField,
  FailureNote,
  Field,
  FoundChoices,
  TextArea,
} from '../../_ui'

type AskSheet = Replies['commissions']['askSheet']

/** Chosen in place of an edition: only a day. */
const byDay = 'by-day'

const numbers = Array.from({ length: commissionLimits.wanted }, (_, index) => {
  const text = String(index + 1)
  return { key: text, text }
})

export function AskForm({ sheet: { channels, units, chosen } }: { sheet: AskSheet }) {
  const now = useNow()
  const [commissionId] = useState(createId)
  const [channelId, setChannelId] = useState(chosen?.channelId ?? channels[0]?.id ?? '')
  const [unitId, setUnitId] = useState<string | null>(null)
  const [wanted, setWanted] = useState('1')
  const [target, setTarget] = useState<string | null>(chosen?.editionId ?? null)
  const [day, setDay] = useState<Day | null>(null)
  const [topic, setTopic] = useState('')
  const command = useCommand((input: Inputs['commissions']['ask']) => api.commissions.ask.mutate(input))
  const channel = channels.find(({ id }) => id === channelId)
  const edition = channel?.editions.find(({ id }) => id === target) ?? null
  const dueDay = edition?.dueDay ?? (target === byDay ? day : null)
  const isReady = unitId !== null && topic.trim() !== '' && dueDay !== null

  async function ask() {
    if (unitId === null) return
    const asked = await command.send({
      ...{ commissionId, channelId, unitId, topic: topic.trim(), wanted: Number(wanted) },
      editionId: edition?.id ?? null,
      dueDay: edition ? null : day,
    })
    if (!asked) return
    toast('已约稿，并告知单位')
    go.insteadToCommission(commissionId)
  }

  return (
    <View>
      <Card>
        {channels.length > 1 ? (
          <Field label="渠道">
            <Choices
              id="ask-channel"
              choices={channels.map(({ id, name }) => ({ key: id, text: name }))}
              chosen={channelId}
              onChoose={(id) => {
                setChannelId(id)
                setTarget(null)
              }}
            />
          </Field>
        ) : null}
        <Field label="向哪个单位" hint="供稿人、副供稿人和负责人会收到通知；单位不得推辞（G22）。">
          <FoundChoices
            id="unit"
            choices={units.map(({ id, name }) => ({ key: id, text: name }))}
            chosen={unitId}
            placeholder="输入单位名称查找"
            onChoose={setUnitId}
          />
        </Field>
        <Field label="要什么">
          <TextArea
            id="topic"
            className="text-boxed ask-topic"
            placeholder="例如：新春年货节的现场照片和 300 字以上的消息"
            maxLength={commissionLimits.topic}
            onType={setTopic}
          />
        </Field>
        <Field label="要几篇">
          <Choices id="wanted" choices={numbers} chosen={wanted} onChoose={setWanted} />
        </Field>
        <Field label="要刊于哪一期">
          <Choices
            id="target"
            choices={[
              ...(channel?.editions ?? []).map(({ id, day: on, missing }) => ({
                key: id,
                text: `${sayDay(on)}${missing > 0 ? ` 差 ${missing} 篇` : ''}`,
              })),
              { key: byDay, text: '不指定，只定交稿日' },
            ]}
            chosen={target}
            onChoose={setTarget}
          />
          {target === byDay ? (
            <View className="ask-day">
              <DayField
                id="due-day"
                day={day}
                from={dayOf(now)}
                through={addDays(dayOf(now), daysPreparedAhead)}
                placeholder="最晚哪天交到编辑"
                onPick={setDay}
              />
            </View>
          ) : null}
        </Field>
        {dueDay ? (
          <View id="ask-deadline" className="ask-says">
            {sayDeadline({ edition: edition && { id: edition.id, day: edition.day }, dueDay })}
            {edition && channel ? `（提前量 ${channel.clearDays} 个整天，${channel.clause}）` : ''}
          </View>
        ) : null}
      </Card>
      <BottomBar id="send-ask-bar">
        <View className="ask-bar">
          <FailureNote id="ask-failure" failure={command.failure} />
          <Button id="send-ask" wide busy={command.busy} disabled={!isReady} onTap={() => void ask()}>
            约稿
          </Button>
        </View>
      </BottomBar>
    </View>
  )
}
