import { useState } from 'react'
import { commissionLimits } from '../../../shared/commissions'
import { api, toast, useCommand } from '../../_platform'
import { Button, FailureNote, Field, Sheet, TextArea } from '../../_ui'

type SaySheetProps = {
  kind: 'answer' | 'waive'
  open: boolean
  commissionId: string
  onClose: () => void
  refresh: () => Promise<unknown>
}

const words = {
  answer: {
    title: '答复',
    label: '想说明什么',
    hint: '约稿不得推辞（G22）。有困难请说明，约稿仍然有效，由编辑决定是否免交。',
    limit: commissionLimits.answer,
    send: '发送答复',
    done: '已答复',
  },
  waive: {
    title: '免交',
    label: '免交的原因（必填）',
    hint: '单位会看到原因，它会留痕；免交的不计逾期。',
    limit: commissionLimits.reason,
    send: '免交这份约稿',
    done: '已免交，并告知单位',
  },
} as const

/** A few sentences: the unit's answer, or why the department lets it go. */
export function SaySheet({ kind, open, commissionId, onClose, refresh }: SaySheetProps) {
  const [text, setText] = useState('')
  const { title, label, hint, limit, send, done } = words[kind]
  const command = useCommand(
    (input: { commandId: string; said: string; kind: 'answer' | 'waive' }) =>
      input.kind === 'answer'
        ? api.commissions.answer.mutate({ commandId: input.commandId, commissionId, text: input.said })
        : api.commissions.waive.mutate({ commandId: input.commandId, commissionId, reason: input.said }),
    refresh,
  )

  async function say() {
    if (!(await command.send({ said: text.trim(), kind }))) return
    setText('')
    toast(done)
    onClose()
    await refresh()
  }

  const foot = (
    <>
      <FailureNote id="say-failure" failure={command.failure} />
      <Button id="send-words" wide busy={command.busy} disabled={text.trim() === ''} onTap={() => void say()}>
        {send}
      </Button>
    </>
  )
  return (
    <Sheet id="say-sheet" title={title} open={open} onClose={onClose} foot={foot}>
      <Field label={label} hint={hint}>
        <TextArea id="words" className="text-boxed owed-text" maxLength={limit} focus onType={setText} />
      </Field>
    </Sheet>
  )
}
