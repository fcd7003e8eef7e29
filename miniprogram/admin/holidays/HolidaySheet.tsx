import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Day } from '../../../shared/_kernel'
import { holidayNameLimit, type HolidayKind } from '../../../shared/holidays'
import { api, useCommand, type Inputs } from '../../_platform'
import { Button, Choices, DayField, FailureNote, Field, Sheet, TextInput } from '../../_ui'

const kinds = [
  { key: 'off', text: '放假' },
  { key: 'work', text: '调休上班' },
] as const

type HolidaySheetProps = {
  year: number
  open: boolean
  onClose: () => void
  onAdded: () => Promise<unknown>
}

/** Writes down one day: which, what for, and whether nobody or everybody works. */
export function HolidaySheet({ year, open, onClose, onAdded }: HolidaySheetProps) {
  const [day, setDay] = useState<Day | null>(null)
  const [name, setName] = useState('')
  const [kind, setKind] = useState<HolidayKind>('off')
  const command = useCommand((input: Inputs['holidays']['add']) => api.holidays.add.mutate(input))

  async function add() {
    if (day === null) return
    if (!(await command.send({ day, name: name.trim(), kind }))) return
    setDay(null)
    onClose()
    await onAdded()
  }

  const foot = (
    <View>
      <FailureNote id="holiday-failure" failure={command.failure} />
      <Button
        id="save-holiday"
        wide
        busy={command.busy}
        disabled={day === null || name.trim() === ''}
        onTap={() => void add()}
      >
        保存
      </Button>
    </View>
  )
  return (
    <Sheet id="holiday-sheet" title={`添加${year}年的一天`} open={open} onClose={onClose} foot={foot}>
      <Field label="日期">
        <DayField
          id="holiday-day"
          day={day}
          from={`${year}-01-01`}
          through={`${year}-12-31`}
          placeholder="选择日期"
          onPick={setDay}
        />
      </Field>
      <Field label="名称" hint="例如：元旦">
        <TextInput
          id="holiday-name"
          className="text-boxed"
          initial={name}
          maxLength={holidayNameLimit}
          onType={setName}
        />
      </Field>
      <Field label="这一天">
        <Choices id="holiday-kind" choices={kinds} chosen={kind} onChoose={setKind} />
      </Field>
    </Sheet>
  )
}
