import { Text } from '@tarojs/components'
import { useState } from 'react'
import { takedownReasonLimit } from '../../../shared/posts'
import { api, toast, useCommand, type Inputs } from '../../_platform'
import { Button, FailureNote, Sheet, TextArea } from '../../_ui'
import type { PostDetail } from './post-detail'

type TakeDownSheetProps = {
  open: boolean
  post: PostDetail['post']
  onClose: () => void
  refresh: () => Promise<unknown>
}

/** Says first what it does: readers lose the article for good, and the record keeps who did it and why. */
export function TakeDownSheet({ open, post, onClose, refresh }: TakeDownSheetProps) {
  const [reason, setReason] = useState('')
  const command = useCommand(
    (order: Inputs['publishing']['takeDown']) => api.publishing.takeDown.mutate(order),
    refresh,
  )

  async function send() {
    const done = await command.send({ postId: post.id, reason })
    if (!done) return
    toast(done.state === 'taken-down' ? '已撤下' : '已要求撤下，请查看进展')
    onClose()
    await refresh()
  }

  const foot = (
    <>
      <FailureNote id="take-down-failure" failure={command.failure} />
      <Button id="confirm-take-down" look="danger" wide busy={command.busy} onTap={() => void send()}>
        撤下
      </Button>
    </>
  )
  return (
    <Sheet id="take-down-sheet" title="撤下这篇稿件" open={open} onClose={onClose} foot={foot}>
      <Text className="after-note">
        《{post.title}》将从读者那里删除，不能恢复；同期其他稿件不受影响。撤下的人和原因会留痕。
      </Text>
      <Text className="reason-label">原因（必填，供稿人会看到）</Text>
      <TextArea
        id="take-down-reason"
        className="text-boxed reason-comment"
        initial={reason}
        placeholder="例如：价格有误，更正后重发"
        maxLength={takedownReasonLimit}
        onType={setReason}
      />
    </Sheet>
  )
}
