import { Picker, Switch, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { addDays, dayOf, sayDay, type Day } from '../../../shared/_kernel'
import { daysPreparedAhead, editionDays } from '../../../shared/editions'
import { refuseWishes, sayWishes, type Wishes } from '../../../shared/posts'
import { toast, useNow } from '../../_platform'
import { Button, Cell, Icon, RefusalLine, Sheet } from '../../_ui'
import type { ComposeChannel } from './use-draft'
import './WishesField.scss'

type WishesFieldProps = {
  channel: ComposeChannel
  wishes: Wishes
  onChange: (wishes: Wishes) => void
}

type Wish = 'notBefore' | 'wished' | 'latest'

const wishRows: readonly { wish: Wish; name: string; meaning: string }[] = [
  { wish: 'notBefore', name: '不早于', meaning: '在这一天之前的各期都不排。' },
  { wish: 'wished', name: '期望', meaning: '这一期有空位就先排它；没有，就按先后排别的期。' },
  { wish: 'latest', name: '最晚', meaning: '过了这一天还没刊出就不再顺延，稿件过期，可以申请加急。' },
]

/** When the post should appear in one channel: only days with an edition can be chosen (G7). */
export function WishesField({ channel, wishes, onChange }: WishesFieldProps) {
  const [open, setOpen] = useState(false)
  const now = useNow()
  const today = dayOf(now)
  const days = editionDays(channel.cadence.cadence, today, addDays(today, daysPreparedAhead))
  const refusal = refuseWishes(wishes, frameOf(channel, today))
  return (
    <View className="wishes">
      <Cell
        id={`wishes-${channel.id}`}
        icon="calendar"
        title="希望的日期"
        note={sayWishes(wishes) || '不限，按先后排'}
        onTap={() => setOpen(true)}
      />
      {refusal ? <RefusalLine className="wishes-wrong" refusal={refusal} /> : null}
      <Sheet id="wishes" title={`${channel.name}：希望的日期`} open={open} onClose={() => setOpen(false)}>
        {wishRows.map(({ wish, name, meaning }) => (
          <WishRow
            key={wish}
            id={`wish-${wish}`}
            name={name}
            meaning={meaning}
            days={days}
            day={wishes[wish]}
            // Whatever is 不早于 may lie before the lead time: it only keeps earlier editions out.
            earliestDay={wish === 'notBefore' ? today : channel.earliestDay}
            clause={channel.leadTime.clause}
            onChoose={(day) => onChange({ ...wishes, [wish]: day })}
          />
        ))}
        <View className="wish">
          <View className="wish-head">
            <Text className="wish-name">可提前刊出</Text>
            <Switch
              id="wish-earlier"
              color="#0b6b5d"
              checked={wishes.earlierIsFine}
              onChange={(event) => onChange({ ...wishes, earlierIsFine: event.detail.value })}
            />
          </View>
          <Text className="wish-meaning">前面某一期缺稿时，编辑可以把这篇提前。不打开就不会提前。</Text>
        </View>
        {refusal ? <RefusalLine className="wishes-wrong" refusal={refusal} /> : null}
        <View className="wish-do">
          <Button id="wishes-close" wide onTap={() => setOpen(false)}>
            好了
          </Button>
        </View>
      </Sheet>
    </View>
  )
}

export function frameOf({ earliestDay, cadence, leadTime }: ComposeChannel, today: Day) {
  return { today, earliestDay, cadence: cadence.cadence, leadTimeClause: leadTime.clause }
}

type WishRowProps = {
  id: string
  name: string
  meaning: string
  days: readonly Day[]
  day: Day | null
  earliestDay: Day
  clause: string
  onChoose: (day: Day | null) => void
}

function WishRow({ id, name, meaning, days, day, earliestDay, clause, onChoose }: WishRowProps) {
  const choices = [null, ...days]
  const words = choices.map((each) => sayChoice(each, earliestDay))

  function choose(index: number) {
    const chosen = choices[index] ?? null
    if (chosen !== null && chosen < earliestDay)
      return toast(`${sayDay(chosen)}已过投稿时限（${clause}），最早可选${sayDay(earliestDay)}`)
    onChoose(chosen)
  }

  return (
    <View className="wish">
      <Picker
        id={id}
        mode="selector"
        range={words}
        value={Math.max(0, choices.indexOf(day))}
        onChange={(event) => choose(Number(event.detail.value))}
      >
        <View className="wish-head">
          <Text className="wish-name">{name}</Text>
          <View className="wish-day">
            <Text>{day ? sayDay(day) : '不限'}</Text>
            <Icon name="next" className="wish-arrow" />
          </View>
        </View>
      </Picker>
      <Text className="wish-meaning">{meaning}</Text>
    </View>
  )
}

function sayChoice(day: Day | null, earliestDay: Day): string {
  if (day === null) return '不限'
  return day < earliestDay ? `${sayDay(day)} · 已过投稿时限` : sayDay(day)
}
