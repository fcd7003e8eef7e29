import { Text } from '@tarojs/components'
import { useState } from 'react'
import { sayDay, type Day } from '../../../shared/_kernel'
import { commentLimit } from '../../../shared/approvals'
import { api, toast, useCommand, type Inputs } from '../../_platform'
import { Button, FailureNote, Sheet, TextArea } from '../../_ui'
import type { PostDetail } from './post-detail'

type CancelSheetProps = { detail: PostDetail; onClose: () => void; refresh: () => Promise<unknown> }

/** Says first whose consent it needs, until when, and what follows. */
export function CancelSheet({ detail: { post, approval }, onClose, refresh }: CancelSheetProps) {
  const [reason, setReason] = useState('')
  const command = useCommand((input: Inputs['posts']['cancel']) => api.posts.cancel.mutate(input), refresh)
  const approvers = approval.steps.flatMap(({ decisions }) => decisions.map(({ byName }) => byName))
  const day = post.place ? sayDay(post.place.day as Day) : '它'

  async function send() {
    if (!(await command.send({ postId: post.id, reason }))) return
    toast('已申请，等审批人同意')
    onClose()
    await refresh()
  }

  const foot = (
    <>
      <FailureNote id="cancel-failure" failure={command.failure} />
      <Button id="confirm-cancel" look="danger" wide busy={command.busy} onTap={() => void send()}>
        申请撤销
      </Button>
    </>
  )
  return (
    <Sheet id="cancel-sheet" title="撤销已通过的稿件" open onClose={onClose} foot={foot}>
      <Text id="cancel-consequence" className="reason-label">
        须由 {[...new Set(approvers)].join('、')} 都同意。同意后 {day}{' '}
        的版位立即释放；发出之前没有都同意，申请作废，稿件照常刊出。
      </Text>
      <TextArea
        id="cancel-reason"
        className="text-boxed reason-comment"
        initial={reason}
        placeholder="为什么要撤销（必填）"
        maxLength={commentLimit}
        onType={setReason}
      />
    </Sheet>
  )
}
