import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Holidays } from '../../../shared/holidays'
import { api, go, useNow, useScreen, type Replies } from '../../_platform'
import { Card, Cell, Choices, EditionDays, Empty, Page, Section } from '../../_ui'
import './index.scss'

type Calendar = Replies['editions']['calendar']
type EditionRow = Calendar['editions'][number]

export default function CalendarScreen() {
  const screen = useScreen(['editions.calendar'], () => api.editions.calendar.query())
  return (
    <Page id="calendar" screen={screen}>
      {(calendar) =>
        calendar.editions.length === 0 ? (
          <Empty icon="calendar" title="还没有排期" note="渠道启用后，这里会列出今后 60 天的每一期。" />
        ) : (
          <Editions calendar={calendar} />
        )
      }
    </Page>
  )
}

const every = 'all'

function Editions({ calendar }: { calendar: Calendar }) {
  const { editions, holidays, earliest, desks, beyondQuota, operates } = calendar
  const now = useNow()
  const [channel, setChannel] = useState(every)
  const channels = channelsOf(editions)
  const isKnown = channels.some(({ key }) => key === channel)
  const shown = isKnown ? editions.filter(({ channelId }) => channelId === channel) : editions
  return (
    <View>
      {channels.length > 1 ? (
        <View className="calendar-channels">
          <Choices
            id="channel"
            choices={[{ key: every, text: '全部渠道' }, ...channels]}
            chosen={isKnown ? channel : every}
            onChoose={setChannel}
          />
        </View>
      ) : null}
      {byMonth(shown).map(({ month, rows }) => (
        <Section key={month} title={sayMonth(month)} note={`${rows.length} 期${sayUnknown(month, holidays)}`}>
          <EditionDays
            editions={rows}
            holidays={holidays}
            earliest={earliest}
            desks={desks}
            warnings={beyondQuota}
            now={now}
          />
        </Section>
      ))}
      {operates.length > 0 ? (
        <Section id="adjust" title="调整篇数或时间" note="提交报告，由部门负责人审批（G5）">
          <Card>
            {operates.map(({ id, name }) => (
              <Cell key={id} id={`adjust-${id}`} icon="calendar" title={name} onTap={() => go.adjust(id)} />
            ))}
          </Card>
        </Section>
      ) : null}
    </View>
  )
}

function channelsOf(editions: readonly EditionRow[]): { key: string; text: string }[] {
  const names = new Map(editions.map(({ channelId, channelName }) => [channelId, channelName]))
  return [...names].map(([key, text]) => ({ key, text })).sort((a, b) => (a.key < b.key ? -1 : 1))
}

function byMonth(editions: readonly EditionRow[]): { month: string; rows: EditionRow[] }[] {
  const months = new Map<string, EditionRow[]>()
  for (const edition of editions) {
    const month = edition.day.slice(0, 7)
    months.set(month, [...(months.get(month) ?? []), edition])
  }
  return [...months].map(([month, rows]) => ({ month, rows }))
}

/** Of a year that is not published nobody can say which days are holidays. */
function sayUnknown(month: string, { years }: Holidays): string {
  return years.includes(Number(month.slice(0, 4))) ? '' : ' · 节假日未公布'
}

/** `2026年1月` */
function sayMonth(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return `${year}年${number}月`
}
