import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Verdict } from '../../../shared/approvals'
import { api, askAlong, showBadge, toast, useCommand, type Inputs, type Replies } from '../../_platform'
import {
  BesideSheet,
  BottomBar,
  Button,
  FailureNote,
  isBeside,
  LostSheet,
  MoreSheet,
  NextBar,
  type BesideAct,
  type Choice,
} from '../../_ui'
import { OwnBar } from './OwnBar'
import type { ApprovalView, PostDetail } from './post-detail'
import { ReasonSheet, type Said } from './ReasonSheet'

type Decided = Replies['approvals']['decide']

type Act = 'more' | Verdict | BesideAct

const nothingSaid: Said = { comment: '', clause: null, changesDueAt: null }

/** What the person can do with this post now: decide it, say something, or what its submitter may. */
export function Deciding({ detail, refresh }: { detail: PostDetail; refresh: () => Promise<unknown> }) {
  const [act, setAct] = useState<Act | null>(null)
  const [decided, setDecided] = useState<Decided | null>(null)
  // Kept here, where the bar that goes away when somebody else was faster cannot take it along.
  const [typed, setTyped] = useState('')
  const command = useCommand(
    (decision: Inputs['approvals']['decide']) => api.approvals.decide.mutate(decision),
    refresh,
  )
  const view = inQuestion(detail)

  async function decide(verdict: Verdict, said: Said) {
    if (!view) return
    askAlong('decide')
    const { id: approvalId, digest, current: step } = view
    const answer = await command.send({ approvalId, digest, step, verdict, ...said })
    if (!answer) return
    setAct(null)
    setTyped('')
    setDecided(answer)
    showBadge(answer.badge)
    toast(sayDecided(verdict, answer, view.when))
    await refresh()
  }

  const close = () => setAct(null)
  return (
    <View>
      {!view && command.failure ? (
        <LostSheet
          failure={command.failure}
          view={detail.approval}
          typed={typed}
          onClose={() => {
            setTyped('')
            command.forgive()
          }}
          refresh={refresh}
        />
      ) : null}
      {view ? (
        <DecideBar
          view={view}
          busy={command.busy}
          failure={act === null ? command.failure : null}
          onApprove={() => void decide('approved', nothingSaid)}
          onMore={() => setAct('more')}
        />
      ) : decided ? (
        <NextBar next={decided.next} />
      ) : (
        <OwnBar detail={detail} onMore={() => setAct('more')} refresh={refresh} />
      )}
      <MoreSheet
        open={act === 'more'}
        own={view ? ownChoices(detail, view) : []}
        mayHandOn={view !== null}
        onChoose={setAct}
        onClose={close}
      />
      {view && isVerdict(act) ? (
        <ReasonSheet
          key={act}
          verdict={act}
          detail={detail}
          view={view}
          typed={typed}
          onType={setTyped}
          busy={command.busy}
          failure={command.failure}
          onClose={close}
          onSend={(said) => void decide(act, said)}
          refresh={refresh}
        />
      ) : null}
      {isBeside(act) ? (
        <BesideSheet act={act} view={view ?? detail.approval} onClose={close} refresh={refresh} />
      ) : null}
    </View>
  )
}

const waysBack: readonly Choice<Verdict>[] = [
  { act: 'changes-asked', title: '退改', note: '材料达标，请供稿人改一处；期限内保留版位' },
  { act: 'returned', title: '不达标退回', note: '写明所违条款；释放版位，提前量重新计算（G10）' },
]

/** The ways to decide but passing it at once: only a post's own approval has ways back (G10). */
function ownChoices({ approval }: PostDetail, view: ApprovalView): Choice<Verdict>[] {
  return [
    ...(view.can.approve
      ? [{ act: 'approved', title: '通过，并写一句', note: '意见会留在审批进展里' } as const]
      : []),
    ...(view.id === approval.id ? waysBack : []),
    { act: 'rejected', title: '不通过', note: '到此为止，不再继续' },
  ]
}

/** A cancellation that is asked for comes before the approval that has passed. */
function inQuestion({ cancellation, approval }: PostDetail): ApprovalView | null {
  return [cancellation, approval].find((view) => view?.can.refuse) ?? null
}

function isVerdict(act: Act | null): act is Verdict {
  return act === 'approved' || act === 'changes-asked' || act === 'returned' || act === 'rejected'
}

function sayDecided(verdict: Verdict, { state, when }: Decided, shown: string): string {
  switch (verdict) {
    case 'approved': {
      const moved = when === shown ? '' : `；日期已变为 ${when}`
      return `${state === 'passed' ? '已全部通过' : '已通过，交给下一环节'}${moved}`
    }
    case 'changes-asked':
      return '已请供稿人修改，版位保留'
    case 'returned':
      return '已退回给供稿人'
    case 'rejected':
      return '已处理为不通过'
    default:
      return verdict satisfies never
  }
}

type DecideBarProps = {
  view: ApprovalView
  busy: boolean
  failure: Parameters<typeof FailureNote>[0]['failure']
  onApprove: () => void
  onMore: () => void
}

/** Within reach of the thumb: one tap passes, everything else is one tap behind. */
function DecideBar({ view, busy, failure, onApprove, onMore }: DecideBarProps) {
  const { can, actsFor } = view
  return (
    <BottomBar id="decide-bar">
      {failure ? (
        <View className="decide-failure">
          <FailureNote failure={failure} />
        </View>
      ) : null}
      <Button id="more" className="decide-more" look="quiet" disabled={busy} onTap={onMore}>
        更多
      </Button>
      {can.approve ? (
        <Button id="approve" className="decide-approve" busy={busy} onTap={onApprove}>
          {actsFor ? `代 ${actsFor} 通过` : '通过'}
        </Button>
      ) : (
        <View id="looks-first" className="decide-waits">
          等加签的人先看
        </View>
      )}
    </BottomBar>
  )
}
