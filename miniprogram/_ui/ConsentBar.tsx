import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { sayWhen } from '../../shared/_kernel'
import { commentLimit } from '../../shared/approvals'
import {
  api,
  askAlong,
  confirmed,
  showBadge,
  toast,
  useCommand,
  useNow,
  type Inputs,
  type Replies,
} from '../_platform'
import { BottomBar } from './BottomBar'
import { Button } from './Button'
import { FailureNote } from './FailureState'
import { LostSheet } from './LostSheet'
import { NextBar } from './NextBar'
import { Sheet } from './Sheet'
import { TextArea } from './TextArea'
import './ConsentBar.scss'

type ApprovalView = Replies['posts']['detail']['approval']
type Decided = Replies['approvals']['decide']

type ConsentBarProps = {
  view: ApprovalView
  /** What agreeing is called here, and what it comes with. */
  agree: string
  extras?: unknown
  /** What has to be done first; agreeing waits for it. */
  missing?: string | null
  /** What refusing leads to, said before the reason is asked for. */
  refusing: string
  refresh: () => Promise<unknown>
}

/** For requests that are agreed to or refused: whoever decides, and whoever asked and waits. */
export function ConsentBar(props: ConsentBarProps) {
  const { view, agree, extras, missing = null, refusing, refresh } = props
  const [isRefusing, setRefusing] = useState(false)
  const [reason, setReason] = useState('')
  const [decided, setDecided] = useState<Decided | null>(null)
  const command = useCommand(
    (decision: Inputs['approvals']['decide']) => api.approvals.decide.mutate(decision),
    refresh,
  )

  async function decide(verdict: 'approved' | 'rejected', comment: string) {
    askAlong('decide')
    const { id: approvalId, digest, current: step } = view
    const told = verdict === 'approved' && extras !== undefined ? { extras } : {}
    const answer = await command.send({ approvalId, digest, step, verdict, comment, clause: null, ...told })
    if (!answer) return
    setRefusing(false)
    setDecided(answer)
    showBadge(answer.badge)
    toast(verdict === 'approved' ? '已同意' : '已处理为不同意')
    await refresh()
  }

  if (!view.can.approve && decided) return <NextBar next={decided.next} />
  if (!view.can.approve) {
    return (
      <>
        {command.failure ? (
          <LostSheet
            failure={command.failure}
            view={view}
            typed={reason}
            onClose={command.forgive}
            refresh={refresh}
          />
        ) : null}
        <AskerBar {...props} />
      </>
    )
  }
  const foot = (
    <>
      <FailureNote id="refuse-failure" failure={isRefusing ? command.failure : null} />
      <Button
        id="confirm-refuse"
        look="danger"
        wide
        busy={command.busy}
        onTap={() => void decide('rejected', reason)}
      >
        不同意
      </Button>
    </>
  )
  return (
    <BottomBar id="decide-bar">
      {command.failure && !isRefusing ? (
        <View className="consent-failure">
          <FailureNote id="consent-failure" failure={command.failure} />
        </View>
      ) : null}
      <Button
        id="refuse"
        className="consent-refuse"
        look="danger"
        disabled={command.busy}
        onTap={() => setRefusing(true)}
      >
        不同意
      </Button>
      <Button
        id="agree"
        className="consent-agree"
        busy={command.busy}
        disabled={missing !== null}
        onTap={() => void decide('approved', '')}
      >
        {missing ?? (view.actsFor ? `代 ${view.actsFor} ${agree}` : agree)}
      </Button>
      <Sheet
        id="refuse-sheet"
        title="不同意"
        open={isRefusing}
        onClose={() => setRefusing(false)}
        foot={foot}
      >
        <Text className="consent-note">{refusing}</Text>
        <TextArea
          id="refuse-reason"
          className="text-boxed consent-reason"
          initial={reason}
          placeholder="为什么（必填，申请人会看到）"
          maxLength={commentLimit}
          onType={setReason}
        />
      </Sheet>
    </BottomBar>
  )
}

/** Whoever asked may remind those it waits for, and take it back. */
function AskerBar({ view, refresh }: ConsentBarProps) {
  const now = useNow()
  const urge = useCommand((tap: Inputs['approvals']['urge']) => api.approvals.urge.mutate(tap), refresh)
  const withdraw = useCommand(
    (tap: Inputs['approvals']['withdraw']) => api.approvals.withdraw.mutate(tap),
    refresh,
  )
  const { can, urgeFrom, id: approvalId } = view
  const mayUrgeNow = urgeFrom <= now
  if (!can.urge && !can.withdraw) return null

  async function urgeNow() {
    if (!(await urge.send({ approvalId }))) return
    toast('已提醒')
    await refresh()
  }

  async function takeBack() {
    const sure = await confirmed('收回申请', '收回后一切照旧；需要时可以再申请。')
    if (!sure || !(await withdraw.send({ approvalId }))) return
    toast('已收回申请')
    await refresh()
  }

  const failure = urge.failure ?? withdraw.failure
  return (
    <BottomBar id="own-bar">
      {failure ? (
        <View className="consent-failure">
          <FailureNote id="own-failure" failure={failure} />
        </View>
      ) : null}
      {can.withdraw ? (
        <Button id="withdraw" look="danger" busy={withdraw.busy} onTap={() => void takeBack()}>
          收回申请
        </Button>
      ) : null}
      {can.urge ? (
        <Button
          id="urge"
          className="consent-agree"
          busy={urge.busy}
          disabled={!mayUrgeNow}
          onTap={() => void urgeNow()}
        >
          {mayUrgeNow ? '催办' : `${sayWhen(urgeFrom, now)} 起可催办`}
        </Button>
      ) : null}
    </BottomBar>
  )
}
