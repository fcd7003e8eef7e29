import { View } from '@tarojs/components'
import { useState } from 'react'
import { commentLimit } from '../../../shared/approvals'
import { api, askAlong, go, showBadge, useCommand, type Inputs, type Replies } from '../../_platform'
import { Button, FailureNote, Icon, RefusalLine, Sheet, TextArea } from '../../_ui'

type Item = Replies['approvals']['inbox']['waiting'][number]
type Result = Replies['approvals']['decideMany']['results'][number]

type BatchSheetProps = { items: readonly Item[]; onClose: () => void; refresh: () => Promise<unknown> }

/** Several of one edition: who has read them passes them with one tap, and sees what became of each. */
export function BatchSheet({ items, onClose, refresh }: BatchSheetProps) {
  // The list behind changes as soon as they are decided; what is shown here stays.
  const [shown] = useState(items)
  const [left, setLeft] = useState<readonly string[]>(shown.map(({ approvalId }) => approvalId))
  const [comment, setComment] = useState('')
  const [results, setResults] = useState<readonly Result[] | null>(null)
  const command = useCommand((many: Inputs['approvals']['decideMany']) =>
    api.approvals.decideMany.mutate(many),
  )

  function toggle(id: string) {
    setLeft(left.includes(id) ? left.filter((other) => other !== id) : [...left, id])
  }

  async function send() {
    askAlong('decide')
    const chosen = shown.filter(({ approvalId }) => left.includes(approvalId))
    const decided = await command.send({
      comment,
      items: chosen.map(({ approvalId, digest, step }) => ({ approvalId, digest, step })),
    })
    if (!decided) return
    setResults(decided.results)
    showBadge(decided.badge)
  }

  function close() {
    onClose()
    void refresh()
  }

  const foot = results ? (
    <Button id="batch-done" wide onTap={close}>
      知道了
    </Button>
  ) : (
    <>
      <FailureNote id="batch-failure" failure={command.failure} />
      <Button
        id="confirm-batch"
        wide
        busy={command.busy}
        disabled={left.length === 0}
        onTap={() => void send()}
      >
        {`通过这 ${left.length} 件`}
      </Button>
    </>
  )
  return (
    <Sheet id="batch-sheet" title={results ? '处理结果' : '一并通过'} open onClose={close} foot={foot}>
      {shown.map((item) => (
        <Row
          key={item.approvalId}
          item={item}
          isChosen={left.includes(item.approvalId)}
          result={results?.find(({ approvalId }) => approvalId === item.approvalId) ?? null}
          isDecided={results !== null}
          onToggle={() => toggle(item.approvalId)}
        />
      ))}
      {results ? null : (
        <TextArea
          id="batch-comment"
          className="text-boxed"
          initial={comment}
          placeholder="意见（可不写，会留在每一件里）"
          maxLength={commentLimit}
          onType={setComment}
        />
      )}
    </Sheet>
  )
}

type RowProps = {
  item: Item
  isChosen: boolean
  isDecided: boolean
  result: Result | null
  onToggle: () => void
}

function Row({ item, isChosen, isDecided, result, onToggle }: RowProps) {
  return (
    <View className="batch-row row-batch-item">
      <View
        className={`batch-mark ${isChosen ? 'batch-chosen' : ''}`}
        ariaRole="checkbox"
        aria-checked={isChosen}
        ariaLabel={item.title}
        onClick={isDecided ? () => undefined : onToggle}
      >
        {isChosen ? <Icon name="check" className="batch-icon" /> : null}
      </View>
      <View className="batch-text">
        <View onClick={() => go.post(item.subjectId)}>
          <View className="batch-title">{item.title}</View>
          {result?.refusal ? null : <View className="batch-note">{sayResult(result, isDecided, item)}</View>}
        </View>
        {result?.refusal ? (
          <RefusalLine className="batch-note batch-refused" refusal={result.refusal} />
        ) : null}
      </View>
    </View>
  )
}

function sayResult(result: Result | null, isDecided: boolean, item: Item): string {
  if (!result) return isDecided ? '未选' : item.unitName
  const { when } = result
  return when === null || when === item.when ? '已通过' : `已通过；日期已变为 ${when}`
}
