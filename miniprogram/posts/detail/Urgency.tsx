import { go } from '../../_platform'
import { approvalStateWords, Card, Cell, Tag } from '../../_ui'
import type { PostDetail } from './post-detail'

/** Leads to the urgent request (加急): the one that was made, or the form of a new one. */
export function Urgency({ detail: { post, can, urgentRequest } }: { detail: PostDetail }) {
  if (!urgentRequest && !can.askUrgent) return null
  const { state, waitsFor } = urgentRequest ?? { state: null, waitsFor: null }
  const words = state && approvalStateWords[state]
  return (
    <Card className="urgency">
      <Cell
        id="urgency"
        icon="alert"
        title={urgentRequest ? '加急申请' : '申请加急'}
        note={
          waitsFor
            ? `等${waitsFor}`
            : urgentRequest
              ? '查看安排与理由'
              : '来不及按提前量刊出时，请单位负责人签字（G8）'
        }
        end={words ? <Tag tone={words.tone}>{words.text}</Tag> : null}
        onTap={() => go.urgent(post.id)}
      />
    </Card>
  )
}
