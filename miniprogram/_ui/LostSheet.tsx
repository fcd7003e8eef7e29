import { Text, View } from '@tarojs/components'
import { sayInstant } from '../../shared/_kernel'
import { verdictNames } from '../../shared/approvals'
import { api, copy, go, toast, useCommand, type Failure, type Inputs } from '../_platform'
import type { ApprovalView } from './approval-view'
import { Button } from './Button'
import { FailureNote } from './FailureState'
import { Sheet } from './Sheet'
import './LostSheet.scss'

type LostSheetProps = {
  /** Why the decision brought nothing. */
  failure: Failure
  /** The approval as it is now. */
  view: ApprovalView
  /** What the person had written; empty when nothing. */
  typed: string
  onClose: () => void
  refresh: () => Promise<unknown>
}

/** Somebody else was faster: who decided what, and what was typed is still there. */
export function LostSheet({ failure, view, typed, onClose, refresh }: LostSheetProps) {
  const command = useCommand((input: Inputs['approvals']['comment']) => api.approvals.comment.mutate(input))

  async function keepAsComment() {
    const said = await command.send({ approvalId: view.id, text: typed, attachmentIds: [] })
    if (!said) return
    toast('已发表为评论')
    onClose()
    await refresh()
  }

  return (
    <Sheet
      id="lost"
      title={failure.kind === 'refused' ? '已有人先处理' : '没有收到回应'}
      open
      onClose={onClose}
    >
      <Text className="lost-what">{sayLost(failure, view)}</Text>
      {typed.trim() === '' ? null : (
        <>
          <Text id="lost-text" className="lost-text" selectable userSelect>
            {typed}
          </Text>
          <FailureNote id="lost-failure" failure={command.failure} />
          <View className="lost-do">
            <Button small look="quiet" onTap={() => copy(typed)}>
              复制
            </Button>
            {view.can.comment ? (
              <Button
                id="keep-as-comment"
                small
                look="quiet"
                busy={command.busy}
                onTap={() => void keepAsComment()}
              >
                发表为评论
              </Button>
            ) : null}
          </View>
        </>
      )}
      <View className="lost-do">
        <Button id="go-on" wide onTap={go.approvals}>
          回待办，看下一件
        </Button>
      </View>
    </Sheet>
  )
}

/** After silence nobody knows whose decision it was: then only how far it is. */
function sayLost(failure: Failure, { steps }: ApprovalView): string {
  const [latest] = steps.flatMap(({ decisions }) => decisions).sort((a, b) => (a.at < b.at ? 1 : -1))
  const deed = latest
    ? `${latest.byName} 已在 ${sayInstant(latest.at)} ${verdictNames[latest.verdict]}`
    : '这一环节刚刚已经处理过了'
  return failure.kind === 'refused'
    ? `${deed}，您这次的决定没有计入。`
    : `刚才网络没有回应。现在的进展：${deed}。`
}
