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
  type Failure,
  type Inputs,
  type Replies,
} from '../_platform'
import type { ApprovalView } from './approval-view'
import { BesideSheet, isBeside } from './BesideSheet'
import { BottomBar } from './BottomBar'
import { Button } from './Button'
import { FailureNote } from './FailureState'
import { LostSheet } from './LostSheet'
import { MoreSheet, type BesideAct } from './MoreSheet'
import { NextBar } from './NextBar'
import { Sheet } from './Sheet'
import { TextArea } from './TextArea'
import { useReminders } from './use-reminders'
import './ConsentBar.scss'
import './Reason.scss'

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
  /** Whether another bar says what comes next, once it is decided. */
  barAfter?: boolean
  refresh: () => Promise<unknown>
}

/** For requests that are agreed to or refused: whoever decides, whoever asked and waits, whoever is kept informed. */
export function ConsentBar(props: ConsentBarProps) {
  const { view, extras, barAfter = false, refresh } = props
  const [act, setAct] = useState<'more' | 'refuse' | BesideAct | null>(null)
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
    setAct(null)
    setDecided(answer)
    showBadge(answer.badge)
    toast(verdict === 'approved' ? '已同意' : '已处理为不同意')
    await refresh()
  }

  const isTheirs = view.can.refuse
  const close = () => setAct(null)
  return (
    <>
      {!isTheirs && !decided && command.failure ? (
        <LostSheet
          failure={command.failure}
          view={view}
          typed={reason}
          onClose={command.forgive}
          refresh={refresh}
        />
      ) : null}
      {isTheirs ? (
        <DecideBar
          {...props}
          busy={command.busy}
          failure={act === null ? command.failure : null}
          onAgree={() => void decide('approved', '')}
          onRefuse={() => setAct('refuse')}
          onMore={() => setAct('more')}
        />
      ) : decided ? (
        <NextBar next={decided.next} />
      ) : view.state === 'open' || !barAfter ? (
        <OthersBar view={view} onMore={() => setAct('more')} refresh={refresh} />
      ) : null}
      <MoreSheet<never>
        open={act === 'more'}
        own={[]}
        mayHandOn={isTheirs}
        onChoose={setAct}
        onClose={close}
      />
      {isTheirs && act === 'refuse' ? (
        <RefuseSheet
          refusing={props.refusing}
          reason={reason}
          busy={command.busy}
          failure={command.failure}
          onType={setReason}
          onClose={close}
          onSend={() => void decide('rejected', reason)}
        />
      ) : null}
      {isBeside(act) ? <BesideSheet act={act} view={view} onClose={close} refresh={refresh} /> : null}
    </>
  )
}

type DecideBarProps = ConsentBarProps & {
  busy: boolean
  failure: Failure | null
  onAgree: () => void
  onRefuse: () => void
  onMore: () => void
}

/** Whoever had somebody look first may still refuse or hand it on; agreeing waits for the look. */
function DecideBar(props: DecideBarProps) {
  const { view, agree, missing = null, busy, failure, onAgree, onRefuse, onMore } = props
  const { can, actsFor } = view
  return (
    <BottomBar id="decide-bar">
      {failure ? (
        <View className="consent-failure">
          <FailureNote id="consent-failure" failure={failure} />
        </View>
      ) : null}
      <Button id="more" look="quiet" disabled={busy} onTap={onMore}>
        更多
      </Button>
      <Button id="refuse" className="consent-refuse" look="danger" disabled={busy} onTap={onRefuse}>
        不同意
      </Button>
      {can.approve ? (
        <Button id="agree" className="consent-agree" busy={busy} disabled={missing !== null} onTap={onAgree}>
          {missing ?? (actsFor ? `代 ${actsFor} ${agree}` : agree)}
        </Button>
      ) : (
        <Text id="looks-first" className="consent-waits">
          等加签的人先看
        </Text>
      )}
    </BottomBar>
  )
}

type RefuseSheetProps = {
  refusing: string
  reason: string
  busy: boolean
  failure: Failure | null
  onType: (reason: string) => void
  onClose: () => void
  onSend: () => void
}

function RefuseSheet(props: RefuseSheetProps) {
  const { refusing, reason, busy, failure, onType, onClose, onSend } = props
  const foot = (
    <>
      <FailureNote id="refuse-failure" failure={failure} />
      <Button id="confirm-refuse" look="danger" wide busy={busy} onTap={onSend}>
        不同意
      </Button>
    </>
  )
  return (
    <Sheet id="refuse-sheet" title="不同意" open onClose={onClose} foot={foot}>
      <Text className="consent-note">{refusing}</Text>
      <TextArea
        id="refuse-reason"
        className="text-boxed reason-comment"
        initial={reason}
        placeholder="为什么（必填，申请人会看到）"
        maxLength={commentLimit}
        onType={onType}
      />
    </Sheet>
  )
}

type OthersBarProps = { view: ApprovalView; onMore: () => void; refresh: () => Promise<unknown> }

/** Whoever asked may remind those it waits for, and take it back; all who have to do with it may say something. */
function OthersBar({ view, onMore, refresh }: OthersBarProps) {
  const now = useNow()
  const reminders = useReminders(refresh)
  const withdraw = useCommand(
    (tap: Inputs['approvals']['withdraw']) => api.approvals.withdraw.mutate(tap),
    refresh,
  )
  const { can, urgeFrom, unreadCopy, id: approvalId } = view
  const mayUrgeNow = urgeFrom <= now
  if (!can.urge && !can.withdraw && !can.comment && !unreadCopy) return null

  async function takeBack() {
    const sure = await confirmed('收回申请', '收回后一切照旧；需要时可以再申请。')
    if (!sure || !(await withdraw.send({ approvalId }))) return
    toast('已收回申请')
    await refresh()
  }

  const failure = reminders.failure ?? withdraw.failure
  return (
    <BottomBar id="own-bar">
      {failure ? (
        <View className="consent-failure">
          <FailureNote id="own-failure" failure={failure} />
        </View>
      ) : null}
      {can.comment ? (
        <Button id="more" look="quiet" onTap={onMore}>
          更多
        </Button>
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
          busy={reminders.urging}
          disabled={!mayUrgeNow}
          onTap={() => void reminders.urge(approvalId)}
        >
          {mayUrgeNow ? '催办' : `${sayWhen(urgeFrom, now)} 起可催办`}
        </Button>
      ) : null}
      {unreadCopy ? (
        <Button
          id="copy-read"
          className="consent-agree"
          busy={reminders.reading}
          onTap={() => void reminders.markRead(approvalId)}
        >
          已阅
        </Button>
      ) : null}
    </BottomBar>
  )
}
