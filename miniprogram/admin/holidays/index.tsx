import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { dayOf, sayDay, sayInstant } from '../../../shared/_kernel'
import { yearOf } from '../../../shared/holidays'
import { api, confirmed, useCommand, useNow, useScreen, type Inputs, type Replies } from '../../_platform'
import { BottomBar, Button, Card, Choices, Empty, FailureNote, Page, Section, Tag } from '../../_ui'
import { HolidaySheet } from './HolidaySheet'
import './index.scss'

type HolidayPage = Replies['holidays']['year']
type Holiday = NonNullable<HolidayPage['days']>[number]

export default function HolidaysScreen() {
  const thisYear = yearOf(dayOf(useNow()))
  const [year, setYear] = useState(thisYear)
  const screen = useScreen(['holidays.year', year], () => api.holidays.year.query({ year }))
  const years = [thisYear, thisYear + 1].map((each) => ({ key: String(each), text: `${each}年` }))
  return (
    <Page id="holidays" screen={screen}>
      {(page) => (
        <View>
          <View className="holidays-years">
            <Choices
              id="year"
              choices={years}
              chosen={String(year)}
              onChoose={(key) => setYear(Number(key))}
            />
          </View>
          <Year key={page.year} page={page} reread={screen.refresh} />
        </View>
      )}
    </Page>
  )
}

function Year({ page, reread }: { page: HolidayPage; reread: () => Promise<unknown> }) {
  const { year, days, changedAt, can } = page
  const [isAdding, setAdding] = useState(false)
  const removal = useCommand(
    (input: Inputs['holidays']['remove']) => api.holidays.remove.mutate(input),
    reread,
  )

  async function remove({ day, name }: Holiday) {
    if (!(await confirmed('删除这一天', `${sayDay(day)}（${name}）将按星期计算。`))) return
    if (await removal.send({ day })) await reread()
  }

  return (
    <View>
      <View className="holidays-failure">
        <FailureNote failure={removal.failure} />
      </View>
      {days === null || days.length === 0 ? (
        <Empty
          id="holidays-unknown"
          icon="calendar"
          title={`${year}年的节假日未公布`}
          note="国务院办公厅通常在前一年 11 月公布。公布后请逐日添加；在此之前，排期里这一年的日子不作判断。"
        />
      ) : (
        byMonth(days).map(({ month, rows }) => (
          <Section key={month} title={`${month}月`} note={countDays(rows)}>
            <Card className="holidays">
              {rows.map((holiday) => (
                <View key={holiday.day} id={`holiday-${holiday.day}`} className="holiday row-holiday">
                  <Text className="holiday-day">{sayDay(holiday.day)}</Text>
                  <Text className="holiday-name">{holiday.name}</Text>
                  <Tag tone={holiday.kind === 'off' ? 'good' : 'warn'}>
                    {holiday.kind === 'off' ? '放假' : '调休上班'}
                  </Tag>
                  {can.change ? (
                    <Button
                      id={`remove-${holiday.day}`}
                      look="link"
                      small
                      disabled={removal.busy}
                      onTap={() => void remove(holiday)}
                    >
                      删除
                    </Button>
                  ) : null}
                </View>
              ))}
            </Card>
          </Section>
        ))
      )}
      {changedAt ? <View className="holidays-note">最近修改于 {sayInstant(changedAt)}</View> : null}
      {can.change ? (
        <BottomBar id="holidays-bar">
          <Button id="add-holiday" wide onTap={() => setAdding(true)}>
            添加一天
          </Button>
        </BottomBar>
      ) : null}
      <HolidaySheet year={year} open={isAdding} onClose={() => setAdding(false)} onAdded={reread} />
    </View>
  )
}

function countDays(rows: readonly Holiday[]): string {
  const off = rows.filter(({ kind }) => kind === 'off').length
  const worked = rows.length - off
  return [off > 0 ? `放假 ${off} 天` : '', worked > 0 ? `上班 ${worked} 天` : ''].filter(Boolean).join('，')
}

function byMonth(days: readonly Holiday[]): { month: number; rows: Holiday[] }[] {
  const months = new Map<number, Holiday[]>()
  for (const holiday of days) {
    const month = Number(holiday.day.slice(5, 7))
    months.set(month, [...(months.get(month) ?? []), holiday])
  }
  return [...months].map(([month, rows]) => ({ month, rows }))
}
