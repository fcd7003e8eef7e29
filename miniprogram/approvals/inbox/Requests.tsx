import { Text, View } from '@tarojs/components'
import { sayInstant } from '../../../shared/_kernel'
import { api, go, usePages, type Replies } from '../../_platform'
import { approvalStateWords, Card, Empty, FailureNote, Tag } from '../../_ui'

export type Tab = 'requested' | 'copied' | 'done'

type Row = Replies['approvals']['list']['rows'][number]

const nothing: Record<Tab, { title: string; note: string }> = {
  requested: { title: '还没有发起过', note: '您提交的稿件和申请，会列在这里。' },
  copied: { title: '没有抄送给您的', note: '别人请您了解、无需处理的，会列在这里。' },
  done: { title: '还没有处理过', note: '您处理、转交过的，会列在这里，随时可以回看。' },
}

/** One of the other lists, read page by page. */
export function Requests({ tab }: { tab: Tab }) {
  const list = usePages(['approvals.list', tab], (after) => api.approvals.list.query({ tab, after }))
  const { data, failure, readingMore, hasMore } = list
  if (!data)
    return failure ? <FailureNote failure={failure} /> : <View className="inbox-note">正在读取…</View>
  if (data.length === 0) return <Empty id={`none-${tab}`} icon="check" {...nothing[tab]} />
  return (
    <View>
      <Card>
        {data.map((row) => (
          <RequestLine key={row.approvalId} row={row} />
        ))}
      </Card>
      <View className="inbox-end">{readingMore ? '正在读取…' : hasMore ? '上拉看更多' : '没有更多了'}</View>
    </View>
  )
}

function RequestLine({ row }: { row: Row }) {
  const state = approvalStateWords[row.state]
  const step = row.state === 'open' && row.stepTitle ? ` · 等${row.stepTitle}` : ''
  return (
    <View
      className="request row-request"
      hoverClass="card-pressed"
      onClick={() => go.request(row.kind, row.subjectId)}
    >
      <View className="request-head">
        {row.unread ? <View className="unread-dot" /> : null}
        <Text className="request-title">{row.title}</Text>
        <Tag tone={state.tone}>{state.text}</Tag>
      </View>
      <Text className="request-note">
        {row.unitName} · {row.requesterName} · {sayInstant(row.requestedAt)}
      </Text>
      <Text className="request-note">
        {row.channelName} · {row.when}
        {step}
      </Text>
    </View>
  )
}
