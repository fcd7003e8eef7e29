import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { staffLimits } from '../../../shared/staff'
import { api, toast, useCommand, useScreen, type Inputs, type Replies } from '../../_platform'
import { Button, Choices, FailureNote, Field, Sheet, TextInput } from '../../_ui'
import type { Person } from './person'

type Plan = Replies['leaving']['movingPlan']
type Unit = Plan['units'][number]

type MoveSheetProps = { person: Person; onClose: () => void; reread: () => Promise<unknown> }

const nobody = 'nobody'

/** Where somebody moves, what stays behind and what goes with them, before it is confirmed (E2). */
export function MoveSheet({ person, onClose, reread }: MoveSheetProps) {
  const [unit, setUnit] = useState<Unit | null>(null)
  const [position, setPosition] = useState(person.position)
  const [standInId, setStandIn] = useState<string>(nobody)
  const { data: plan, failure } = useScreen(['leaving.movingPlan', person.id], () =>
    api.leaving.movingPlan.query({ personId: person.id }),
  )
  const command = useCommand((input: Inputs['leaving']['move']) => api.leaving.move.mutate(input))

  async function send() {
    if (!unit) return
    const given = standInId === nobody ? null : standInId
    const wanted = { personId: person.id, unitId: unit.id, position, standInId: given }
    const moved = await command.send(wanted)
    if (!moved) return
    toast(`已调到${moved.unitName}`)
    onClose()
    await reread()
  }

  const missing = !unit ? '请选择单位' : position === '' ? '请填写职务' : null
  const foot = (
    <>
      <FailureNote id="move-failure" failure={command.failure} />
      <Button
        id="confirm-move"
        wide
        busy={command.busy}
        disabled={missing !== null}
        onTap={() => void send()}
      >
        {missing ?? `调到${unit?.name}`}
      </Button>
    </>
  )
  return (
    <Sheet id="move-sheet" title={`${person.name}调动`} open onClose={onClose} foot={foot}>
      <FailureNote id="plan-failure" failure={failure} />
      {plan ? (
        <View>
          <PlanText plan={plan} />
          <UnitField units={plan.units} chosen={unit} onChoose={setUnit} />
          <Field label="新的职务">
            <TextInput
              id="move-position"
              className="text-boxed"
              initial={position}
              maxLength={staffLimits.position}
              onType={(text) => setPosition(text.trim())}
            />
          </Field>
          {plan.ends.length > 0 ? (
            <Field label="原单位由谁接手" hint="每个单位须有指定的供稿人（G1）。">
              <Choices
                id="move-stand-in"
                choices={[
                  ...plan.colleagues.map(({ id, name }) => ({ key: id, text: name })),
                  { key: nobody, text: '暂不指定' },
                ]}
                chosen={standInId}
                onChoose={setStandIn}
              />
            </Field>
          ) : null}
        </View>
      ) : null}
    </Sheet>
  )
}

const mostShown = 8

function UnitField({
  units,
  chosen,
  onChoose,
}: {
  units: readonly Unit[]
  chosen: Unit | null
  onChoose: (unit: Unit | null) => void
}) {
  const [words, setWords] = useState('')
  const meant = units.filter(({ name }) => name.includes(words))
  const shown = chosen && !meant.slice(0, mostShown).includes(chosen) ? [chosen, ...meant] : meant
  return (
    <Field
      label="调到"
      {...(meant.length > mostShown && {
        hint: `另有 ${meant.length - mostShown} 个单位，输入名称中的字查找。`,
      })}
    >
      {units.length > mostShown ? (
        <TextInput
          id="unit-words"
          className="text-boxed"
          placeholder="输入单位名称查找"
          confirmType="search"
          onType={(text) => setWords(text.trim())}
        />
      ) : null}
      <View className="person-units">
        <Choices
          id="move-unit"
          choices={shown.slice(0, mostShown).map(({ id, name }) => ({ key: id, text: name }))}
          chosen={chosen?.id ?? null}
          onChoose={(id) => onChoose(units.find((unit) => unit.id === id) ?? null)}
        />
      </View>
    </Field>
  )
}

function PlanText({ plan: { person, ends, stays, waiting } }: { plan: Plan }) {
  return (
    <View id="move-plan" className="leave-plan">
      {ends.length > 0 ? (
        <Text className="leave-warn">{`调动后不再是${ends.join('、')}（G1）。`}</Text>
      ) : null}
      {stays.length > 0 ? <Text className="leave-note">{`不变：${stays.join('；')}`}</Text> : null}
      <Text className="leave-note">
        {waiting.length > 0
          ? `有 ${waiting.length} 项等${person.name}审批，仍由${person.name}处理完。`
          : `没有等${person.name}审批的事项。`}
      </Text>
      {waiting.slice(0, mostShown).map(({ title, channelName, stepTitle }, nth) => (
        <Text key={nth} className="leave-note">
          {`《${title}》· ${channelName} · ${stepTitle}`}
        </Text>
      ))}
    </View>
  )
}
