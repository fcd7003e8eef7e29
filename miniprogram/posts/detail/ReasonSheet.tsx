import { Text } from '@tarojs/components'
import { useState } from 'react'
import { refuse, sayWhen, type Instant } from '../../../shared/_kernel'
import { changeDeadlines, commentLimit, type Verdict } from '../../../shared/approvals'
import { useNow, type Failure } from '../../_platform'
import { Button, Choices, FailureNote, Sheet, TextArea } from '../../_ui'
import { OwnPhrase } from './OwnPhrase'
import type { ApprovalView, PostDetail } from './post-detail'

export type Said = {
  readonly comment: string
  readonly clause: string | null
  readonly changesDueAt: Instant | null
}

type ReasonSheetProps = {
  verdict: Verdict
  detail: PostDetail
  view: ApprovalView
  /** What was typed, kept by whoever opens this. */
  typed: string
  onType: (text: string) => void
  busy: boolean
  failure: Failure | null
  onClose: () => void
  onSend: (said: Said) => void
  refresh: () => Promise<unknown>
}

const wording: Record<Verdict, { title: string; label: string; confirm: string; hint: string }> = {
  approved: { title: '通过', label: '意见', confirm: '通过', hint: '可以不写' },
  'changes-asked': {
    title: '退改',
    label: '要改什么（必填，供稿人会看到）',
    confirm: '请供稿人修改',
    hint: '写明要改的地方',
  },
  returned: {
    title: '不达标退回',
    label: '理由（必填，供稿人会看到）',
    confirm: '退回',
    hint: '写明哪里不达标',
  },
  rejected: { title: '不通过', label: '理由（必填，供稿人会看到）', confirm: '不通过', hint: '写明原因' },
}

const unexplained: Failure = {
  kind: 'refused',
  refusal: refuse('bad-input', '请写明理由，供稿人才知道该怎么做。', { path: 'comment' }),
}

/** Material falls short most often of its standards (G9). */
const usualClause = 'G9'

/** Why, with phrases to tap; of a return the clause, of a wish for changes the deadline. */
export function ReasonSheet(props: ReasonSheetProps) {
  const { verdict, detail, view, typed, onType, busy, failure, onClose, onSend, refresh } = props
  const now = useNow()
  const { title, label, confirm, hint } = wording[verdict]
  const phrases = view.phrases?.[verdict] ?? []
  const deadlines = changeDeadlines(now, view.decideBy)
  const [phrase, setPhrase] = useState<string | null>(null)
  const [clause, setClause] = useState<string | null>(usualOf(detail.returnClauses))
  const [until, setUntil] = useState<Instant | null>(null)
  const [isMissing, setMissing] = useState(false)
  const [drawn, setDrawn] = useState(0)
  const dueAt = until ?? deadlines.at(-1) ?? null

  /** A phrase is added to what was written; what the approver typed is never lost. */
  function choose(text: string) {
    const isUntouched = typed.trim() === '' || phrases.includes(typed)
    onType(isUntouched ? text : `${typed}\n${text}`)
    setPhrase(text)
    setMissing(false)
    setDrawn(drawn + 1)
  }

  function send() {
    const isUnexplained = verdict !== 'approved' && typed.trim() === ''
    setMissing(isUnexplained)
    if (isUnexplained) return
    onSend({
      comment: typed,
      clause: verdict === 'returned' ? clause : null,
      changesDueAt: verdict === 'changes-asked' ? dueAt : null,
    })
  }

  const tooLate = verdict === 'changes-asked' && deadlines.length === 0
  const foot = (
    <>
      {isMissing ? <FailureNote id="reason-missing" failure={unexplained} /> : null}
      <FailureNote id="reason-failure" failure={failure} />
      <Button
        id={`confirm-${verdict}`}
        look={verdict === 'approved' ? 'main' : 'danger'}
        wide
        busy={busy}
        disabled={tooLate}
        onTap={send}
      >
        {confirm}
      </Button>
    </>
  )
  return (
    <Sheet id="reason-sheet" title={title} open onClose={onClose} foot={foot}>
      {tooLate ? (
        <Text id="too-late" className="reason-label">
          离截稿太近，来不及修改再审。可以不达标退回，或请编辑直接改。
        </Text>
      ) : null}
      <Text className="reason-label">{label}</Text>
      <Choices
        id="phrase"
        choices={phrases.map((text, index) => ({ key: `${index}`, text }))}
        chosen={phrase === null ? null : `${phrases.indexOf(phrase)}`}
        onChoose={(key) => choose(phrases[Number(key)] ?? '')}
      />
      <TextArea
        // A chosen phrase draws the field anew; what is typed afterwards stays the phone's.
        key={drawn}
        id="reason-comment"
        className="text-boxed reason-comment"
        initial={typed}
        placeholder={hint}
        maxLength={commentLimit}
        onType={(text) => {
          onType(text)
          setMissing(false)
        }}
      />
      {view.phrases ? (
        <OwnPhrase verdict={verdict} typed={typed} phrases={view.phrases} refresh={refresh} />
      ) : null}
      {verdict === 'returned' ? (
        <>
          <Text className="reason-label">所违条款（必选，供稿人会看到）</Text>
          <Choices id="clause" choices={clauseChoices(detail)} chosen={clause} onChoose={setClause} />
        </>
      ) : null}
      {verdict === 'changes-asked' && dueAt ? (
        <>
          <Text className="reason-label">交回期限（此前保留版位，逾期释放）</Text>
          <Choices
            id="deadline"
            choices={deadlines.map((at) => ({ key: at, text: sayWhen(at, now) }))}
            chosen={dueAt}
            onChoose={setUntil}
          />
        </>
      ) : null}
    </Sheet>
  )
}

function usualOf(clauses: readonly string[]): string | null {
  return clauses.includes(usualClause) ? usualClause : (clauses[0] ?? null)
}

/** Only those that material can fall short of. */
function clauseChoices({ clauses, returnClauses }: PostDetail) {
  return clauses
    .filter(({ id }) => returnClauses.includes(id))
    .map(({ id, heading }) => ({ key: id, text: `${id} ${heading}` }))
}
