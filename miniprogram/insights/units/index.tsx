import { Picker, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { monthOf, parseMonth, sayMonth, type Month } from '../../../shared/insights'
import { api, useNow, useScreen, type Replies } from '../../_platform'
import { Card, Empty, Frame, Icon, Page, Section } from '../../_ui'
import { UnitBars } from './UnitBars'
import { UnitTable } from './UnitTable'
import './index.scss'

type UnitsInMonth = Replies['insights']['units']

/** 单位月度: what each unit handed in, what was used of it, what came back. */
export default function UnitsScreen() {
  const thisMonth = monthOf(useNow())
  // Which month it is may be known only after the first answer.
  const [picked, setMonth] = useState<Month | null>(null)
  const month = picked ?? thisMonth
  const screen = useScreen(['insights.units', month], () => api.insights.units.query({ month }))
  return (
    <Frame>
      <View className="units-month">
        <MonthField month={month} last={thisMonth} onPick={setMonth} />
      </View>
      <Page id="units" screen={screen}>
        {(found) => <Units found={found} />}
      </Page>
    </Frame>
  )
}

type MonthFieldProps = { month: Month; last: Month; onPick: (month: Month) => void }

function MonthField({ month, last, onPick }: MonthFieldProps) {
  const pick = (text: string) => {
    const picked = parseMonth(text.slice(0, 7))
    if (picked) onPick(picked)
  }
  return (
    <Picker
      mode="date"
      fields="month"
      value={month}
      start="2020-01"
      end={last}
      onChange={({ detail }) => pick(detail.value)}
    >
      <View id="month" className="units-picker">
        <Text>{sayMonth(month)}</Text>
        <Icon name="calendar" />
      </View>
    </Picker>
  )
}

function Units({ found: { units, silent, complete, insight } }: { found: UnitsInMonth }) {
  const scale = Math.max(1, ...units.map(({ handedIn, used }) => Math.max(handedIn, used)))
  return (
    <View>
      {units.length === 0 ? (
        <Empty icon="people" title="这个月没有记录" note="交稿、刊用、退回和约稿，会按发生的日子计入月份。" />
      ) : (
        <>
          <Section id="bars" title={insight.of === 'company' ? '各单位' : '本单位'} note="交稿、刊用、退回">
            <Card>
              {units.map((unit) => (
                <UnitBars key={unit.unitId} unit={unit} scale={scale} />
              ))}
            </Card>
          </Section>
          <Section id="table" title="明细">
            <Card>
              <UnitTable units={units} />
            </Card>
          </Section>
        </>
      )}
      {silent.length > 0 ? (
        <Section title="没有记录的单位" note={`${silent.length} 个`}>
          <Card>
            <View id="silent" className="units-means">
              {silent.join('、')}
            </View>
          </Card>
        </Section>
      ) : null}
      {complete ? null : <View className="units-means">这个月的记录太多，只统计了一部分。</View>}
      <Meanings />
    </View>
  )
}

/** What counts, and when. */
const meanings = [
  '交稿：首次提交一篇稿件，按提交那天；修改后再交不重复计。',
  '刊用：稿件已发布，按发布那天；可能是上个月交的稿。',
  '退回：不达标退回一次计一次，按所依据的条款；移出所在一期的没有条款。',
  '未过：不予通过。过期：过了“最晚”日期没有刊出。撤回：单位撤回，或通过后撤销。',
  '逾期：约稿的交稿日在本月，过了那天仍没有交齐；后来交齐的也算，免交的不算。',
  '数字从留痕中逐条数出，与每篇稿件的留痕一致。',
] as const

function Meanings() {
  return (
    <Section title="怎么算">
      <Card>
        {meanings.map((meaning) => (
          <View key={meaning} className="units-means">
            {meaning}
          </View>
        ))}
      </Card>
    </Section>
  )
}
