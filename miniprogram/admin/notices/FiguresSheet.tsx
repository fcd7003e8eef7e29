import { View } from '@tarojs/components'
import { useState } from 'react'
import { minutesOfDay, timeOfDay, type TimeOfDay } from '../../../shared/_kernel'
import { mostBeforeRoundup } from '../../../shared/notices'
import { api, toast, useCommand, type Inputs, type Replies } from '../../_platform'
import { Button, Choices, FailureNote, Field, Sheet } from '../../_ui'

type Figures = Replies['notices']['settings']['figures']

type FiguresSheetProps = { figures: Figures; onClose: () => void; onSaved: () => Promise<unknown> }

const evenings: readonly TimeOfDay[] = ['20:00', '21:00', '22:00', '23:00']
const mornings: readonly TimeOfDay[] = ['06:00', '07:00', '08:00', '09:00']
const roundups: readonly TimeOfDay[] = ['08:30', '09:00', '09:30', '12:00', '17:30']
const counts = [3, 5, 10, mostBeforeRoundup] as const

export function FiguresSheet({ figures: present, onClose, onSaved }: FiguresSheetProps) {
  const [figures, setFigures] = useState(present)
  const command = useCommand((input: Inputs['notices']['setSettings']) =>
    api.notices.setSettings.mutate(input),
  )

  async function save() {
    if (!(await command.send({ figures }))) return
    onClose()
    toast('已保存，从下一分钟起生效')
    await onSaved()
  }

  const time = (
    name: 'quietFrom' | 'quietUntil' | 'roundupAt',
    label: string,
    values: readonly TimeOfDay[],
  ) => (
    <Field key={name} label={label}>
      <Choices
        id={name}
        choices={[...new Set([...values, present[name]])]
          .sort()
          .map((each) => ({ key: String(minutesOfDay(each)), text: each }))}
        chosen={String(minutesOfDay(figures[name]))}
        onChoose={(key) => setFigures({ ...figures, [name]: timeOfDay(Number(key)) })}
      />
    </Field>
  )
  const foot = (
    <View>
      <FailureNote id="notice-figures-failure" failure={command.failure} />
      <Button id="save-notice-figures" wide busy={command.busy} onTap={() => void save()}>
        保存
      </Button>
    </View>
  )
  return (
    <Sheet id="notice-figures" title="什么时候提醒" open onClose={onClose} foot={foot}>
      {time('quietFrom', '免打扰从', evenings)}
      {time('quietUntil', '到次日', mornings)}
      <Field label="合并" hint="等着同一个人的通知超过这么多条时，合成一条。">
        <Choices
          id="roundupAbove"
          choices={[...new Set([...counts, present.roundupAbove])]
            .sort((a, b) => a - b)
            .map((each) => ({ key: String(each), text: `${each} 条` }))}
          chosen={String(figures.roundupAbove)}
          onChoose={(key) => setFigures({ ...figures, roundupAbove: Number(key) })}
        />
      </Field>
      {time('roundupAt', '每日汇总', roundups)}
    </Sheet>
  )
}
