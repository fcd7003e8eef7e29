import { api, go, useCommand, useNow, type Inputs, type Replies } from '../../_platform'
import { Card, Empty, LongList, NoticeLine } from '../../_ui'

type NoticeRow = Replies['notices']['inbox']['rows'][number]
type ReadNotices = Inputs['notices']['read']

export default function NoticesScreen() {
  const now = useNow()
  const markRead = useCommand((read: ReadNotices) => api.notices.read.mutate(read))

  function open(notice: NoticeRow) {
    if (!notice.read) void markRead.send({ noticeIds: [notice.id] })
    go.post(notice.opens.id)
  }

  return (
    <LongList
      id="notices"
      name="notices.inbox"
      read={(after) => api.notices.inbox.query({ after })}
      empty={<Empty icon="bell" title="没有通知" note="稿件有进展、有事等您处理时，会在这里告诉您。" />}
    >
      {(notices) => (
        <Card>
          {notices.map((notice) => (
            <NoticeLine key={notice.id} notice={notice} now={now} onTap={() => open(notice)} />
          ))}
        </Card>
      )}
    </LongList>
  )
}
