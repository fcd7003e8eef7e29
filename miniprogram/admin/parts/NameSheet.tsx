import { useState } from 'react'
import type { Failure } from '../../_platform'
import { Button, FailureNote, Field, Sheet, TextInput } from '../../_ui'

type NameSheetProps = {
  title: string
  initial: string
  limit: number
  command: { readonly busy: boolean; readonly failure: Failure | null }
  onClose: () => void
  onSave: (name: string) => Promise<void>
}

/** Asks for one name. */
export function NameSheet({ title, initial, limit, command, onClose, onSave }: NameSheetProps) {
  const [name, setName] = useState(initial)
  const foot = (
    <>
      <FailureNote id="name-failure" failure={command.failure} />
      <Button
        id="save-name"
        wide
        busy={command.busy}
        disabled={name === '' || name === initial}
        onTap={() => void onSave(name)}
      >
        保存
      </Button>
    </>
  )
  return (
    <Sheet id="name-sheet" title={title} open onClose={onClose} foot={foot}>
      <Field label="名称">
        <TextInput
          id="unit-name"
          className="text-boxed"
          initial={initial}
          maxLength={limit}
          onType={(text) => setName(text.trim())}
        />
      </Field>
    </Sheet>
  )
}
