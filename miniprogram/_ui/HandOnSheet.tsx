import { Text } from '@tarojs/components'
import { useState } from 'react'
import { commentLimit } from '../../shared/approvals'
import { api, showBadge, toast, useCommand, type Inputs } from '../_platform'
import type { ApprovalView } from './approval-view'
import { Button } from './Button'
import { Choices } from './Choices'
import { FailureNote } from './FailureState'
import { PersonPicker, type Picked } from './PersonPicker'
import { Sheet } from './Sheet'
import { TextArea } from './TextArea'
import './Reason.scss'

export type HandOn = 'transfer' | 'add' | 'copy'

type HandOnSheetProps = {
  act: HandOn
  view: ApprovalView
  onClose: () => void
  refresh: () => Promise<unknown>
}

const wording: Record<HandOn, { title: string; confirm: string; done: string; hint: string }> = {
  transfer: { title: '转交', confirm: '转交', done: '已转交', hint: '例如：今天外出，请代为处理' },
  add: { title: '加签', confirm: '请对方加签', done: '已请对方加签', hint: '例如：涉及价格，请核对' },
  copy: { title: '抄送', confirm: '抄送', done: '已抄送', hint: '' },
}

const sides = [
  { key: 'before', text: '先让对方看' },
  { key: 'after', text: '我处理之后再让对方看' },
] as const

/** Whom to hand it to, ask, or keep informed; why; and, of an added approver, when. */
export function HandOnSheet({ act, view, onClose, refresh }: HandOnSheetProps) {
  const [people, setPeople] = useState<readonly Picked[]>([])
  const [reason, setReason] = useState('')
  const [side, setSide] = useState<'before' | 'after'>('before')
  const transfer = useCommand(
    (input: Inputs['approvals']['transfer']) => api.approvals.transfer.mutate(input),
    refresh,
  )
  const add = useCommand(
    (input: Inputs['approvals']['addApprover']) => api.approvals.addApprover.mutate(input),
    refresh,
  )
  const copy = useCommand((input: Inputs['approvals']['copy']) => api.approvals.copy.mutate(input), refresh)
  const command = { transfer, add, copy }[act]
  const { title, confirm, done, hint } = wording[act]

  function toggle(person: Picked) {
    const isPicked = people.some(({ id }) => id === person.id)
    const others = people.filter(({ id }) => id !== person.id)
    if (act === 'copy') setPeople(isPicked ? others : [...people, person])
    else setPeople(isPicked ? [] : [person])
  }

  async function send() {
    const approvalId = view.id
    const [to] = people
    if (!to) return
    const handOn = { approvalId, toId: to.id, reason }
    const answer =
      act === 'transfer'
        ? await transfer.send(handOn)
        : act === 'add'
          ? await add.send({ ...handOn, side })
          : await copy.send({ approvalId, toIds: people.map(({ id }) => id) })
    if (!answer) return
    if ('badge' in answer) showBadge(answer.badge)
    toast(done)
    onClose()
    await refresh()
  }

  const foot = (
    <>
      <FailureNote id="hand-on-failure" failure={command.failure} />
      <Button
        id={`confirm-${act}`}
        wide
        busy={command.busy}
        disabled={people.length === 0}
        onTap={() => void send()}
      >
        {people.length > 0 ? `${confirm}：${people.map(({ name }) => name).join('、')}` : confirm}
      </Button>
    </>
  )
  return (
    <Sheet id="hand-on-sheet" title={title} open onClose={onClose} foot={foot}>
      {act === 'add' ? <Choices id="side" choices={sides} chosen={side} onChoose={setSide} /> : null}
      {act === 'copy' ? null : (
        <>
          <Text className="reason-label">理由（必填，对方会看到）</Text>
          <TextArea
            id="hand-on-reason"
            className="text-boxed"
            initial={reason}
            placeholder={hint}
            maxLength={commentLimit}
            onType={setReason}
          />
        </>
      )}
      <Text className="reason-label">{act === 'copy' ? '抄送给（可选多人）' : '给谁'}</Text>
      <PersonPicker picked={people} onToggle={toggle} />
    </Sheet>
  )
}
