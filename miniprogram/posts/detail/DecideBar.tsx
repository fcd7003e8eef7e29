import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Verdict } from '../../../shared/approvals'
import { api, showBadge, toast, useCommand, type Inputs } from '../../_platform'
import { BottomBar, Button, FailureNote } from '../../_ui'
import type { PostDetail } from './post-detail'
import { ReturnSheet } from './ReturnSheet'

type DecideBarProps = Pick<PostDetail, 'approval' | 'clauses'> & { refresh: () => Promise<unknown> }

/** Within reach of the thumb: one tap passes, returning asks for the reason. */
export function DecideBar({ approval, clauses, refresh }: DecideBarProps) {
  const [returning, setReturning] = useState(false)
  const command = useCommand(
    (decision: Inputs['approvals']['decide']) => api.approvals.decide.mutate(decision),
    refresh,
  )

  async function decide(
    verdict: Extract<Verdict, 'approved' | 'returned'>,
    comment: string,
    clause: string | null,
  ) {
    const { id: approvalId, digest, current: step } = approval
    const decided = await command.send({ approvalId, digest, step, verdict, comment, clause })
    if (!decided) return
    setReturning(false)
    showBadge(decided.badge)
    toast(
      verdict === 'returned'
        ? '已退回给供稿人'
        : decided.state === 'passed'
          ? '已全部通过'
          : '已通过，交给下一环节',
    )
    await refresh()
  }

  return (
    <BottomBar id="decide-bar">
      {command.failure && !returning ? (
        <View className="decide-failure">
          <FailureNote failure={command.failure} />
        </View>
      ) : null}
      <Button
        id="return"
        className="decide-return"
        look="danger"
        disabled={command.busy}
        onTap={() => setReturning(true)}
      >
        退回
      </Button>
      <Button
        id="approve"
        className="decide-approve"
        busy={command.busy}
        onTap={() => void decide('approved', '', null)}
      >
        通过
      </Button>
      <ReturnSheet
        open={returning}
        clauses={clauses}
        busy={command.busy}
        failure={command.failure}
        onClose={() => setReturning(false)}
        onReturn={(comment, clause) => void decide('returned', comment, clause)}
      />
    </BottomBar>
  )
}
