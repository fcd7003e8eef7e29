import { Text } from '@tarojs/components'
import { useState } from 'react'
import { addDays, dayOf, type Day } from '../../../shared/_kernel'
import { longestDeputyshipDays } from '../../../shared/approvals'
import { api, toast, useCommand, useNow, type Inputs } from '../../_platform'
import { Button, DayField, FailureNote, PersonPicker, Sheet, type Picked } from '../../_ui'

/** How far ahead somebody plans to be away. */
const furthestDays = 365

/** Who, from which day, through which. */
export function NameSheet({ onClose, refresh }: { onClose: () => void; refresh: () => Promise<unknown> }) {
  const today = dayOf(useNow())
  const [from, setFrom] = useState<Day>(today)
  const [through, setThrough] = useState<Day>(today)
  const [person, setPerson] = useState<Picked | null>(null)
  const command = useCommand((name: Inputs['approvals']['nameDeputy']) =>
    api.approvals.nameDeputy.mutate(name),
  )

  function begin(day: Day) {
    setFrom(day)
    if (through < day) setThrough(day)
  }

  async function send() {
    if (!person || !(await command.send({ deputyId: person.id, from, through }))) return
    toast('已安排，已告诉对方')
    onClose()
    await refresh()
  }

  const foot = (
    <>
      <FailureNote id="name-failure" failure={command.failure} />
      <Button id="confirm-deputy" wide busy={command.busy} disabled={!person} onTap={() => void send()}>
        {person ? `由 ${person.name} 代我处理` : '请选择代理人'}
      </Button>
    </>
  )
  return (
    <Sheet id="name-sheet" title="安排代理" open onClose={onClose} foot={foot}>
      <Text className="deputy-label">从</Text>
      <DayField
        id="deputy-from"
        day={from}
        from={today}
        through={addDays(today, furthestDays)}
        placeholder="开始的一天"
        onPick={begin}
      />
      <Text className="deputy-label">到（含当天）</Text>
      <DayField
        id="deputy-through"
        day={through}
        from={from}
        through={addDays(from, longestDeputyshipDays - 1)}
        placeholder="最后一天"
        onPick={setThrough}
      />
      <Text className="deputy-label">由谁代理</Text>
      <PersonPicker picked={person ? [person] : []} onToggle={setPerson} />
    </Sheet>
  )
}
