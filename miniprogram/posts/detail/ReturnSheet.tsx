import { Text } from '@tarojs/components'
import { useState } from 'react'
import { refuse } from '../../../shared/_kernel'
import { commentLimit } from '../../../shared/approvals'
import type { Failure } from '../../_platform'
import { Button, Choices, FailureNote, Sheet, TextArea } from '../../_ui'
import type { PostDetail } from './post-detail'

const phrases = [
  { key: 'pictures', text: '图片不清晰，请更换' },
  { key: 'facts', text: '信息有误，请核实后修改' },
  { key: 'source', text: '请注明来源' },
  { key: 'wording', text: '文字请再精简、通顺一些' },
] as const

type PhraseKey = (typeof phrases)[number]['key']

const unexplained: Failure = {
  kind: 'refused',
  refusal: refuse('bad-input', '退回须写明理由，供稿人才知道如何修改。', { path: 'comment' }),
}

type ReturnSheetProps = {
  open: boolean
  clauses: PostDetail['clauses']
  busy: boolean
  failure: Failure | null
  onClose: () => void
  onReturn: (comment: string, clause: string | null) => void
}

/** Substandard material goes back under a clause (G10); most often it is the one of the material's standards. */
const usualClause = 'G9'

/** Asks for the reason and the clause: both are needed, and the submitter sees them. */
export function ReturnSheet({ open, clauses, busy, failure, onClose, onReturn }: ReturnSheetProps) {
  const [comment, setComment] = useState('')
  const [phrase, setPhrase] = useState<PhraseKey | null>(null)
  const [clause, setClause] = useState<string | null>(usualClause)
  const [isMissing, setMissing] = useState(false)
  const [drawn, setDrawn] = useState(0)

  /** A phrase is added to what was written; what the approver typed is never lost. */
  function choose(key: PhraseKey) {
    const text = phrases.find((known) => known.key === key)?.text ?? ''
    const isUntouched = comment.trim() === '' || phrases.some((known) => known.text === comment)
    write(isUntouched ? text : `${comment}\n${text}`)
    setPhrase(key)
    setDrawn(drawn + 1)
  }

  function write(text: string) {
    setComment(text)
    setMissing(false)
  }

  function send() {
    const isEmpty = comment.trim() === ''
    setMissing(isEmpty)
    if (!isEmpty) onReturn(comment, clause)
  }

  const foot = (
    <>
      {isMissing ? <FailureNote id="return-missing" failure={unexplained} /> : null}
      <FailureNote id="return-failure" failure={failure} />
      <Button id="confirm-return" look="danger" wide busy={busy} onTap={send}>
        退回
      </Button>
    </>
  )
  return (
    <Sheet id="return-sheet" title="退回修改" open={open} onClose={onClose} foot={foot}>
      <Text className="return-label">理由（必填，供稿人会看到）</Text>
      <Choices id="phrase" choices={phrases} chosen={phrase} onChoose={choose} />
      <TextArea
        // A chosen phrase draws the field anew; what is typed afterwards stays the phone's.
        key={drawn}
        id="return-comment"
        className="text-boxed return-comment"
        initial={comment}
        placeholder="写明哪里需要修改"
        maxLength={commentLimit}
        onType={write}
      />
      <Text className="return-label">所违条款（必选，供稿人会看到）</Text>
      <Choices
        id="return-clause"
        choices={clauses.map(({ id, heading }) => ({ key: id, text: `${id} ${heading}` }))}
        chosen={clause}
        onChoose={setClause}
      />
    </Sheet>
  )
}
