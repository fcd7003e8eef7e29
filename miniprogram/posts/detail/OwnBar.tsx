import { View } from '@tarojs/components'
import { sayDay, sayWhen, type Day } from '../../../shared/_kernel'
import { useState } from 'react'
import { api, confirmed, go, toast, useCommand, useNow, type Inputs } from '../../_platform'
import { BottomBar, Button, FailureNote, useReminders } from '../../_ui'
import { useWriteAnew } from '../parts/use-write-anew'
import { CancelSheet } from './CancelSheet'
import type { PostDetail } from './post-detail'

type OwnBarProps = { detail: PostDetail; onMore: () => void; refresh: () => Promise<unknown> }

/** What its submitter, and whoever has to do with it, may do: hand in again, urge, take back; each consequence first. */
export function OwnBar({ detail, onMore, refresh }: OwnBarProps) {
  const now = useNow()
  const [cancelling, setCancelling] = useState(false)
  const { post, approval, cancellation, can } = detail
  const reminders = useReminders(refresh)
  const withdraw = useCommand(
    (tap: Inputs['approvals']['withdraw']) => api.approvals.withdraw.mutate(tap),
    refresh,
  )
  const anew = useWriteAnew(post.id)
  const open = cancellation ?? approval
  const mayUrgeNow = open.urgeFrom <= now
  const failure = reminders.failure ?? withdraw.failure

  async function takeBack() {
    const what = cancellation ? '收回撤销申请' : '撤回稿件'
    const sure = await confirmed(what, cancellation ? '收回后稿件照常刊出。' : sayWithdrawal(post.place?.day))
    if (!sure || !(await withdraw.send({ approvalId: open.id }))) return
    toast(cancellation ? '已收回申请' : '已撤回，版位已释放')
    await refresh()
  }

  const buttons = [
    can.resubmit ? (
      <Button key="revise" id="revise" className="own-main" onTap={() => go.revise(post.id)}>
        {post.state === 'changes-asked' ? '去修改' : '修改后重新提交'}
      </Button>
    ) : null,
    can.writeAnew ? (
      <Button key="anew" id="write-anew" look="quiet" busy={anew.busy} onTap={() => void anew.begin()}>
        以此另写一篇
      </Button>
    ) : null,
    can.askUrgent && post.state === 'expired' ? (
      <Button key="urgent" id="ask-urgent" className="own-main" onTap={() => go.urgent(post.id)}>
        申请加急
      </Button>
    ) : null,
    approval.unreadCopy ? (
      <Button
        key="read"
        id="copy-read"
        className="own-main"
        busy={reminders.reading}
        onTap={() => void reminders.markRead(approval.id)}
      >
        已阅
      </Button>
    ) : null,
    open.can.urge ? (
      <Button
        key="urge"
        id="urge"
        className="own-main"
        busy={reminders.urging}
        disabled={!mayUrgeNow}
        onTap={() => void reminders.urge(open.id)}
      >
        {mayUrgeNow ? '催办' : `${sayWhen(open.urgeFrom, now)} 起可催办`}
      </Button>
    ) : null,
    open.can.withdraw ? (
      <Button key="withdraw" id="withdraw" look="danger" busy={withdraw.busy} onTap={() => void takeBack()}>
        {cancellation ? '收回申请' : '撤回'}
      </Button>
    ) : null,
    can.cancel ? (
      <Button key="cancel" id="cancel" look="danger" onTap={() => setCancelling(true)}>
        申请撤销
      </Button>
    ) : null,
    approval.can.comment ? (
      <Button key="more" id="more" look="quiet" onTap={onMore}>
        更多
      </Button>
    ) : null,
  ].filter(Boolean)
  if (buttons.length === 0) return null
  return (
    <>
      <BottomBar id="own-bar">
        {failure ? (
          <View className="decide-failure">
            <FailureNote id="own-failure" failure={failure} />
          </View>
        ) : null}
        {buttons.reverse()}
      </BottomBar>
      {cancelling ? (
        <CancelSheet detail={detail} onClose={() => setCancelling(false)} refresh={refresh} />
      ) : null}
    </>
  )
}

function sayWithdrawal(day: string | undefined): string {
  return day === undefined
    ? '撤回后不再排期；想刊出时须重新投稿。'
    : `撤回后 ${sayDay(day as Day)} 的版位立即释放；想刊出时须重新投稿。`
}
