import { useState } from 'react'
import { staffLimits } from '../../../shared/staff'
import { api, toast, useCommand, type Inputs } from '../../_platform'
import { Button, FailureNote, Field, Sheet, TextInput } from '../../_ui'
import type { Person } from './person'

type Texts = Pick<Inputs['staff']['correct'], 'name' | 'staffNo' | 'department' | 'position'>

const fields: readonly { key: keyof Texts; label: string; hint?: string }[] = [
  { key: 'name', label: '姓名', hint: '真实姓名（X4）' },
  { key: 'position', label: '职务' },
  { key: 'department', label: '部门' },
  { key: 'staffNo', label: '工号', hint: '字母、数字和短横；导入名册时凭它认人' },
]

type CorrectSheetProps = { person: Person; onClose: () => void; reread: () => Promise<unknown> }

export function CorrectSheet({ person, onClose, reread }: CorrectSheetProps) {
  const { name, staffNo, department, position } = person
  const [texts, setTexts] = useState<Texts>({ name, staffNo, department, position })
  const command = useCommand((input: Inputs['staff']['correct']) => api.staff.correct.mutate(input))

  async function save() {
    if (!(await command.send({ personId: person.id, ...texts }))) return
    toast('已保存')
    onClose()
    await reread()
  }

  const foot = (
    <>
      <FailureNote id="correct-failure" failure={command.failure} />
      <Button id="save-person" wide busy={command.busy} onTap={() => void save()}>
        保存
      </Button>
    </>
  )
  return (
    <Sheet id="correct-sheet" title={`${name}的资料`} open onClose={onClose} foot={foot}>
      {fields.map(({ key, label, ...hint }) => (
        <Field key={key} label={label} {...hint}>
          <TextInput
            id={`person-${key}`}
            className="text-boxed"
            initial={texts[key]}
            maxLength={staffLimits[key]}
            onType={(text) => setTexts((before) => ({ ...before, [key]: text.trim() }))}
          />
        </Field>
      ))}
    </Sheet>
  )
}
