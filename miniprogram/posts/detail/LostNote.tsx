import { Text, View } from '@tarojs/components'
import { sayInstant } from '../../../shared/_kernel'
import { api, copy, toast, useCommand, type Inputs } from '../../_platform'
import { Button, verdictWords } from '../../_ui'
import type { PostDetail } from './post-detail'

type LostNoteProps = {
  detail: PostDetail
  typed: string
  onKept: () => void
  refresh: () => Promise<unknown>
}

/** Somebody else was faster: who decided what, and what was typed is still there. */
export function LostNote({ detail: { approval }, typed, onKept, refresh }: LostNoteProps) {
  const command = useCommand((input: Inputs['approvals']['comment']) => api.approvals.comment.mutate(input))
  const [latest] = approval.steps.flatMap(({ decisions }) => decisions).sort((a, b) => (a.at < b.at ? 1 : -1))

  async function keepAsComment() {
    const said = await command.send({ approvalId: approval.id, text: typed, attachmentIds: [] })
    if (!said) return
    toast('已发表为评论')
    onKept()
    await refresh()
  }

  return (
    <View id="lost" className="lost">
      <Text className="lost-title">
        {latest
          ? `${latest.byName} 已在 ${sayInstant(latest.at)} ${verdictWords[latest.verdict]}`
          : '这一环节刚刚已经处理过了'}
      </Text>
      <Text id="lost-text" className="lost-text" selectable userSelect>
        {typed}
      </Text>
      <View className="lost-do">
        <Button small look="quiet" onTap={() => copy(typed)}>
          复制
        </Button>
        {approval.can.comment ? (
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
    </View>
  )
}
